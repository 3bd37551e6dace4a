"""A recorded day of positions played through the position door, as if it were now, at 1 to 60 times the speed."""

import csv
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx


class RecordingBroken(Exception):  # noqa: N818 - says which line of which file
    """A recording cannot be read: names file, line and field."""


@dataclass(frozen=True, slots=True)
class Step:
    """One position of one vehicle; `after_s` seconds after the first."""

    after_s: float
    vehicle: str
    lon: float
    lat: float


def read_recording(path: Path) -> list[Step]:
    """Rows with vehicle_id, timestamp (ISO 8601), latitude, longitude, in order; rows without a place are passed over.

    Times without an offset are taken as UTC: only their distances count. Raises RecordingBroken.
    """
    rows = sorted(_rows(path))
    if not rows:
        raise RecordingBroken(f"{path}: holds no position")
    first = rows[0][0]
    return [Step((at - first).total_seconds(), vehicle, lon, lat) for at, vehicle, lon, lat in rows]


def _rows(path: Path) -> Iterator[tuple[datetime, str, float, float]]:
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        for row in table:
            if not row.get("latitude") or not row.get("longitude"):
                continue
            try:
                at = datetime.fromisoformat(row["timestamp"])
                at = at if at.tzinfo else at.replace(tzinfo=UTC)
                yield at, row["vehicle_id"], float(row["longitude"]), float(row["latitude"])
            except (KeyError, ValueError) as error:
                raise RecordingBroken(f"{path}: line {table.line_num}: {error}") from error


def play(
    steps: list[Step],
    post: Callable[[Step], None],
    *,
    speed: float,
    tick: Callable[[], float] = time.monotonic,
    rest: Callable[[float], None] = time.sleep,
) -> float:
    """Post each step at its moment; returns how many seconds the last one was late."""
    began = tick()
    late = 0.0
    for step in steps:
        due = began + step.after_s / speed
        wait = due - tick()
        if wait > 0:
            rest(wait)
        late = max(0.0, tick() - due)
        post(step)
    return late


def door(client: httpx.Client) -> Callable[[Step], None]:
    """Posts by the OsmAnd protocol; what the door turns away is counted nowhere: a recording repeats itself."""

    def post(step: Step) -> None:
        fix = {"id": step.vehicle, "lat": str(step.lat), "lon": str(step.lon), "timestamp": f"{time.time():.3f}"}
        client.get("/osmand", params=fix)

    return post
