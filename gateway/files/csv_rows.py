"""Rows of CSV files, plain or gzip, in UTF-8 (with or without BOM) or GB18030, in bounded memory."""

import csv
import gzip
import io
import zlib
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from dispatch.bringing import TableBroken
from gateway.files.profile import Profile
from gateway.files.raw import Raw, Row

# A longer line is not a table: it would have to be held in memory whole.
LINE_LIMIT = 1_000_000
SWELL_AFTER, SWELL = 64 << 20, 200  # a file that unpacks to more than this many times its size is a trap
_SAMPLE = 1 << 20
WIDTH = "\0width"  # in the place of a column's name: how many cells a row has that has too many or too few


@contextmanager
def open_csv(path: Path, profile: Profile) -> Iterator[Raw]:
    """The rows of a CSV file; raises TableBroken."""
    with path.open("rb") as file, _told(path):
        size = max(1, path.stat().st_size)
        stream = _unpacked(file)
        sample = stream.read(_SAMPLE)
        encoding = encoding_of(path, profile.encoding, sample)
        stream.seek(0)
        text = io.TextIOWrapper(stream, encoding=encoding, errors="strict", newline="")
        reader = csv.reader(_lines(path, text, file, stream), delimiter=profile.delimiter, strict=True)
        columns = tuple(name.strip() for name in next(reader, ()))
        notes = ["mixed_line_ends"] if _has_mixed_ends(sample) else []
        yield Raw(columns=columns, rows=_rows(path, reader, columns), share=lambda: file.tell() / size, notes=notes)


def encoding_of(path: Path, wanted: str, sample: bytes) -> str:
    """The encoding: what a BOM says, what the profile says, or for 'auto' UTF-8 or else GB18030. Raises TableBroken."""
    if sample.startswith(BOM_UTF8):
        return "utf-8-sig"
    if wanted != "auto":
        _demand(path, wanted, sample)
        return wanted
    return "utf-8" if _fits("utf-8", sample) else "gb18030"


def _demand(path: Path, wanted: str, sample: bytes) -> None:
    if not _fits(wanted, sample):
        other = "gb18030" if _fits("gb18030", sample) else "another encoding"
        raise TableBroken(str(path), "encoding", f"not in {wanted}; it looks like {other} (a gbk file is gb18030)")


def _fits(encoding: str, sample: bytes) -> bool:
    try:
        getincrementaldecoder(encoding)("strict").decode(sample, final=False)
    except (UnicodeError, LookupError):
        return False
    return True


def _unpacked(file: IO[bytes]) -> IO[bytes]:
    is_packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if is_packed else file


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeError as error:
        raise TableBroken(str(path), "encoding", str(error)) from error
    except csv.Error as error:
        raise TableBroken(str(path), "quotes", str(error)) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise TableBroken(str(path), "cut", str(error)) from error
    except OSError as error:
        raise TableBroken(str(path), "unreadable", error.strerror or str(error)) from error


def _lines(path: Path, text: io.TextIOWrapper, file: IO[bytes], stream: IO[bytes]) -> Iterator[str]:
    number, is_packed = 0, stream is not file
    while line := text.readline(LINE_LIMIT):
        number += 1
        if len(line) == LINE_LIMIT:
            raise TableBroken(str(path), "line", f"line {number}: longer than {LINE_LIMIT} characters")
        if is_packed and number % 100 == 0 and stream.tell() > max(SWELL_AFTER, SWELL * file.tell()):
            raise TableBroken(str(path), "bomb", f"unpacks to more than {SWELL} times its size")
        yield line


def _rows(path: Path, reader: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[Row]:
    width = len(columns)
    with _told(path):
        for cells in reader:
            if len(cells) == width:
                yield reader.line_num, dict(zip(columns, cells, strict=True))  # type: ignore[attr-defined]
            elif any(cells):
                named = dict(zip(columns, [*cells, *[""] * width], strict=False))
                yield reader.line_num, {**named, WIDTH: f"{len(cells)}"}  # type: ignore[attr-defined]


def _has_mixed_ends(sample: bytes) -> bool:
    both = sample.count(b"\r\n")
    return sum(count > 0 for count in (both, sample.count(b"\n") - both, sample.count(b"\r") - both)) > 1
