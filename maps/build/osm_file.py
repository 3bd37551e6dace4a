"""OpenStreetMap extracts (.osm.pbf, .osm, .osm.gz) as things of the ground, read by pyosmium."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import osmium
import shapely
from osmium.osm.types import Area, Node, OSMEntity, Way

from maps.build.things import Progress, Step, StreetsBroken, Thing

SUFFIXES = (".pbf", ".osm", ".osm.gz", ".osm.bz2")
# Only what the map draws or finds becomes an area: boundaries of states are assembled for nothing otherwise.
AREAS = ("building", "natural", "landuse", "leisure", "water", "waterway", "amenity", "tourism", "shop", "office",
         "highway", "railway", "aeroway", "man_made")  # fmt: skip
LINES = ("highway", "railway", "waterway", "natural", "aeroway")
EVERY = 20_000


def is_osm_file(path: Path) -> bool:
    """Whether the name is one of an extract."""
    return path.name.casefold().endswith(SUFFIXES)


def read_osm(path: Path, progress: Progress) -> Iterator[Thing]:
    """The tagged nodes, lines and areas of an extract; raises StreetsBroken for a damaged one.

    Relations that the cut of the extract has torn are left out, as pyosmium cannot close their rings.
    """
    if not path.is_file():
        raise StreetsBroken(f"{path}: no such file")
    count = 0
    try:
        for count, thing in enumerate(_things(path), 1):
            if count % EVERY == 0:
                progress(Step(f"{path.name}: {count} things"))
            yield thing
    except (RuntimeError, ValueError) as error:  # what pyosmium raises for every fault of a file
        raise StreetsBroken(f"{path}: damaged, or not an OpenStreetMap extract: {error}") from error
    progress(Step(f"{path.name}: {count} things"))


def _things(path: Path) -> Iterator[Thing]:
    shapes = osmium.geom.WKBFactory()
    source = osmium.FileProcessor(str(path)).with_locations()
    for entity in source.with_areas(osmium.filter.KeyFilter(*AREAS)).with_filter(osmium.filter.EmptyTagFilter()):
        thing = _thing(entity, {tag.k: tag.v for tag in entity.tags}, shapes)
        if thing is not None:
            yield thing


def _thing(entity: OSMEntity, tags: Mapping[str, str], shapes: "osmium.geom.WKBFactory") -> Thing | None:
    if isinstance(entity, Node):
        return Thing(tags, shapely.Point(entity.lon, entity.lat))
    if isinstance(entity, Way):
        return _line(entity, tags)
    if isinstance(entity, Area) and not _is_line(tags):
        try:
            return Thing(tags, shapely.from_wkb(bytes.fromhex(shapes.create_multipolygon(entity))))
        except (osmium.InvalidLocationError, RuntimeError):
            return None  # a ring that the cut of the extract has opened
    return None


def _is_line(tags: Mapping[str, str]) -> bool:
    """A closed street or stream is a line, unless it says that it is a place."""
    return any(key in tags for key in ("highway", "railway")) and tags.get("area") != "yes"


def _line(way: Way, tags: Mapping[str, str]) -> Thing | None:
    """The part of a way whose points are in the extract."""
    if not any(key in tags for key in LINES) or (tags.get("area") == "yes" and way.is_closed()):
        return None
    held = [(node.ref, (node.lon, node.lat)) for node in way.nodes if node.location.valid()]
    if len(held) < 2:
        return None
    return Thing(tags, shapely.LineString([place for _, place in held]), tuple(ref for ref, _ in held))
