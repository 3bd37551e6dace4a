"""Who has which case in hand, and the ways to what was before: cases by their place, orders by when they were sent."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "presence"
down_revision = "cameras"


def upgrade() -> None:
    """Add them."""
    op.create_table(
        "presence",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("person_id", Key, autoincrement=False, nullable=False),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        sa.Column("case_id", Key),
        sa.Column("is_editing", sa.Boolean(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "person_id", "workstation", name=op.f("pk_presence")),
    )
    op.create_index("ix_case_file_place", "case_file", ["jurisdiction", "lat", "lon"])
    op.create_index("ix_dispatch_order_sent", "dispatch_order", ["jurisdiction", "sent_at"])


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_dispatch_order_sent", "dispatch_order")
    op.drop_index("ix_case_file_place", "case_file")
    op.drop_table("presence")
