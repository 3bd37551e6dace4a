"""Unit grids (单元网格) by their outlines: place to grid to area, and a report of what overlaps or is left open.

A place on a shared edge belongs to the lowest code, so that every place has exactly one grid (GB/T 30428.1).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
import shapely.geometry

from insight.plane import Plane, plane_around

# Digits of a code that name the county, the street office (街道/乡镇), the community (社区/村).
LEVELS = {"county": 6, "office": 9, "community": 12}
# Slivers below this are the rounding of coordinates.
LEAST_M2 = 1.0
Objects = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A grid or an area: its code, its name, its outline in WGS-84 degrees (a polygon or several)."""

    code: str
    name: str
    outline: Any


@dataclass(frozen=True, slots=True)
class Fault:
    """Two cells over each other, or a place that none covers ('' as the other code), with its size and one place."""

    code: str
    other: str
    square_metres: float
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is wrong with a set of cells; gaps are looked for within each community."""

    overlaps: tuple[Fault, ...]
    gaps: tuple[Fault, ...]
    doubled: tuple[str, ...]
    mended: tuple[str, ...]


class GridIndex:
    """An index of cells. Codes are unique: of doubled ones each outline counts."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        held = sorted(cells, key=lambda cell: cell.code)
        drawn: Objects = np.array([cell.outline for cell in held], dtype=object)
        is_bad = ~shapely.is_valid(drawn) if len(held) else np.zeros(0, dtype=bool)
        drawn[is_bad] = shapely.make_valid(drawn[is_bad])
        shapely.prepare(drawn)
        self._cells, self._drawn = held, drawn
        self._mended = tuple(cell.code for cell, bad in zip(held, is_bad, strict=True) if bad)
        self._tree = shapely.STRtree(drawn)

    def __len__(self) -> int:
        return len(self._cells)

    def cell_of(self, lon: float, lat: float) -> Cell | None:
        """The cell of a place; the lowest code on an edge, None outside."""
        found = self._tree.query(shapely.Point(lon, lat), predicate="intersects")
        return self._cells[int(found.min())] if len(found) else None

    def code_of(self, lon: float, lat: float) -> str:
        """The code of a place, '' outside."""
        cell = self.cell_of(lon, lat)
        return cell.code if cell else ""

    def codes_of(self, lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> list[str]:
        """The codes of many places, '' outside."""
        places, rows = self._tree.query(shapely.points(lon, lat), predicate="intersects")
        lowest = np.full(len(lon), len(self._cells), dtype=np.int64)
        np.minimum.at(lowest, places, rows)
        codes = [*(cell.code for cell in self._cells), ""]
        return [codes[row] for row in lowest]

    def coverage(self) -> Coverage:
        """Overlaps of two cells, holes within a community, doubled codes, outlines that had to be mended."""
        bounds = shapely.bounds(self._drawn)
        plane = plane_around(np.append(bounds[:, 0], bounds[:, 2]), np.append(bounds[:, 1], bounds[:, 3]))
        flat = shapely.transform(self._drawn, lambda points: plane.to_metres(points[:, 0], points[:, 1]))
        codes = Counter(cell.code for cell in self._cells)
        return Coverage(
            overlaps=tuple(self._overlaps(flat, plane)),
            gaps=tuple(self._gaps(flat, plane)),
            doubled=tuple(code for code, count in codes.items() if count > 1),
            mended=self._mended,
        )

    def _overlaps(self, flat: Objects, plane: Plane) -> list[Fault]:
        one, other = shapely.STRtree(flat).query(flat, predicate="intersects")
        one, other = one[one < other], other[one < other]
        both = shapely.intersection(flat[one], flat[other])
        big = np.flatnonzero(shapely.area(both) >= LEAST_M2)
        return [_fault(self._cells[one[at]].code, self._cells[other[at]].code, both[at], plane) for at in big]

    def _gaps(self, flat: Objects, plane: Plane) -> list[Fault]:
        communities: dict[str, list[int]] = defaultdict(list)
        for row, cell in enumerate(self._cells):
            communities[cell.code[: LEVELS["community"]]].append(row)
        found = []
        for code, rows in sorted(communities.items()):
            for part in shapely.get_parts(shapely.union_all(flat[rows])):
                holes = [shapely.Polygon(ring) for ring in getattr(part, "interiors", ())]
                others = self._covered(flat, holes)
                found += [_fault(code, "", hole, plane) for hole in others if hole.area >= LEAST_M2]
        return found

    def _covered(self, flat: Objects, holes: list[Any]) -> list[Any]:
        """What is left of holes of one community where another community lies in them."""
        tree = shapely.STRtree(flat)
        return [hole.difference(shapely.union_all(flat[tree.query(hole)])) for hole in holes]


def outlines_of(cells: Sequence[Cell], level: str) -> list[tuple[str, dict[str, Any]]]:
    """What each 'grid', or each 'community', 'office' or 'county' that grids make up, is called, and its GeoJSON."""
    if level == "grid":
        return [(cell.name or cell.code, shapely.geometry.mapping(cell.outline)) for cell in cells]
    held: dict[str, list[Any]] = defaultdict(list)
    for cell in cells:
        held[area_code(cell.code, level)].append(cell.outline)
    merged = {code: shapely.union_all(shapely.make_valid(np.array(parts))) for code, parts in held.items() if code}
    return [(code, shapely.geometry.mapping(outline)) for code, outline in sorted(merged.items())]


def area_code(code: str, level: str) -> str:
    """The code of the 'county', 'office' or 'community' of a grid, by its digits; '' for a code that is too short."""
    return code[: LEVELS[level]] if len(code) >= LEVELS[level] else ""


def _fault(code: str, other: str, shape: Any, plane: Plane) -> Fault:
    point = shape.representative_point()
    lon, lat = plane.to_degrees(np.array([[point.x, point.y]]))[0]
    return Fault(code, other, round(float(shape.area), 1), round(float(lon), 7), round(float(lat), 7))
