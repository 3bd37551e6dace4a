"""Brings a file in: looked at first, tried without a trace, or staged and then published part by part."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from dispatch.bringing import ROW_TYPES, Cancelled, Kind, Phase, Preview, Progress, Report, RowRefused, Run, Seen
from dispatch.ports import Clock
from dispatch.values import Case, Department
from dispatch.verbs import Actor
from gateway.files.apart import read_apart
from gateway.files.known import Known
from gateway.files.opening import open_table
from gateway.files.profile import Profile
from gateway.files.raw import Raw
from gateway.files.reading import Reading, read_here
from gateway.files.refused import RefusedFile
from gateway.files.shown import shown_of
from gateway.files.table import demand_columns, values_of

FIRST_ROWS = 20
APART_FROM = 1 << 20  # bytes from which on a process of its own pays
READING_SHARE = 0.4  # of the whole time; the rest is publishing
_PIECE = 1 << 20


class Staging(Protocol):
    """Where rows wait and are published: what db brings."""

    def demand_allowed(self, here: str, by: Actor | None) -> None: ...
    def begin(self, here: str, run: Run, by: Actor | None) -> int: ...
    def stage(
        self, here: str, run_id: int, values: Sequence[Any], *, rows: Sequence[int] = (), at: datetime
    ) -> None: ...
    def ready(self, here: str, run_id: int, *, refused: int, at: datetime) -> None: ...
    def publish(self, here: str, run: Run, *, at: datetime) -> Any: ...
    def drop(self, here: str, run_id: int, *, at: datetime) -> None: ...
    def run(self, here: str, run_id: int) -> Run: ...
    def unfinished(self, here: str) -> tuple[Run, ...]: ...
    def held_numbers(self, here: str, numbers: Sequence[str]) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where files are brought to: the jurisdiction, its store, what its directory knows, and who brings them."""

    here: str
    staging: Staging
    known: Callable[[], Known]
    clock: Clock
    by: Actor | None = None


