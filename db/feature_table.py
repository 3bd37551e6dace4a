"""The table of the things of a place: one index serves boxes and circles on either engine, without PostGIS."""

import math
from typing import Any

from sqlalchemy import Column, Double, Identity, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

from db.columns import Key, Moment

# Things lie in bands of a hundredth of a degree of latitude (1.1 km). What is larger than REACH is looked at always.
BAND = 0.01
REACH = 0.02
WIDE = -32768


def band_of(lat: float, west: float, south: float, east: float, north: float) -> int:
    """The band of a thing by its place, WIDE for one that reaches farther than REACH."""
    return WIDE if max(east - west, north - south) > REACH else math.floor(lat / BAND)


def feature_table(metadata: MetaData) -> Table:
    """The table `feature`; `change` is the number of its layer's change that wrote the row."""
    texts = {"layer": 16, "source": 64, "external_id": 128, "name": 255, "name_en": 255, "code": 64, "kind": 64}
    places = ("lon", "lat", "west", "south", "east", "north")
    columns: list[Any] = [
        *(Column(name, String(length), nullable=False) for name, length in texts.items()),
        Column("state", String(32), nullable=False),
        *(Column(name, Double, nullable=False) for name in places),
        Column("band", Integer, nullable=False),
        Column("geometry", Text, nullable=False),
        Column("datum", String(16), nullable=False),
        Column("valid_from", Moment),
        Column("valid_to", Moment),
        Column("facts", Text, nullable=False),
        Column("change", Key, nullable=False),
    ]
    return Table(
        "feature", metadata,
        Column("jurisdiction", String(32), nullable=False),
        Column("id", Key, Identity(), primary_key=True),
        UniqueConstraint("jurisdiction", "id", info={"only": "sqlite"}),
        *columns,
        UniqueConstraint("jurisdiction", "layer", "source", "external_id"),
        Index("ix_feature_band", "jurisdiction", "layer", "band", "lon"),
        sqlite_autoincrement=True,
    )  # fmt: skip
