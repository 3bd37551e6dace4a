"""The evidence of a case as a folder to hand over: files, manifest and audit, to be checked without a database.

`files/` holds every picture and clip under its SHA-256, `audit.jsonl` the lines of the log about the case with their
links, `manifest.json` what each file is and the hash of the audit, `manifest.sha256` the hash to be written down.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from assembly.centre import OpenCentre
from db.pictures import sync_folder
from dispatch.errors import Refused
from dispatch.papers import CaseFile
from dispatch.values import Entry, Evidence

VERSION = 1
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "video/mp4": ".mp4"}


def write_package(centre: OpenCentre, case_id: int, folder: Path, *, by: str) -> Path:
    """Write the package beside and rename it; returns its folder. Raises Unknown, OSError."""
    file = centre.board.file(centre.jurisdiction, case_id)
    now = centre.clock.now().astimezone(UTC)
    target = folder / f"{file.case.number} {now:%Y%m%d-%H%M%S}"
    beside = target.with_name(f".{target.name}")
    (beside / "files").mkdir(parents=True)
    rows = [_copied(centre, row, beside / "files") for row in file.evidence]
    audit = "".join(f"{line}\n" for line in _audit(centre, case_id)).encode()
    (beside / "audit.jsonl").write_bytes(audit)
    manifest = json.dumps(_manifest(file, rows, audit, by=by, now=now), ensure_ascii=False, indent=1).encode()
    (beside / "manifest.json").write_bytes(manifest)
    (beside / "manifest.sha256").write_text(f"{hashlib.sha256(manifest).hexdigest()}  manifest.json\n", "ascii")
    beside.rename(target)
    sync_folder(folder)
    return target


def _copied(centre: OpenCentre, row: Evidence, folder: Path) -> dict[str, object]:
    """One file, re-hashed before it is copied; one that was changed is named and left out."""
    picture = row.picture
    name = f"{picture.sha256}{_ENDINGS.get(picture.media_type, '.bin')}"
    said: dict[str, object] = {**asdict(picture), "by_name": row.by_name, "at": row.at.isoformat(), "file": name}
    said["taken_at"] = picture.taken_at.isoformat() if picture.taken_at else None
    try:
        shutil.copyfile(centre.pictures.where(picture.sha256), folder / name)
    except Refused as refusal:
        said["file"], said["missing"] = "", str(refusal)
    return said


def _manifest(
    file: CaseFile, rows: list[dict[str, object]], audit: bytes, *, by: str, now: datetime
) -> dict[str, object]:
    case = file.case
    return {
        "version": VERSION, "jurisdiction": case.jurisdiction, "case": case.number, "title": case.title,
        "written_at": now.isoformat(), "written_by": by, "audit_sha256": hashlib.sha256(audit).hexdigest(),
        "evidence": rows,
    }  # fmt: skip


def _audit(centre: OpenCentre, case_id: int) -> Iterator[str]:
    """The lines of the log about a case, each as it was sealed."""
    seq = 0
    while lines := centre.log.after(centre.jurisdiction, seq, 2000):
        seq = lines[-1].seq
        for line in lines:
            if line.case_id == case_id:
                yield json.dumps(line_of(line), ensure_ascii=False, sort_keys=True)


def line_of(entry: Entry) -> dict[str, object]:
    """A line of the log as plain values."""
    row = {name: getattr(entry, name) for name in Entry.__slots__}
    return {**row, "at": entry.at.isoformat(timespec="microseconds"), "body": dict(entry.body)}