class Bringing:
    """One file on its way. `progress` may be read and `cancel` called on any thread."""

    def __init__(self, path: Path, profile: Profile, ground: Ground, refused_to: Path) -> None:
        self._path, self._profile, self._ground, self._refused_to = path, profile, ground, refused_to
        self._stop = threading.Event()
        self._began = time.monotonic()
        self.progress = Progress(phase=Phase.READING, share=0.0)

    def cancel(self) -> None:
        """Stop at the next row or part: what is published stays and is whole."""
        self._stop.set()

    @property
    def kind(self) -> Kind:
        """What the file holds, by its profile."""
        return self._profile.kind

    def preview(self) -> Preview:
        """The first rows as they will be read; raises TableBroken or ProfileBroken."""
        with open_table(self._path, self._profile) as raw:
            demand_columns(raw, self._path, self._profile)
            rows = tuple(self._seen(value) for _, value in islice(self._values(raw), FIRST_ROWS))
            used = {*self._profile.columns.values(), "geometry"}
            unused = tuple(name for name in raw.columns if name not in used)
            return Preview(
                kind=self._profile.kind, columns=raw.columns, unused=unused, rows=rows, notes=tuple(raw.notes)
            )

    def try_out(self) -> Report:
        """Read everything and write nothing; raises TableBroken, ProfileBroken or Cancelled."""
        held, added = 0, 0

        def count(values: list[Any], _rows: list[int]) -> None:
            nonlocal held, added
            known = self._held(values)
            held += known
            added += len(values) - known

        refused, notes = self._read(count, 1.0)
        return self._report(added, held, refused, notes, is_trial=True)

    def bring(self) -> Report:
        """Stage, then publish; raises TableBroken, ProfileBroken, Cancelled, or what the store raises.

        A file that breaks half-way leaves nothing behind; one whose publishing is cut off is gone on with by `resume`.
        """
        ground, at = self._ground, self._ground.clock.now
        run_id = ground.staging.begin(ground.here, self._run(), ground.by)
        known = ground.known()
        is_read = False
        try:
            refused, notes = self._read(
                lambda values, rows: ground.staging.stage(ground.here, run_id, values, rows=rows, at=at()),
                READING_SHARE, known,
            )  # fmt: skip
            self._put_departments(known)
            ground.staging.ready(ground.here, run_id, refused=refused.count, at=at())
            is_read = True
        finally:
            if not is_read:
                ground.staging.drop(ground.here, run_id, at=at())
        run = self.resume(ground.staging.run(ground.here, run_id))
        return self._report(run.added, run.held, refused, notes, is_trial=False)

    def gather(self, to: Path) -> Report:
        """Read unit grids and write them as one GeoJSON file in WGS-84; raises TableBroken or Cancelled."""
        self._ground.staging.demand_allowed(self._ground.here, self._ground.by)
        gathered: list[Any] = []
        refused, notes = self._read(lambda values, _rows: gathered.extend(values), 1.0)
        to.write_text(json.dumps({"type": "FeatureCollection", "features": gathered}, ensure_ascii=False), "utf-8")
        return self._report(len(gathered), 0, refused, notes, is_trial=False)

    def go_on(self, run: Run) -> Report:
        """Publish what a cut off run has staged; raises Cancelled, after which it can be gone on with again."""
        self._ground.staging.demand_allowed(self._ground.here, self._ground.by)
        done = self.resume(run)
        return Report(kind=run.kind, is_trial=False, read=done.staged + done.refused, added=done.added, held=done.held,
                      refused=done.refused, seconds=time.monotonic() - self._began)  # fmt: skip

    def resume(self, run: Run) -> Run:
        """Publish what a run has staged; raises Cancelled, after which it can be resumed again."""
        ground, began = self._ground, time.monotonic()
        done, total = 0, max(1, run.staged - run.added - run.held)
        while (part := ground.staging.publish(ground.here, run, at=ground.clock.now())) is not None:
            done += part.added + part.held
            spent = time.monotonic() - began
            self.progress = Progress(
                phase=Phase.PUBLISHING, share=READING_SHARE + (1 - READING_SHARE) * done / total, read=run.staged,
                refused=run.refused, published=run.added + run.held + done, left_s=spent * (total - done) / done,
            )  # fmt: skip
            self._demand_going_on()
        return ground.staging.run(ground.here, run.id)

    def _run(self) -> Run:
        now = self._ground.clock.now()
        profile = self._profile
        return Run(file=self._path.name[:255], sha256=sha256_of(self._path), profile=profile.name[:120],
                   kind=profile.kind, at=now, touched_at=now)  # fmt: skip

    def _put_departments(self, known: Known) -> None:
        """Departments that a table of cases has named come first: no case may name one that is not there."""
        if not known.made:
            return
        ground, now = self._ground, self._ground.clock.now()
        run = Run(file=self._path.name[:255], sha256="", profile=self._profile.name[:120], kind=Kind.DEPARTMENTS,
                  at=now, touched_at=now)  # fmt: skip
        run_id = ground.staging.begin(ground.here, run, ground.by)
        made: list[Department] = list(known.made.values())
        ground.staging.stage(ground.here, run_id, made, at=now)
        ground.staging.ready(ground.here, run_id, refused=0, at=now)
        staged = ground.staging.run(ground.here, run_id)
        while ground.staging.publish(ground.here, staged, at=now) is not None:
            pass

    def _read(
        self, take: Callable[[list[Any], list[int]], None], whole: float, known: Known | None = None
    ) -> tuple[RefusedFile, list[str]]:  # fmt: skip
        """Hand the rows over in parts; the refused ones go into their file."""
        count = 0
        with self._reading(known or self._ground.known()) as reading:
            with RefusedFile(self._refused_to, reading.columns) as refused:
                for part in reading.parts:
                    for row in part.refused:
                        refused.add(row)
                    if part.values:
                        take(part.values, part.rows)
                    count += len(part.values)
                    self._tell(count, refused.count, part.share * whole, whole)
                    self._demand_going_on()
            return refused, reading.notes

    def _reading(self, known: Known) -> AbstractContextManager[Reading]:
        is_large = self._path.stat().st_size >= APART_FROM if self._path.exists() else False
        read = read_apart if is_large and self._profile.kind in ROW_TYPES else read_here
        return read(self._path, self._profile, self._ground.here, known)

    def _values(self, raw: Raw) -> Iterator[tuple[int, Any]]:
        return values_of(raw, self._path, self._profile, self._ground.here, Known())

    def _held(self, values: list[Any]) -> int:
        if self._profile.kind is not Kind.CASES:
            return 0
        numbers = [value.number for value in values if isinstance(value, Case)]
        return len(self._ground.staging.held_numbers(self._ground.here, numbers))

    def _tell(self, count: int, refused: int, share: float, whole: float) -> None:
        spent = time.monotonic() - self._began
        left = spent * (1 - share) / share if share > 0.01 * whole else None
        self.progress = Progress(phase=Phase.READING, share=share, read=count, refused=refused, left_s=left)

    def _demand_going_on(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def _seen(self, value: Any) -> Seen:
        if isinstance(value, RowRefused):
            return Seen(value.row, {value.field: value.value}, value)
        return Seen(0, shown_of(value))

    def _report(self, added: int, held: int, refused: RefusedFile, notes: list[str], *, is_trial: bool) -> Report:
        return Report(
            kind=self._profile.kind, is_trial=is_trial, read=added + held + refused.count, added=added, held=held,
            refused=refused.count, seconds=time.monotonic() - self._began, refusals=tuple(refused.first),
            refused_file=str(self._refused_to) if refused.count else "", notes=tuple(notes),
        )  # fmt: skip


def sha256_of(path: Path) -> str:
    """The hash of a file, by which it is known again."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


__all__ = ["Bringing", "Ground", "sha256_of"]
