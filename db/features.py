"""The things of a place: written in heaps, read by layer, by box, by distance; each write raises its layer's number."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from types import MappingProxyType
from typing import Any

from sqlalchemy import BindParameter, Connection, Engine, and_, bindparam, or_, select

from db import feature_rows, schema
from db.feature_table import BAND, REACH, WIDE
from db.transactions import reading, writing
from dispatch.distance import box_around, metres_to
from dispatch.features import Box, Feature, Layer, Marks, Near

BATCH = 5000
MOST_BANDS = 400
_things, _series = schema.feature.c, schema.series.c
_HERE = bindparam("here", type_=_things.jurisdiction.type)
_LAYERS: BindParameter[list[str]] = bindparam("layers", expanding=True)
_OF_LAYERS = select(*feature_rows.FEATURE).where(_things.jurisdiction == _HERE, _things.layer.in_(_LAYERS))
_BY_ID = select(*feature_rows.FEATURE).where(
    _things.jurisdiction == _HERE, _things.id.in_(bindparam("ids", expanding=True))
)
_POINTS = (
    select(_things.id, _things.lon, _things.lat, _things.state, _things.kind)
    .where(_things.jurisdiction == _HERE, _things.layer == bindparam("layer"), _things.geometry == "")
    .where(or_(_things.valid_from.is_(None), _things.valid_from <= bindparam("now", type_=_things.valid_from.type)))
    .where(or_(_things.valid_to.is_(None), _things.valid_to > bindparam("now", type_=_things.valid_to.type)))
    .order_by(_things.id)
)
_SHAPES = (
    select(*feature_rows.FEATURE)
    .where(_things.jurisdiction == _HERE, _things.layer == bindparam("layer"), _things.geometry != "")
    .order_by(_things.id)
)
_CHANGES = select(_series.name, _series.last).where(_series.jurisdiction == _HERE, _series.name.like("feature.%"))


class SqlFeatures:
    """The things over an engine. `on_commit` is the doorbell."""

    def __init__(self, engine: Engine, on_commit: Callable[[], None] = lambda: None) -> None:
        self._engine = engine
        self._on_commit = on_commit

    def put(self, jurisdiction: str, features: Iterable[Feature]) -> int:
        """Insert or update by layer, source and external id, 5,000 a transaction; returns how many rows have changed.

        What is there already word for word stays as it is, so that a heap may be put again after an interruption.
        """
        changed = 0
        for batch in _batches(features):
            with writing(self._engine) as connection:
                fresh = put_heap(connection, jurisdiction, batch)
            changed += fresh
            if fresh:
                self._on_commit()
        return changed

    def changes(self, jurisdiction: str) -> Mapping[Layer, int]:
        """The number of the newest change of each layer that holds or held anything."""
        with reading(self._engine) as connection:
            return _changes(connection, jurisdiction)

    def marks(self, jurisdiction: str, layer: Layer, now: datetime) -> Marks:
        """Everything of a layer that holds at a moment, for drawing."""
        key = {"here": jurisdiction, "layer": layer.value, "now": now}
        with reading(self._engine) as connection:
            change = _changes(connection, jurisdiction).get(layer, 0)
            points = connection.execute(_POINTS, key).all()
            shapes = [feature_rows.feature_of(row) for row in connection.execute(_SHAPES, key)]
        ids, lons, lats, states, kinds = zip(*points, strict=True) if points else ((),) * 5
        valid = tuple(shape for shape in shapes if shape.is_valid(now))
        return Marks(change=change, ids=ids, lons=lons, lats=lats, states=states, kinds=kinds, shapes=valid)

    def of_layer(self, jurisdiction: str, layers: Sequence[Layer], box: Box | None = None) -> tuple[Feature, ...]:
        """The things of some layers whose bounds touch a box, past and coming ones as well, by id."""
        statement = _OF_LAYERS if box is None else _OF_LAYERS.where(_touches(box))
        with reading(self._engine) as connection:
            held = connection.execute(
                statement.order_by(_things.id), {"here": jurisdiction, "layers": [layer.value for layer in layers]}
            )
            return tuple(map(feature_rows.feature_of, held))

    def by_id(self, jurisdiction: str, ids: Sequence[int]) -> tuple[Feature, ...]:
        """These things, by id."""
        with reading(self._engine) as connection:
            held = connection.execute(_BY_ID.order_by(_things.id), {"here": jurisdiction, "ids": list(ids)})
            return tuple(map(feature_rows.feature_of, held))

    def within(
        self, jurisdiction: str, layers: Sequence[Layer], lon: float, lat: float, metres: float, now: datetime
    ) -> tuple[Near, ...]:
        """What holds now and lies within a distance of a place, nearest first."""
        found = self.of_layer(jurisdiction, layers, box_around(lon, lat, metres))
        near = [Near(feature, metres_to(feature, lon, lat)) for feature in found if feature.is_valid(now)]
        return tuple(sorted((row for row in near if row.metres <= metres), key=lambda row: row.metres))


def _changes(connection: Connection, jurisdiction: str) -> Mapping[Layer, int]:
    known = {layer.value: layer for layer in Layer}
    held = connection.execute(_CHANGES, {"here": jurisdiction}).all()
    names = [(name.removeprefix("feature."), last) for name, last in held]
    return MappingProxyType({known[name]: last for name, last in names if name in known})


def _touches(box: Box) -> Any:
    first, last = int((box.south - REACH) // BAND), int((box.north + REACH) // BAND)
    own = _things.lon.between(box.west - REACH, box.east + REACH)
    bands = [*range(first, last + 1)] if last - first < MOST_BANDS else None
    narrow = own if bands is None else and_(_things.band.in_(bands), own)
    meets = and_(_things.west <= box.east, _things.east >= box.west, _things.south <= box.north,
                 _things.north >= box.south)  # fmt: skip
    return and_(or_(_things.band == WIDE, narrow), meets)


def _batches(features: Iterable[Feature]) -> Iterator[list[Feature]]:
    rest = iter(features)
    while batch := list(islice(rest, BATCH)):
        yield batch


def put_heap(connection: Connection, here: str, batch: Sequence[Feature]) -> int:
    """Insert or update some things within a transaction; returns how many rows have changed."""
    layers = sorted({feature.layer for feature in batch})
    changes = {layer: feature_rows.next_change(connection, here, layer) for layer in layers}
    return feature_rows.write(connection, here, batch, changes)
