"""Clips of cameras among the evidence: how long, since when by the camera's clock, and what is missing of them."""

import sqlalchemy as sa
from alembic import op

revision = "clips"
down_revision = "samples"


def upgrade() -> None:
    with op.batch_alter_table("evidence") as table:
        table.add_column(sa.Column("seconds", sa.Double(), nullable=False, server_default="0"))
        table.add_column(sa.Column("stream_s", sa.Double()))
        table.add_column(sa.Column("lack", sa.String(length=40), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("evidence") as table:
        for name in ("seconds", "stream_s", "lack"):
            table.drop_column(name)
