"""The datum in which a unit's device speaks: some makers shift their fixes before they send them."""

import sqlalchemy as sa
from alembic import op

revision = "unit_datum"
down_revision = "papers"


def upgrade() -> None:
    """Until somebody says otherwise, a device speaks WGS-84."""
    with op.batch_alter_table("unit") as table:
        table.add_column(sa.Column("datum", sa.String(length=16), nullable=False, server_default="WGS-84"))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("unit") as table:
        table.drop_column("datum")
