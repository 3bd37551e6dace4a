"""Search by 2-grams: FTS5 on SQLite, an array under GIN on PostgreSQL."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from db import search
from db.columns import Key

revision = "search"
down_revision = "0001"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_table(
            "case_search",
            sa.Column("jurisdiction", sa.String(length=32), nullable=False),
            sa.Column("case_id", Key, autoincrement=False, nullable=False),
            sa.Column("grams", ARRAY(sa.Integer()), nullable=False),
            sa.PrimaryKeyConstraint("jurisdiction", "case_id", name=op.f("pk_case_search")),
        )
        search.rebuild(op.get_bind())
        op.create_index(
            "ix_case_search_grams", "case_search", ["grams"], postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        )  # fmt: skip
    else:
        op.execute(
            "CREATE VIRTUAL TABLE case_search USING fts5(grams, content='', detail=none, columnsize=0, tokenize=ascii)"
        )
        search.rebuild(op.get_bind())


def downgrade() -> None:
    op.execute("DROP TABLE case_search")
