"""What leaves the store as files: the log, still verifiable, and cases with their reporters masked."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from db import rows
from db.board import SqlBoard
from db.log import SqlLog
from db.verify import BATCH, Anchor
from dispatch import chain
from dispatch.chain import Break
from dispatch.pages import Which
from dispatch.values import Case, Entry

_PAGE = 1000
_CASE = tuple(field.name for field in fields(Case))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class NoLog(Exception):  # noqa: N818 - says what is not there
    """A file that no log was exported to."""


def write_log(log: SqlLog, here: str, into: TextIO) -> Anchor:
    """The log as lines of JSON, closed by a line that says how far it goes; returns its end."""
    end = Anchor(0, "")
    while lines := log.after(here, end.seq, BATCH):
        for line in lines:
            into.write(_json(rows.entry_row(line)))
        end = Anchor(lines[-1].seq, lines[-1].hash)
    into.write(_json({"end": end.seq, "hash": end.hash}))
    return end


def verify_export(path: Path, anchor: Anchor | None = None) -> Break | None:
    """The first break in an exported log, or None; raises NoLog. A file cut short has lost its closing line: 'cut'."""
    seq, prev_hash, closing = 0, "", None
    try:
        with path.open(encoding="utf-8") as file:
            read = _lines(file)
            while batch := list(islice(read, BATCH)):
                entries = [line for line in batch if isinstance(line, Entry)]
                broken = chain.verify(entries, prev_hash=prev_hash, first=seq + 1) or _off(anchor, entries)
                if broken:
                    return broken
                if entries:
                    seq, prev_hash = entries[-1].seq, entries[-1].hash
                closing = batch[-1]
    except _Torn as torn:
        return Break(torn.seq, "content")
    except (OSError, UnicodeDecodeError) as error:
        raise NoLog(f"{path}: {error}") from error
    if closing is None:
        raise NoLog(f"{path} is empty")
    too_short = anchor is not None and anchor.seq > seq
    return Break(seq + 1, "cut") if closing != Anchor(seq, prev_hash) or too_short else None


def write_cases(board: SqlBoard, here: str, into: TextIO, since: datetime | None, until: datetime | None) -> int:
    """Cases by the time of their report, the newest first, as a table (CSV) for spreadsheets; returns how many."""
    table = csv.writer(into)
    table.writerow(_CASE)
    count = 0
    for case in _history(board, here, until):
        if since and case.reported_at < since:
            break
        table.writerow([_cell(getattr(case, name)) for name in _CASE])
        count += 1
    return count


def _history(board: SqlBoard, here: str, until: datetime | None) -> Iterator[Case]:
    after, is_more = f"{until.isoformat()}/1" if until else "", True
    while is_more:
        page = board.page(here, Which(history=True), limit=_PAGE, after=after)
        yield from page.cases
        after, is_more = page.after, bool(page.after)


def _cell(value: object) -> str:
    """As text; a spreadsheet must not take a citizen's words for a formula."""
    text = "" if value is None else value.isoformat() if isinstance(value, datetime) else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


class _Torn(Exception):  # noqa: N818 - a line that is none
    def __init__(self, seq: int) -> None:
        self.seq = seq
        super().__init__(seq)


def _lines(file: Iterable[str]) -> Iterator[Entry | Anchor]:
    for number, text in enumerate(file, 1):
        try:
            held: dict[str, Any] = json.loads(text)
            yield Anchor(held["end"], held["hash"]) if "end" in held else _entry(held)
        except (ValueError, KeyError, TypeError) as error:
            raise _Torn(number) from error


def _entry(held: dict[str, Any]) -> Entry:
    return rows.entry_of([*({**held, "at": datetime.fromisoformat(held["at"])}[column.name] for column in rows.ENTRY)])


def _off(anchor: Anchor | None, entries: list[Entry]) -> Break | None:
    found = next((entry for entry in entries if anchor and entry.seq == anchor.seq), None)
    return Break(found.seq, "anchor") if anchor and found and found.hash != anchor.hash else None


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, default=datetime.isoformat) + "\n"
