"""The pictures of a case in its file: what they show; a clip that is not whole is called so."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from console.spine import Spine
from dispatch.values import Evidence, EvidenceKind, Picture
from tests.fakes import NOON
from widgets.picture_row import PictureRow, Thumbnail


def test_a_clip_says_its_length_and_that_it_is_partial_when_it_is(spine: Spine, qtbot: QtBot) -> None:
    clip = Picture(sha256="a" * 64, kind=EvidenceKind.CLIP, media_type="video/mp4", size=9, width=640, height=360,
                   seconds=8.2)  # fmt: skip
    whole = Evidence(id=1, case_id=1, picture=clip, at=NOON, by_name="王敏")
    rows = (whole, replace(whole, id=2, picture=replace(clip, lack="camera lost")))
    shown = PictureRow(lambda _sha256, _take: None, spine.times)
    qtbot.addWidget(shown)
    shown.show_evidence(rows)
    said = [row.accessibleName() for row in shown.findChildren(Thumbnail)]
    assert said[0].startswith("Clip ▶ 8 s")
    assert said[1].startswith("▲ partial ▶ 8 s")
