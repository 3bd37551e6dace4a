"""The things of a place as rows, and the statement that writes a heap of them, past SQLAlchemy's parameter sets."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.sql.dml import ReturningInsert

from db import schema
from db.feature_table import band_of
from db.rows import converter
from db.upsert import insert_into
from dispatch.features import Feature, Layer

KEY = ("layer", "source", "external_id")
_NAMES = tuple(field.name for field in fields(Feature) if field.name not in ("id", "jurisdiction"))
WRITTEN = (*_NAMES, "band")
# What tells whether a row is another one than the row that is there.
_TELLING = tuple(name for name in WRITTEN if name not in (*KEY, "change"))
FEATURE, feature_of = converter(
    schema.feature, Feature, layer=Layer, facts=lambda held: MappingProxyType(json.loads(held))
)
Values = tuple[Any, ...]


def values_of(thing: Feature, change: int) -> Values:
    """The columns of WRITTEN, in the order of the fields of a feature."""
    facts = json.dumps(dict(thing.facts), ensure_ascii=False, sort_keys=True) if thing.facts else "{}"
    return (
        thing.layer.value, thing.source, thing.external_id, thing.name, thing.name_en, thing.code, thing.kind,
        thing.state, thing.lon, thing.lat, thing.west, thing.south, thing.east, thing.north, thing.geometry,
        thing.datum, thing.valid_from, thing.valid_to, facts, change,
        band_of(thing.lat, thing.west, thing.south, thing.east, thing.north),
    )  # fmt: skip


@cache
def _numbering(dialect: str) -> ReturningInsert[Any]:
    last = schema.series.c.last
    statement = insert_into(schema.series, dialect)
    return statement.on_conflict_do_update(
        index_elements=["jurisdiction", "name"], set_={"last": last + 1}
    ).returning(last)  # fmt: skip


def next_change(connection: Connection, here: str, layer: Layer) -> int:
    """The number of a change of a layer; whoever holds it comes before the next."""
    row = {"jurisdiction": here, "name": f"feature.{layer.value}", "last": 1}
    return int(connection.execute(_numbering(connection.dialect.name), row).scalar_one())


def write(connection: Connection, here: str, features: Sequence[Feature], changes: Mapping[Layer, int]) -> int:
    """Insert or update by key, of a doubled key the last; returns how many rows are other ones than before."""
    keyed = {(thing.layer, thing.source, thing.external_id): thing for thing in features}
    held = [values_of(thing, changes[thing.layer]) for thing in keyed.values()]
    if connection.dialect.name == "postgresql":
        columns: dict[str, Any] = dict(zip(WRITTEN, map(list, zip(*held, strict=True)), strict=True))
        return connection.execute(_UNNEST, {**columns, "here": here}).rowcount
    rows = [(here, *map(_as_text, row)) for row in held]
    return connection.exec_driver_sql(_EACH, rows).rowcount


def _as_text(value: Any) -> Any:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value


def _statement(given: str, differs: str) -> str:
    fresh = ", ".join(f"{name} = excluded.{name}" for name in WRITTEN if name not in KEY)
    other = " OR ".join(f"feature.{name} {differs} excluded.{name}" for name in _TELLING)
    return (
        f"INSERT INTO feature (jurisdiction, {', '.join(WRITTEN)}) {given} "
        f"ON CONFLICT (jurisdiction, {', '.join(KEY)}) DO UPDATE SET {fresh} WHERE {other}"
    )


def _array(name: str) -> str:
    kinds = {"Float": "float8", "Double": "float8", "Integer": "int", "BigInteger": "bigint", "Moment": "timestamptz"}
    return f":{name} ::{kinds.get(type(schema.feature.c[name].type).__name__, 'text')}[]"


# On PostgreSQL one array a column: a row a parameter set would cost three times as much.
_ARRAYS = ", ".join(map(_array, WRITTEN))
_UNNEST = text(_statement(f"SELECT :here, * FROM unnest({_ARRAYS})", "IS DISTINCT FROM"))  # noqa: S608 - our own names
_EACH = _statement(f"VALUES ({', '.join('?' * (len(WRITTEN) + 1))})", "IS NOT")
