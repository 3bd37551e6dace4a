"""A recorded day of positions and reports played through the doors, as if it were now, at 1 to 60 times the speed."""

import csv
import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

# A recorded second that came later than this was not played as if live.
LATE_S = 2.0
FASTEST = 60.0
TAKEN = ""


class RecordingBroken(Exception):  # noqa: N818 - says which line of which file
    """A recording cannot be read: names file, line and field."""


@dataclass(frozen=True, slots=True)
class Step:
    """One position of one vehicle; `after_s` seconds after the first."""

    after_s: float
    vehicle: str
    lon: float
    lat: float
    speed_mps: float | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One report as a citizen's form; `after_s` seconds after the first position."""

    after_s: float
    form: Mapping[str, str]


Event = Step | Said


@dataclass(slots=True)
class Played:
    """What became of a recording: answers by code ('' for taken), lateness, and the recorded seconds that were lost."""

    answers: Counter[str] = field(default_factory=Counter)
    late_s: float = 0.0
    seconds: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)

    def note(self, event: Event, answer: str | None, late_s: float) -> None:
        """Count one event; without an answer (None) or too late, its second is lost."""
        second = int(event.after_s)
        self.seconds.add(second)
        self.answers["no_answer" if answer is None else answer] += 1
        self.late_s = max(self.late_s, late_s)
        if answer is None or late_s > LATE_S:
            self.dropped.add(second)


@dataclass(frozen=True, slots=True)
class Recording:
    """The steps in order, and when the first of them was."""

    began: datetime
    steps: tuple[Step, ...]


def read_recording(path: Path) -> Recording:
    """Rows with vehicle_id, timestamp (ISO 8601), latitude, longitude, in order; rows without a place are passed over.

    `speed`, where there is one, is in metres a second. Times without an offset are taken as UTC: only their distances
    count. Raises RecordingBroken.
    """
    try:
        rows = sorted(_rows(path), key=lambda row: (row[0], row[1].vehicle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RecordingBroken(f"{path}: {error}") from error
    if not rows:
        raise RecordingBroken(f"{path}: holds no position")
    began = rows[0][0]
    steps = (
        Step((at - began).total_seconds(), row.vehicle, row.lon, row.lat, row.speed_mps) for at, row in rows
    )  # fmt: skip
    return Recording(began, tuple(steps))


def _rows(path: Path) -> Iterator[tuple[datetime, Step]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        for row in table:
            if not row.get("latitude") or not row.get("longitude"):
                continue
            try:
                at = datetime.fromisoformat(row["timestamp"])
                speed = float(row["speed"]) if row.get("speed") else None
                step = Step(0.0, row["vehicle_id"], float(row["longitude"]), float(row["latitude"]), speed)
                yield (at if at.tzinfo else at.replace(tzinfo=UTC)), step
            except (KeyError, ValueError, TypeError) as error:
                raise RecordingBroken(f"{path}: line {table.line_num}: {error}") from error


def between(events: Iterable[Event], start_s: float, seconds: float | None) -> list[Event]:
    """The events of a part of a recording, counted from its beginning."""
    stop_s = float("inf") if seconds is None else start_s + seconds
    return [_earlier(event, start_s) for event in events if start_s <= event.after_s < stop_s]


def _earlier(event: Event, by_s: float) -> Event:
    after_s = event.after_s - by_s
    if isinstance(event, Said):
        return Said(after_s, event.form)
    return Step(after_s, event.vehicle, event.lon, event.lat, event.speed_mps)


def merged(*streams: Iterable[Event]) -> list[Event]:
    """Several ordered recordings as one."""
    return list(heapq.merge(*streams, key=lambda event: event.after_s))


def play(
    events: Iterable[Event],
    post: Callable[[Event], str | None],
    *,
    speed: float,
    tick: Callable[[], float] = time.monotonic,
    rest: Callable[[float], None] = time.sleep,
) -> Played:
    """Post each event at its moment. `post` answers '' for taken, a code for turned away, None for no answer."""
    began, played = tick(), Played()
    for event in events:
        due = began + event.after_s / speed
        wait = due - tick()
        if wait > 0:
            rest(wait)
        answer = post(event)
        played.note(event, answer, max(0.0, tick() - due))
    return played
