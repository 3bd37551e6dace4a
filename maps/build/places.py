"""The search index of a base map: streets, crossings, places and addresses in an SQLite file with FTS5."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from maps.build.classes import names_of, poi_kind
from maps.build.road_graph import RoadGraph
from maps.build.things import Thing
from maps.tokens import index_tokens, plain

# Stretches of one name further apart than this (about 600 m) are two streets.
APART = 0.006
WEIGHTS = {"place": 5, "street": 4, "poi": 3, "crossing": 2, "address": 1}


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be looked for, in WGS-84 degrees."""

    kind: str
    name: str
    also: str
    detail: str
    lon: float
    lat: float


def write_places(things: Iterable[Thing], graph: RoadGraph, out: Path) -> int:
    """Write the index; returns how many names it holds."""
    rows = list(_all_named(things, graph))
    spell = _speller(rows)
    with closing(sqlite3.connect(out)) as file:
        file.execute("PRAGMA synchronous = OFF")
        file.execute("CREATE TABLE place (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, also TEXT, detail TEXT, "
                     "lon REAL, lat REAL, plain TEXT, weight INTEGER)")  # fmt: skip
        file.execute("CREATE VIRTUAL TABLE word USING fts5(tokens, content='', tokenize=\"unicode61\")")
        for number, row in enumerate(rows, 1):
            fields = (row.kind, row.name, row.also, row.detail, row.lon, row.lat, plain(row.name), WEIGHTS[row.kind])
            file.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *fields))
            tokens = [*index_tokens(row.name), *index_tokens(row.also), *_both_ways(row), *spell(row.name)]
            file.execute("INSERT INTO word (rowid, tokens) VALUES (?, ?)", (number, " ".join(tokens)))
        file.execute("INSERT INTO word (word) VALUES ('optimize')")
        file.commit()
    return len(rows)


def _all_named(things: Iterable[Thing], graph: RoadGraph) -> Iterator[Named]:
    streets: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for thing in things:
        names = names_of(thing)
        name, also = str(names.get("name", "")), str(names.get("name_en", ""))
        if name and "highway" in thing.tags and thing.outline.geom_type == "LineString":
            streets[name, also].append(thing.outline)
            continue
        if name and (thing.tag("place") or poi_kind(thing) or _is_ground(thing)):
            yield _named("place" if thing.tag("place") else "poi", thing, name, also, _kind(thing))
        if thing.tag("addr:housenumber") and (thing.tag("addr:street") or thing.tag("addr:place")):
            yield _named("address", thing, _address(thing), name, "")
    for (name, also), lines in streets.items():
        for lon, lat in _middles(lines):
            yield Named("street", name, also, "", lon, lat)
    yield from _crossings(graph)


def _is_ground(thing: Thing) -> bool:
    return any(thing.tag(key) for key in ("leisure", "natural", "water", "building", "amenity", "shop", "tourism"))


def _kind(thing: Thing) -> str:
    said = (thing.tag(key) for key in ("place", "amenity", "railway", "tourism", "leisure", "shop", "natural"))
    return next((value for value in said if value), "")


def _named(kind: str, thing: Thing, name: str, also: str, detail: str) -> Named:
    point = thing.outline.representative_point()
    return Named(kind, name, also, detail, round(point.x, 7), round(point.y, 7))


def _address(thing: Thing) -> str:
    street, number = thing.tag("addr:street") or thing.tag("addr:place"), thing.tags["addr:housenumber"]
    if street and "\u3400" <= street[-1] <= "\u9fff":
        return f"{street}{number}" if number.endswith("号") else f"{street}{number}号"
    return f"{street} {number}"


def _middles(lines: list[Any]) -> Iterator[tuple[float, float]]:
    """One place for each street: the middle of its longest stretch; distant streets of one name stay apart."""
    left = list(range(len(lines)))
    outlines: Any = np.array(lines, dtype=object)
    while left:
        street, grown = [left.pop()], True
        while grown:
            near = shapely.dwithin(outlines[left], shapely.union_all(outlines[street]), APART) if left else []
            joined = [index for index, is_near in zip(left, near, strict=True) if is_near]
            left = [index for index in left if index not in joined]
            street += joined
            grown = bool(joined)
        longest = max(street, key=lambda index: outlines[index].length)
        middle = outlines[longest].interpolate(0.5, normalized=True)
        yield round(middle.x, 7), round(middle.y, 7)


def _crossings(graph: RoadGraph) -> Iterator[Named]:
    """Where two streets with names meet, once for each pair: 人民路 / 永安路."""
    meeting: dict[int, set[str]] = defaultdict(set)
    for row in graph.stretches:
        if row.name:
            meeting[graph.numbers[row.start]].add(row.name)
            meeting[graph.numbers[row.end]].add(row.name)
    told = set()
    for number, names in meeting.items():
        pair = tuple(sorted(names)[:2])
        if len(pair) == 2 and pair not in told:
            told.add(pair)
            lon, lat = graph.places[number]
            yield Named("crossing", " / ".join(pair), "", "", round(lon, 7), round(lat, 7))


def _both_ways(row: Named) -> list[str]:
    """人民路永安路 and 永安路人民路: a crossing is called by either street first."""
    if row.kind != "crossing":
        return []
    one, other = row.name.split(" / ", 1)
    return [*index_tokens(one + other), *index_tokens(other + one)]


def _speller(rows: list[Named]) -> Callable[[str], list[str]]:
    """Pinyin of Chinese names, whole and initials: 永安路 to yonganlu and yal."""
    if not any("\u3400" <= sign <= "\u9fff" for row in rows for sign in row.name):
        return lambda _name: []
    from pypinyin import Style, lazy_pinyin  # 40,000 signs: only where a map has Chinese names

    def spell(name: str) -> list[str]:
        han = "".join(sign for sign in name if "\u3400" <= sign <= "\u9fff")
        if not han:
            return []
        whole, first = lazy_pinyin(han), lazy_pinyin(han, style=Style.FIRST_LETTER)
        starts = range(len(whole))  # 县人民医院 is asked for as rmyy
        return ["".join(part[at:]) for part in (whole, first) for at in starts]

    return spell
