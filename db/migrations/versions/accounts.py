"""Accounts of people, and their sittings."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "accounts"
down_revision = "tracks"


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("person_id", Key, autoincrement=False, nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("secret", sa.String(length=255), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", Moment()),
        sa.Column("second_factor", sa.String(length=500), nullable=False),
        sa.Column("last_step", Key, nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "person_id", name=op.f("pk_account")),
        sa.UniqueConstraint("jurisdiction", "login", name=op.f("uq_account_jurisdiction_login")),
    )
    op.create_table(
        "sitting",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("person_id", Key, nullable=False),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment()),
        sa.PrimaryKeyConstraint("jurisdiction", "token", name=op.f("pk_sitting")),
    )


def downgrade() -> None:
    op.drop_table("sitting")
    op.drop_table("account")
