"""The duty roster, holds against retention, departments that a person reaches, stage clocks in working time."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "duty"
down_revision = "picture_marks"


def _keys(table: str) -> list[sa.Constraint]:
    if op.get_bind().dialect.name == "postgresql":
        return [sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f(f"pk_{table}"))]
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("jurisdiction", "id", name=op.f(f"uq_{table}_jurisdiction_id")),
    ]


def _numbered(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        *columns,
        sa.Column("ended_at", Moment()),
        *_keys(name),
        sqlite_autoincrement=True,
    )


def upgrade() -> None:
    op.add_column("person", sa.Column("departments", sa.String(length=255), nullable=False, server_default=""))
    works: sa.Column[bool] = sa.Column("stage_works", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("case_file", works)
    _numbered(
        "shift",
        sa.Column("department_id", Key, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("post", sa.String(length=32), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("begins_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("by_name", sa.String(length=120), nullable=False),
    )
    op.create_index("ix_shift_ends", "shift", ["jurisdiction", "ends_at"])
    _numbered(
        "hold",
        sa.Column("case_id", Key, nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jurisdiction", "case_id"], ["case_file.jurisdiction", "case_file.id"], name=op.f("fk_hold_jurisdiction")
        ),
    )
    op.create_index("ix_hold_case", "hold", ["jurisdiction", "case_id", "id"])


def downgrade() -> None:
    op.drop_table("hold")
    op.drop_table("shift")
    op.drop_column("case_file", "stage_works")
    op.drop_column("person", "departments")
