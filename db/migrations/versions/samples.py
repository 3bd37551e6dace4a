"""Who passed the check from which a case was drawn to be checked again."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key

revision = "samples"
down_revision = "duty"


def upgrade() -> None:
    """Nothing was drawn before."""
    op.add_column("case_file", sa.Column("sampled_from", Key))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("case_file") as table:
        table.drop_column("sampled_from")
