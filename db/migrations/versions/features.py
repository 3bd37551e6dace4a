"""The things of a place: components, stations, permits, areas, fences."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "features"
down_revision = "accounts"

_TEXTS = {
    "layer": 16, "source": 64, "external_id": 128, "name": 255, "name_en": 255, "code": 64, "kind": 64, "state": 32,
}  # fmt: skip
_PLACES = ("lon", "lat", "west", "south", "east", "north")


def _keys() -> list[sa.Constraint]:
    if op.get_bind().dialect.name == "postgresql":
        return [sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f("pk_feature"))]
    return [
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feature")),
        sa.UniqueConstraint("jurisdiction", "id", name=op.f("uq_feature_jurisdiction_id")),
    ]


def upgrade() -> None:
    op.create_table(
        "feature",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in _TEXTS.items()),
        *(sa.Column(name, sa.Double(), nullable=False) for name in _PLACES),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("geometry", sa.Text(), nullable=False),
        sa.Column("datum", sa.String(length=16), nullable=False),
        sa.Column("valid_from", Moment()),
        sa.Column("valid_to", Moment()),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("change", Key, nullable=False),
        *_keys(),
        sa.UniqueConstraint(
            "jurisdiction",
            "layer",
            "source",
            "external_id",
            name=op.f("uq_feature_jurisdiction_layer_source_external_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feature_band", "feature", ["jurisdiction", "layer", "band", "lon"])


def downgrade() -> None:
    op.drop_table("feature")
