"""Rows of spreadsheets (XLSX, XLSM, XLS, ODS): values as last calculated; macros are never run."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from dispatch.bringing import TableBroken
from gateway.files.profile import Profile
from gateway.files.raw import Raw, Row

# A sheet is held whole: 94,000 rows of 34 columns take some 200 MB unpacked.
MOST_BYTES = 256 << 20
_PIECE = 1 << 20


@contextmanager
def open_sheet(path: Path, profile: Profile) -> Iterator[Raw]:
    """The rows of the named or the first sheet, the first row its head; raises TableBroken."""
    notes = _checked(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
        if profile.sheet and profile.sheet not in names:
            raise TableBroken(str(path), "sheet", f"no sheet {profile.sheet}; there are {', '.join(names)}")
        sheet = book.get_sheet_by_name(profile.sheet or names[0])
        total, rows = max(1, sheet.height), sheet.iter_rows()
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise TableBroken(str(path), "sheet", f"not a spreadsheet: {error}") from error
    columns = tuple(_text(cell).strip() for cell in next(rows, []))
    done = [1]
    yield Raw(columns=columns, rows=_rows(rows, columns, done), share=lambda: done[0] / total, notes=notes)
    book.close()


def _checked(path: Path) -> list[str]:
    """What a person should know of the file; raises TableBroken for one that swells or is damaged."""
    if not zipfile.is_zipfile(path):
        return []  # the binary format of old, which is no archive
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            demand_modest(path, archive)
            has_formulas = any(_holds(archive, name, b"<f") for name in names if name.startswith("xl/worksheets/sheet"))
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise TableBroken(str(path), "cut", f"a damaged archive: {error}") from error
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return [note for note, is_so in (("macros", has_macros), ("formulas", has_formulas)) if is_so]


def demand_modest(path: Path, archive: zipfile.ZipFile, most: int = MOST_BYTES) -> None:
    """Unpack an archive piece by piece and keep nothing: what it says of its own sizes may be a lie.

    Raises TableBroken for one that unpacks to more than `most` bytes.
    """
    total = sum(info.file_size for info in archive.infolist())
    for info in archive.infolist():
        if total > most:
            break
        with archive.open(info) as member:
            while member.read(_PIECE):
                pass
    if total > most:
        raise TableBroken(str(path), "bomb", f"unpacks to {total >> 20} MB, more than {most >> 20} MB")


def _holds(archive: zipfile.ZipFile, name: str, sign: bytes) -> bool:
    with archive.open(name) as member:
        last = b""
        while piece := member.read(_PIECE):
            if sign + b">" in last + piece or sign + b" " in last + piece:
                return True
            last = piece[-4:]
    return False


def _rows(rows: Iterator[list[Any]], columns: tuple[str, ...], done: list[int]) -> Iterator[Row]:
    for number, cells in enumerate(rows, 2):
        done[0] = number
        texts = [_text(cell) for cell in cells]
        if any(texts):
            yield number, dict(zip(columns, texts, strict=False))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return "" if value is None else str(value)
