"""What a thing is on the map: its layer, what the page must know of it, and the first zoom that draws it."""

from collections.abc import Mapping
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from maps.build.things import Thing

RANKS = {
    "motorway": 1, "trunk": 1, "primary": 2, "secondary": 3, "tertiary": 4, "unclassified": 5, "residential": 5,
    "road": 5, "living_street": 6, "pedestrian": 6, "service": 7, "track": 8, "footway": 8, "path": 8, "steps": 8,
    "cycleway": 8, "bridleway": 8,
}  # fmt: skip
# Ways that nobody can use yet, or any more, are no ways.
NO_ROADS = frozenset({"proposed", "construction", "abandoned", "platform", "elevator", "corridor", "razed", "no"})
_FIRST_ZOOM = {1: 8, 2: 9, 3: 10, 4: 11, 5: 12, 6: 13, 7: 13, 8: 14}
_GREEN = {
    "leisure": {"park": "park", "garden": "park", "pitch": "pitch", "playground": "park", "golf_course": "park",
                "nature_reserve": "wood", "stadium": "pitch", "sports_centre": "pitch", "track": "pitch",
                "dog_park": "park"},
    "landuse": {"grass": "grass", "forest": "wood", "meadow": "grass", "cemetery": "grass", "orchard": "grass",
                "village_green": "park", "recreation_ground": "park", "flowerbed": "grass", "allotments": "grass",
                "farmland": "grass", "vineyard": "grass", "plant_nursery": "grass"},
    "natural": {"wood": "wood", "scrub": "wood", "grassland": "grass", "heath": "grass", "wetland": "grass"},
}  # fmt: skip
_BLOCKS = {"residential": "homes", "commercial": "work", "retail": "work", "industrial": "work", "railway": "work",
           "construction": "work", "brownfield": "work", "garages": "work", "religious": "homes"}  # fmt: skip
_GROUNDS = {"amenity": ("school", "university", "college", "hospital", "kindergarten", "parking")}
_PLACES = {"city": (8, 1), "town": (9, 2), "county": (9, 2), "suburb": (11, 3), "village": (11, 3), "quarter": (12, 4),
           "neighbourhood": (13, 5), "hamlet": (12, 5), "locality": (14, 6), "square": (14, 6),
           "island": (12, 5)}  # fmt: skip
