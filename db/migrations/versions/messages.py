"""Messages of the desk to units, with their receipts."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "messages"
down_revision = "clips"


def upgrade() -> None:
    keys: list[sa.Constraint] = [
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("jurisdiction", "id", name=op.f("uq_message_jurisdiction_id")),
    ]
    if op.get_bind().dialect.name == "postgresql":
        keys = [sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f("pk_message"))]
    op.create_table(
        "message",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        sa.Column("unit_id", Key, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("delivered_at", Moment()),
        sa.Column("read_at", Moment()),
        *keys,
        sqlite_autoincrement=True,
    )
    unread = sa.text("read_at IS NULL")
    op.create_index(
        "ix_message_unread",
        "message",
        ["jurisdiction", "unit_id", "id"],
        sqlite_where=unread,
        postgresql_where=unread,
    )


def downgrade() -> None:
    op.drop_table("message")
