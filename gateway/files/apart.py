"""A large table read in a process of its own: the desk stays quick, and both cores of a small machine work.

`python -m gateway.files.apart` takes one job on its standard input and answers with frames, each behind its length. It
ends by itself as soon as nobody reads them any more.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, cast

import msgspec

from dispatch.bringing import ROW_TYPES, FileBroken, ProfileBroken, RowRefused, TableBroken
from dispatch.values import Department
from gateway.files.known import Known
from gateway.files.profile import Profile, load_profile
from gateway.files.reading import Part, Reading, read_here

ROOT = Path(__file__).parents[2]
_BROKEN = {found.__name__: found for found in (TableBroken, ProfileBroken)}
_LENGTH = 4


class Job(msgspec.Struct):
    """What is to be read."""

    path: str
    profile: str
    jurisdiction: str
    known: Known


class Opened(msgspec.Struct, tag=True):
    """The first frame."""

    columns: tuple[str, ...]


class Rows(msgspec.Struct, tag=True):
    """The frame of a part; the values are decoded by the kind of the table."""

    values: msgspec.Raw
    rows: list[int]
    refused: list[RowRefused]
    share: float


class Ended(msgspec.Struct, tag=True):
    """The last frame: what was noticed, which departments the table has named."""

    notes: list[str]
    made: dict[int, Department]


class Broken(msgspec.Struct, tag=True):
    """The last frame of a file that cannot be used."""

    error: str
    file: str
    code: str
    detail: str


@contextmanager
def read_apart(path: Path, profile: Profile, jurisdiction: str, known: Known) -> Iterator[Reading]:
    """As `read_here`, from a process of its own, which is ended on leaving."""
    job = Job(str(path.resolve()), str(profile.file.resolve()), jurisdiction, known)
    process = subprocess.Popen(
        [sys.executable, "-m", __name__], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl+C is for who reads
    )  # fmt: skip
    given, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    try:
        with suppress(BrokenPipeError), given:  # one that ended at once has said nothing, which is told below
            given.write(msgspec.msgpack.encode(job, enc_hook=_plain))
        opened = _frame(answers, path, Opened | Broken)
        notes: list[str] = []
        yield Reading(opened.columns, _parts(answers, path, profile, known, notes), notes)
    finally:
        process.kill()
        process.wait()
        answers.close()


def _parts(answers: IO[bytes], path: Path, profile: Profile, known: Known, notes: list[str]) -> Iterator[Part]:
    values = msgspec.msgpack.Decoder(list[ROW_TYPES[profile.kind]])  # type: ignore[valid-type,name-defined]
    while isinstance(found := _frame(answers, path, Rows | Ended | Broken), Rows):
        yield Part(values.decode(found.values), found.rows, found.refused, found.share)
    notes += found.notes
    known.made.update(found.made)


def _frame(answers: IO[bytes], path: Path, kinds: Any) -> Any:
    """The next frame; raises what it tells of, and TableBroken where the other process has ended without a word."""
    length = int.from_bytes(answers.read(_LENGTH), "big")
    given = answers.read(length)
    if not length or len(given) < length:
        raise TableBroken(str(path), "unreadable", "the process that read it has ended")
    found = msgspec.msgpack.decode(given, type=kinds)
    if isinstance(found, Broken):
        raise _BROKEN.get(found.error, TableBroken)(found.file, found.code, found.detail)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(type(value).__name__)


def _answer(job: Job, out: IO[bytes]) -> None:
    def say(frame: msgspec.Struct) -> None:
        given = msgspec.msgpack.encode(frame, enc_hook=_plain)
        out.write(len(given).to_bytes(_LENGTH, "big") + given)
        out.flush()

    try:
        with read_here(Path(job.path), load_profile(Path(job.profile)), job.jurisdiction, job.known) as reading:
            say(Opened(reading.columns))
            for part in reading.parts:
                values = msgspec.Raw(msgspec.msgpack.encode(part.values, enc_hook=_plain))
                say(Rows(values, part.rows, part.refused, part.share))
            say(Ended(reading.notes, job.known.made))
    except FileBroken as broken:
        say(Broken(type(broken).__name__, broken.file, broken.code, broken.detail))


def main() -> None:
    """Read the job that stands on the standard input."""
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    try:
        _answer(job, sys.stdout.buffer)
    except BrokenPipeError:
        sys.stdout = None  # nobody reads any more: nothing is left to be written at the end
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
