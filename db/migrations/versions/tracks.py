"""Tracks of units, packed."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key

revision = "tracks"
down_revision = "pages"


def _keys() -> list[sa.Constraint]:
    if op.get_bind().dialect.name == "postgresql":
        return [sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f("pk_track_chunk"))]
    return [
        sa.PrimaryKeyConstraint("id", name=op.f("pk_track_chunk")),
        sa.UniqueConstraint("jurisdiction", "id", name=op.f("uq_track_chunk_jurisdiction_id")),
    ]


def upgrade() -> None:
    op.create_table(
        "track_chunk",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", Key, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("since", Key, nullable=False),
        sa.Column("until", Key, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        *_keys(),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_track_chunk_unit", "track_chunk", ["jurisdiction", "unit_id", "day"])
    op.create_index("ix_track_chunk_day", "track_chunk", ["jurisdiction", "day"])


def downgrade() -> None:
    op.drop_table("track_chunk")
