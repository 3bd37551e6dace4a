"""What a desk shows of a clip is its first picture; what is handed on stays the clip."""

import shutil
from pathlib import Path

import pytest

from assembly.stills import Stills
from db.pictures import FilePictures
from dispatch.errors import Invalid
from video.recovery import sha256_of


def test_of_a_clip_its_first_picture_is_shown_and_a_picture_is_what_was_stored(tmp_path: Path) -> None:
    pictures = FilePictures(tmp_path / "pictures")
    clip, beside = tmp_path / "a.mp4", tmp_path / "a.json"
    shutil.copyfile(Path(__file__).parents[2] / "resources" / "demo" / "recording.mp4", clip)
    beside.write_text("{}")
    digest = sha256_of(clip)
    pictures.adopt(clip, digest, beside)
    shown = Stills(pictures)
    assert shown.get(digest)[:2] == b"\xff\xd8"
    assert pictures.get(digest)[4:8] == b"ftyp"
    assert shown.get(pictures.put(b"jpeg")) == b"jpeg"
    pictures.where(digest).write_bytes(b"changed")
    with pytest.raises(Invalid):
        shown.get(digest)
