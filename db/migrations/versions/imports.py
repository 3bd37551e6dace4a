"""Runs of imports and the parts that wait to be published."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "imports"
down_revision = "presence"
TEXTS = {"file": 255, "sha256": 64, "profile": 120, "kind": 16, "state": 16, "by_name": 120}


def _keys(table: str) -> list[sa.Constraint]:
    if op.get_bind().dialect.name == "postgresql":
        return [sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f(f"pk_{table}"))]
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("jurisdiction", "id", name=op.f(f"uq_{table}_jurisdiction_id")),
    ]


def upgrade() -> None:
    op.create_table(
        "import_run",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in TEXTS.items()),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("touched_at", Moment(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("staged", "refused", "added", "held")),
        sa.Column("ended_at", Moment(), nullable=True),
        *_keys("import_run"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_part",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        sa.Column("run_id", Key, nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        *_keys("import_part"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_import_part_run", "import_part", ["jurisdiction", "run_id", "id"])


def downgrade() -> None:
    op.drop_table("import_part")
    op.drop_table("import_run")
