"""The sea of an extract: OpenStreetMap draws only its coast, each way with the land at its left, water at its right."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from maps.build.classes import is_road
from maps.build.things import Thing

# How far beside a coast one looks for what lies there: a centimetre.
BESIDE = 1e-7
# A coast that ends so near the edge was cut there; farther inside it is torn, and nobody knows where the sea is.
CUT_WITHIN = 0.1


def sea_of(things: Sequence[Thing]) -> list[Thing]:
    """Water within the box of the streets, whose coasts are among the things; none where no coast crosses it."""
    coasts = [thing.outline for thing in things if thing.tag("natural") == "coastline" and _is_line(thing.outline)]
    streets = [thing.outline for thing in things if is_road(thing)]
    if not coasts or not streets:
        return []
    land = shapely.box(*shapely.total_bounds(streets))
    coast = shapely.line_merge(shapely.union_all(coasts))
    lines = [*shapely.get_parts(coast), *_ends(coast, land), land.exterior]
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all(lines))))
    faces = faces[shapely.intersects(shapely.point_on_surface(faces), land)]
    is_wet = _waters(faces, coasts)
    return [Thing({"natural": "water"}, face) for face, wet in zip(faces, is_wet, strict=True) if wet]


def _is_line(outline: BaseGeometry) -> bool:
    return bool(outline.geom_type == "LineString")


def _ends(coast: BaseGeometry, land: BaseGeometry) -> Iterator[BaseGeometry]:
    """From where a coast was cut to the nearest edge."""
    west, south, east, north = land.bounds
    far = CUT_WITHIN * max(east - west, north - south)
    for line in shapely.get_parts(coast):
        for end in () if line.is_closed else (line.coords[0], line.coords[-1]):
            place = shapely.Point(end)
            if land.contains(place) and land.exterior.distance(place) <= far:
                yield shapely.shortest_line(place, land.exterior)


def _waters(faces: npt.NDArray[np.object_], coasts: Sequence[BaseGeometry]) -> npt.NDArray[np.bool_]:
    """Whether more of the coast has a face at its right than at its left."""
    tree, votes = shapely.STRtree(faces), np.zeros(len(faces))
    for line in coasts:
        points = shapely.get_coordinates(line)
        step = np.diff(points, axis=0)
        length = np.hypot(step[:, 0], step[:, 1])
        middle, long = (points[:-1] + points[1:])[length > 0] / 2, length[length > 0]
        right = np.column_stack((step[:, 1], -step[:, 0]))[length > 0] / long[:, None] * BESIDE
        for side, worth in ((right, long), (-right, -long)):
            asked, face = tree.query(shapely.points(middle + side), predicate="within")
            np.add.at(votes, face, worth[asked])
    return votes > 0
