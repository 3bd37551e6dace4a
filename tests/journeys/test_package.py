"""A clip goes from the camera into the case and out of the house, and whoever receives it can check it alone."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from assembly.children import ROOT
from assembly.clips import Shelf
from assembly.package_check import check_package
from assembly.packaging import write_package
from dispatch.errors import Refused
from dispatch.values import EvidenceKind, Role
from dispatch.verbs import Actor
from simulator.county import CODE, WANG
from tests.journeys.running import DEMO, Running, filed_case
from video.kept import Kept, Lack, read_kept, sidecar_of, write_kept
from video.recovery import sha256_of


def left_behind(running: Running, case_id: int | None, lack: Lack = Lack.NOTHING) -> tuple[Shelf, Kept]:
    """A finished clip that nobody has put away, and where it goes."""
    folder = running.paths.keeping
    folder.mkdir(parents=True)
    clip = folder / "clip.mp4"
    clip.write_bytes((DEMO / "recording.mp4").read_bytes())
    began = running.centre.clock.now()
    kept = Kept(
        name=clip.name, camera_id=3, camera="永安路口", operator="王敏", case_id=case_id, began_at=began,
        stream_began_s=12.5, codec="h264", width=640, height=360, sha256=sha256_of(clip), octets=clip.stat().st_size,
        pictures=250, seconds=10.0, ended_at=began + timedelta(seconds=10), stream_ended_s=22.5, lack=lack,
    )  # fmt: skip
    write_kept(sidecar_of(clip), kept)
    actor = Actor(person_id=WANG, role=Role.DISPATCHER, workstation="test")
    centre = running.centre
    return Shelf(folder=folder, pictures=centre.pictures, centre=centre.dispatcher, actor=actor), kept


def test_a_clip_left_behind_is_attached_once_and_its_hash_stands_in_the_log(running: Running) -> None:
    case_id = filed_case(running)
    shelf, kept = left_behind(running, case_id, Lack.KILLED)
    assert shelf.recover() == (kept,)
    assert shelf.recover() == ()
    file = running.centre.board.file(CODE, case_id)
    (clip,) = [row for row in file.evidence if row.picture.is_clip]
    assert (clip.picture.sha256, clip.picture.lack, clip.picture.seconds) == (kept.sha256, "process ended", 10.0)
    assert clip.picture.stream_s == 12.5
    assert clip.picture.taken_at == kept.began_at
    logged = [line for line in running.centre.log.after(CODE, 0) if line.step == "attach"]
    assert [line.body["sha256"] for line in logged] == [[kept.sha256]]
    assert read_kept(running.centre.pictures.where(kept.sha256).with_suffix(".json")) == kept


def test_a_clip_of_a_case_that_takes_no_more_is_kept_all_the_same(running: Running) -> None:
    shelf, kept = left_behind(running, 10**6)
    with pytest.raises(Refused):
        shelf.put_away(kept)
    assert running.centre.pictures.where(kept.sha256).stat().st_size == kept.octets


def packed(running: Running, folder: Path) -> tuple[Path, Kept]:
    """A package of a case with a picture and a clip."""
    case_id = filed_case(running)
    shelf, kept = left_behind(running, case_id)
    shelf.recover()
    return write_package(running.centre, case_id, folder, by="王敏"), kept


def test_a_package_is_checked_without_a_database_and_every_change_is_found(running: Running, tmp_path: Path) -> None:
    package, kept = packed(running, tmp_path / "out")
    said = subprocess.run(
        [sys.executable, "main.py", "verify", str(package), "--data-dir", str(tmp_path / "nowhere")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout
    assert not (tmp_path / "nowhere").exists()
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    kinds = sorted(row["kind"] for row in manifest["evidence"])
    assert kinds == [EvidenceKind.CLIP, EvidenceKind.NEAR]
    steps = [json.loads(line)["step"] for line in (package / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert steps == ["submit", "register", "file", "attach"]
    clip = package / "files" / f"{kept.sha256}.mp4"
    for path in (clip, package / "audit.jsonl", package / "manifest.json"):
        whole = path.read_bytes()
        path.write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
        assert check_package(package), path
        path.write_bytes(whole)
    (package / "files" / "more.jpg").write_bytes(b"x")
    assert check_package(package) == ("more.jpg: not in the manifest",)
    (package / "files" / "more.jpg").unlink()
    clip.rename(tmp_path / "taken.mp4")
    assert check_package(package) == (f"{clip.name}: missing",)


def test_a_line_of_the_audit_that_was_rewritten_with_its_hashes_is_found(running: Running, tmp_path: Path) -> None:
    package, _ = packed(running, tmp_path / "out")
    audit = package / "audit.jsonl"
    lines = [json.loads(line) for line in audit.read_text(encoding="utf-8").splitlines()]
    lines[1]["person_name"] = "somebody else"
    audit.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert any("changed" in fault for fault in check_package(package))


def test_what_is_no_package_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "absent"):
        (fault,) = check_package(folder)
        assert "cannot be read" in fault