POIS = {
    "amenity": ("hospital", "clinic", "school", "university", "college", "police", "fire_station", "townhall",
                "marketplace", "library", "bus_station", "courthouse", "post_office", "place_of_worship", "theatre",
                "bank", "pharmacy", "kindergarten", "community_centre", "fuel", "ferry_terminal", "embassy",
                "toilets"),
    "railway": ("station", "halt", "tram_stop"),
    "tourism": ("museum", "attraction", "hotel", "gallery", "viewpoint"),
    "leisure": ("stadium", "sports_centre"),
    "shop": ("mall", "supermarket", "department_store"),
    "historic": ("monument", "castle"),
    "office": ("government",),
    "aeroway": ("aerodrome",),
}  # fmt: skip
# Square degrees (about 10,000 km² each) from which a ground is named, and the zoom.
_NAMED_FROM = ((1e-4, 10), (1e-5, 12), (2e-6, 13), (2e-7, 14))
_FIRST_POIS = frozenset({"hospital", "police", "fire_station", "townhall", "station", "university", "bus_station",
                         "stadium", "marketplace", "government", "market", "bus", "school"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """One feature of one layer, in WGS-84 degrees."""

    layer: str
    outline: BaseGeometry
    properties: Mapping[str, str | int]
    first_zoom: int


def drawn_of(thing: Thing) -> list[Drawn]:
    """How a thing is drawn: nothing, once, or as ground, name and house number."""
    dimension = {"Point": 0, "MultiPoint": 0, "LineString": 1, "MultiLineString": 1}.get(thing.outline.geom_type, 2)
    found = (_marks if dimension == 0 else _lines if dimension == 1 else _grounds)(thing)
    if (dimension == 2 and "building" in thing.tags) or (dimension == 2 and poi_kind(thing)):
        found = [*found, *_marks(Thing(thing.tags, thing.outline.representative_point()))]
    return found


def is_road(thing: Thing) -> bool:
    """Whether it is a way to go."""
    kind = thing.tag("highway")
    return bool(kind) and kind not in NO_ROADS and thing.outline.geom_type == "LineString"


def poi_kind(thing: Thing) -> str:
    """What kind of public place it is, empty for none."""
    return next((thing.tags[key] for key, kinds in POIS.items() if thing.tag(key) in kinds), "")


def names_of(thing: Thing) -> dict[str, str | int]:
    """The name as it is written there, and the English one where it is another."""
    said: dict[str, str | int] = {}
    if thing.tag("name"):
        said["name"] = thing.tags["name"]
    english = thing.tag("name:en") or thing.tag("name_en")
    if english and english != thing.tag("name"):
        said["name_en"] = english
    return said


def _lines(thing: Thing) -> list[Drawn]:
    if is_road(thing):
        rank = RANKS.get(thing.tags["highway"].removesuffix("_link"), 8)
        link = {"link": 1} if thing.tags["highway"].endswith("_link") else {}
        deep = {"tunnel": 1} if thing.tag("tunnel") not in ("", "no") else {}
        return [Drawn("roads", thing.outline, {**names_of(thing), "rank": rank, **link, **deep}, _FIRST_ZOOM[rank])]
    if thing.tag("railway") in ("rail", "light_rail", "tram", "subway", "narrow_gauge"):
        if thing.tag("tunnel") not in ("", "no") or thing.tag("railway") == "subway":
            return []
        return [Drawn("rails", thing.outline, {"kind": thing.tags["railway"]}, 12 if thing.tag("service") else 10)]
    if thing.tag("waterway") in ("river", "canal", "stream", "ditch", "drain"):
        if thing.tag("tunnel") not in ("", "no"):
            return []
        width = {"river": 3, "canal": 2}.get(thing.tags["waterway"], 1)
        return [Drawn("rivers", thing.outline, {**names_of(thing), "width": width}, 8 if width > 1 else 13)]
    return []


def _grounds(thing: Thing) -> list[Drawn]:
    if thing.tag("building") not in ("", "no"):
        return [Drawn("buildings", thing.outline, {}, 14)]
    if thing.tag("natural") == "water" or thing.tag("waterway") in ("riverbank", "dock") or "water" in thing.tags:
        return [Drawn("water", thing.outline, {}, 8), *_ground_name(thing, "water")]
    for key, kinds in _GREEN.items():
        if thing.tag(key) in kinds:
            kind = kinds[thing.tags[key]]
            return [Drawn("green", thing.outline, {"kind": kind}, 10), *_ground_name(thing, "green")]
    if thing.tag("landuse") in _BLOCKS:
        return [Drawn("blocks", thing.outline, {"kind": _BLOCKS[thing.tags["landuse"]]}, 11)]
    if thing.tag("amenity") in _GROUNDS["amenity"]:
        return [Drawn("blocks", thing.outline, {"kind": "grounds"}, 13)]
    if thing.tag("highway") in ("pedestrian", "footway", "service"):
        return [Drawn("squares", thing.outline, names_of(thing), 13)]
    return []


def _ground_name(thing: Thing, kind: str) -> list[Drawn]:
    """The name once, in the middle, however many tiles the ground lies in; a fountain is not a lake."""
    names = names_of(thing)
    if not names or thing.tag("amenity") == "fountain" or thing.tag("water") == "fountain":
        return []
    zoom = next((zoom for least, zoom in _NAMED_FROM if thing.outline.area >= least), 15)
    return [Drawn("grounds", thing.outline.representative_point(), {**names, "kind": kind}, zoom)]


def _marks(thing: Thing) -> list[Drawn]:
    found: list[Drawn] = []
    names, place = names_of(thing), thing.tag("place")
    if names and place in _PLACES:
        zoom, rank = _PLACES[place]
        found.append(Drawn("places", thing.outline, {**names, "kind": place, "rank": rank}, zoom))
    elif names and (kind := poi_kind(thing) or place):
        found.append(Drawn("pois", thing.outline, {**names, "kind": kind}, 13 if kind in _FIRST_POIS else 14))
    if thing.tag("addr:housenumber"):
        found.append(Drawn("numbers", thing.outline, {"number": thing.tags["addr:housenumber"]}, 15))
    return found
