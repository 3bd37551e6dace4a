"""Which townships have users, a duty desk, grids, staff and cameras (S37): by outline, by code and by name."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from assembly.centre import OpenCentre
from assembly.grids import OUTLINES
from dispatch.distance import holds
from dispatch.features import Feature, Layer, rings_of
from dispatch.values import Department, Directory, Role
from gateway.datum import to_wgs84
from maps.coverage_list import Covered

OFFICE_DIGITS = 9
STAFF = frozenset({Role.COLLECTOR, Role.UNIT})


def covered(centre: OpenCentre, directory: Directory, *, in_english: bool) -> tuple[Covered, ...]:
    """Every township that has an outline; on a lane of its own."""
    now = centre.clock.now()
    townships = [row for row in centre.features.of_layer(centre.jurisdiction, [Layer.TOWNSHIP]) if row.is_valid(now)]
    grids = _grid_codes(centre)
    fixes = {fix.unit_id: (fix.lon, fix.lat) for fix in centre.positions.latest(centre.jurisdiction)}
    return tuple(
        Covered(
            id=row.id,
            name=row.name_en if in_english and row.name_en else row.name,
            counts=_counts(row, directory, grids, list(fixes.values())),
        )
        for row in townships
    )


def _counts(
    township: Feature, directory: Directory, grids: list[str], fixes: list[tuple[float, float]]
) -> tuple[int, int, int, int, int]:  # fmt: skip
    own = [row for row in directory.departments if _is_of(row, township)]
    ids = {row.id for row in own}
    users = [person for person in directory.people
             if person.department_id in ids or (township.code and township.code in _areas(person.areas))]  # fmt: skip
    staff = [person for person in users if person.roles & STAFF]
    present = sum(_holds(township, lon, lat) for lon, lat in fixes)
    cameras = sum(_holds(township, camera.lon, camera.lat) for camera in directory.cameras)
    held = sum(bool(township.code) and code.startswith(township.code) for code in grids)
    return len(users), sum(bool(row.duty_phone) for row in own), held, max(len(staff), present), cameras


def _is_of(department: Department, township: Feature) -> bool:
    return bool(township.name) and department.name.startswith(township.name)


def _areas(areas: tuple[str, ...]) -> set[str]:
    return {area[:OFFICE_DIGITS] for area in areas}


def _holds(township: Feature, lon: float, lat: float) -> bool:
    return any(holds(rings, lon, lat) for rings in rings_of(township))


def _grid_codes(centre: OpenCentre) -> list[str]:
    path = centre.database.parent / OUTLINES
    return _read_codes(path, path.stat().st_mtime_ns, centre.clock.now().date()) if path.exists() else []


@lru_cache(maxsize=1)  # asked for again every few seconds while the list is open
def _read_codes(path: Path, _written_at: int, today: date) -> list[str]:
    from insight.grid_file import load_cells

    return [cell.code for cell in load_cells(path, today, to_wgs84)]
