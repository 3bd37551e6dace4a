"""The hash chain over the log: each line holds the SHA-256 of itself and of the line before (RFC 8785-like JSON)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from dispatch.values import Entry

_SEALED = tuple(field.name for field in fields(Entry) if field.name != "hash")


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain no longer holds: the number of the line, and what is wrong ('gap', 'link' or 'content')."""

    seq: int
    why: str


def digest(entry: Entry) -> str:
    """SHA-256 in hex over the canonical JSON of every field but the hash; `prev_hash` must be set already."""
    return hashlib.sha256(_json(_content(entry)).encode("ascii")).hexdigest()


def around(entry: Entry) -> tuple[str, str, str]:
    """The canonical JSON before `prev_hash`, between it and `seq`, and after: for who learns of both only later."""
    content = _content(entry)
    before = {name: value for name, value in content.items() if name < "prev_hash"}
    between = {name: value for name, value in content.items() if "prev_hash" < name < "seq"}
    after = {name: value for name, value in content.items() if name > "seq"}
    return f'{_json(before)[:-1]},"prev_hash":"', f'",{_json(between)[1:-1]},"seq":', f",{_json(after)[1:]}"


def _content(entry: Entry) -> dict[str, object]:
    content = {name: getattr(entry, name) for name in _SEALED}
    content["at"] = entry.at.isoformat(timespec="microseconds")
    content["body"] = dict(entry.body)
    return content


def _json(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def seal(entry: Entry, seq: int, prev_hash: str) -> Entry:
    """The entry as it is stored: numbered, linked and hashed. `at` must be in UTC."""
    numbered = replace(entry, seq=seq, prev_hash=prev_hash)
    return replace(numbered, hash=digest(numbered))


def verify(entries: Iterable[Entry], *, prev_hash: str = "", first: int = 1) -> Break | None:
    """The first break in consecutive lines, beginning with number `first`, or None when the chain holds."""
    for expected, entry in enumerate(entries, first):
        if entry.seq != expected:
            return Break(expected, "gap")
        if entry.prev_hash != prev_hash:
            return Break(entry.seq, "link")
        if digest(entry) != entry.hash:
            return Break(entry.seq, "content")
        prev_hash = entry.hash
    return None
