"""Urges at the deadline go to the head of the department, too, who has receipts of the head's own."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "heads"
down_revision = "calls"


def upgrade() -> None:
    """What was sent before went to nobody but the unit."""
    with op.batch_alter_table("urge") as table:
        table.add_column(sa.Column("department_id", Key, nullable=True))
        table.add_column(sa.Column("head_name", sa.String(length=120), nullable=False, server_default=""))
        table.add_column(sa.Column("head_delivered_at", Moment(), nullable=True))
        table.add_column(sa.Column("head_read_at", Moment(), nullable=True))
    unread = sa.text("department_id IS NOT NULL AND head_read_at IS NULL")
    op.create_index(
        "ix_urge_head", "urge", ["jurisdiction", "department_id", "id"], sqlite_where=unread, postgresql_where=unread
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_index("ix_urge_head", "urge")
    with op.batch_alter_table("urge") as table:
        for name in ("head_read_at", "head_delivered_at", "head_name", "department_id"):
            table.drop_column(name)
