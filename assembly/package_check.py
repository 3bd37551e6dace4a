"""Checks an exported package by itself: every file, the manifest, and the seal of every line of its audit."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dispatch.chain import digest
from dispatch.values import Entry


def check_package(folder: Path) -> tuple[str, ...]:
    """What does not hold, in words; nothing when all does. What cannot be read does not hold."""
    try:
        return tuple(_faults(folder))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return (f"{folder}: cannot be read: {error}",)


def manifest_hash(folder: Path) -> str:
    """What the person who received the package has written down; raises OSError."""
    return hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()


def _faults(folder: Path) -> Iterator[str]:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    if (folder / "manifest.sha256").read_text(encoding="ascii").split()[0] != manifest_hash(folder):
        yield "manifest.json: not what manifest.sha256 says"
    audit = (folder / "audit.jsonl").read_bytes()
    if hashlib.sha256(audit).hexdigest() != manifest["audit_sha256"]:
        yield "audit.jsonl: not what the manifest says"
    lines = [json.loads(line) for line in audit.splitlines()]
    yield from _broken_lines(lines)
    yield from _broken_files(folder / "files", manifest["evidence"])
    logged = json.dumps([line["body"] for line in lines])
    for row in manifest["evidence"]:
        if row["kind"] == "clip" and row["sha256"] not in logged:
            yield f"{row['sha256']}: the audit does not know this clip"


def _broken_files(folder: Path, rows: list[dict[str, Any]]) -> Iterator[str]:
    named = {row["file"]: row for row in rows if row["file"]}
    for row in rows:
        if not row["file"]:
            yield f"{row['sha256']}: was missing when the package was written: {row.get('missing', '')}"
    for name, row in named.items():
        path = folder / name
        if path.parent != folder or not path.is_file():
            yield f"{name}: missing"
        elif _sha256(path) != row["sha256"]:
            yield f"{name}: changed"
    for path in sorted(folder.iterdir()):
        if path.name not in named:
            yield f"{path.name}: not in the manifest"


def _broken_lines(lines: list[dict[str, Any]]) -> Iterator[str]:
    before, prev = 0, ""
    for line in lines:
        entry = Entry(**{**line, "at": datetime.fromisoformat(line["at"]), "body": MappingProxyType(line["body"])})
        if digest(entry) != entry.hash:
            yield f"audit.jsonl: line {entry.seq}: changed"
        if entry.seq <= before or (entry.seq == before + 1 and before and entry.prev_hash != prev):
            yield f"audit.jsonl: line {entry.seq}: out of its place"
        before, prev = entry.seq, entry.hash


def _sha256(path: Path) -> str:
    digest_of = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest_of.update(chunk)
    return digest_of.hexdigest()
