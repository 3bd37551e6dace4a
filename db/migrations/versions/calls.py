"""Whether a unit was off duty when it called for help: dealt with, it is off duty again."""

import sqlalchemy as sa
from alembic import op

revision = "calls"
down_revision = "imported_lines"


def upgrade() -> None:
    """Of calls that wait just now nobody knows; they end on duty, as before."""
    with op.batch_alter_table("unit") as table:
        table.add_column(sa.Column("called_off_duty", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("unit") as table:
        table.drop_column("called_off_duty")
