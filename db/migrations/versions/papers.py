"""The papers of a case: petitions, supervision orders, tasks, supporting orders; routines, delegations, series."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "papers"
down_revision = "search"

_COUNTS = (
    "returns", "extensions", "suspensions", "reopened", "followers", "petitions", "supervisions", "supports",
    "satisfaction",
)  # fmt: skip


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
        *_keys(name),
        sqlite_autoincrement=True,
    )


def _paper(name: str, *columns: sa.Column[Any]) -> None:
    of_case = sa.ForeignKeyConstraint(
        ["jurisdiction", "case_id"], ["case_file.jurisdiction", "case_file.id"],
        name=op.f(f"fk_{name}_jurisdiction"),
    )  # fmt: skip
    _numbered(name, sa.Column("case_id", Key, nullable=False), *columns, sa.Column("ended_at", Moment()), of_case)
    op.create_index(f"ix_{name}_case", name, ["jurisdiction", "case_id", "id"])


def _text(name: str, length: int) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=False)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, Moment(), nullable=nullable)


def _add(table: str, name: str, kind: Any, default: Any = None) -> None:
    op.add_column(table, sa.Column(name, kind, nullable=default is None, server_default=default))


def upgrade() -> None:
    _add("person", "areas", sa.String(length=255), "")
    _case_columns()
    _add("dispatch_order", "part", sa.String(length=16), "lead")
    _add("dispatch_order", "due_at", Moment())
    op.drop_index("ux_order_case", "dispatch_order")
    leading = sa.text("ended_at IS NULL AND part = 'lead'")
    op.create_index(
        "ux_order_case", "dispatch_order", ["jurisdiction", "case_id"], unique=True, sqlite_where=leading,
        postgresql_where=leading,
    )  # fmt: skip
    _papers()
    _numbered(
        "routine", _text("name", 120), _text("class_code", 32), _text("condition_id", 64), _text("place", 512),
        sa.Column("lon", sa.Double()), sa.Column("lat", sa.Double()),
        sa.Column("every_days", sa.Integer(), nullable=False), _moment("next_at", nullable=False),
        _moment("ends_at"), _text("by_name", 120), _moment("ended_at"),
    )  # fmt: skip
    _numbered(
        "delegation", sa.Column("from_id", Key, nullable=False), sa.Column("to_id", Key, nullable=False),
        _text("roles", 255), _text("reason", 1000), _moment("at", nullable=False), _moment("until", nullable=False),
        _moment("ended_at"),
    )  # fmt: skip
    op.create_index("ix_delegation_to", "delegation", ["jurisdiction", "to_id", "until"])
    op.create_table(
        "series",
        _text("jurisdiction", 32),
        _text("name", 64),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "name", name=op.f("pk_series")),
    )


def _case_columns() -> None:
    _add("case_file", "kind", sa.String(length=16), "complaint")
    _add("case_file", "standard", sa.String(length=32), "")
    _add("case_file", "wants_reply", sa.Boolean(), sa.false())
    _add("case_file", "used_before", sa.Double(), "0")
    for name in ("paused_at", "suspended_until", "answered_at"):
        _add("case_file", name, Moment())
    for name in ("parent_id", "centre_id", "ruled_id"):
        _add("case_file", name, Key)
    _add("case_file", "closing", sa.String(length=16), "")
    for name in _COUNTS:
        _add("case_file", name, sa.Integer(), "0")
    _add("case_file", "is_exempt", sa.Boolean(), sa.false())


def _papers() -> None:
    _paper(
        "petition", _text("kind", 16), _text("state", 16), sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("applicant_id", Key, nullable=False), _text("applicant_name", 120), _text("reason", 1000),
        _text("document", 255), _moment("until"), _moment("at", nullable=False), _text("decided_by", 255),
        _text("decided_by_name", 500), _text("decision", 1000),
    )  # fmt: skip
    _paper(
        "supervision", _text("number", 64), _text("kind", 16), sa.Column("level", sa.Integer(), nullable=False),
        _text("state", 16), sa.Column("department_id", Key, nullable=False), _text("reason", 1000),
        _text("demand", 1000), sa.Column("by_id", Key, nullable=False), _text("by_name", 120),
        _moment("at", nullable=False), _moment("reply_by", nullable=False),
        sa.Column("reply", sa.Text(), nullable=False), sa.Column("replied_by", Key), _text("replied_by_name", 120),
        _moment("replied_at"), _text("ended_by_name", 120),
    )  # fmt: skip
    owed = sa.text("state = 'open'")
    op.create_index(
        "ix_supervision_owed", "supervision", ["jurisdiction", "reply_by"], sqlite_where=owed, postgresql_where=owed
    )
    _paper(
        "field_task", _text("kind", 16), sa.Column("person_id", Key, nullable=False), _text("person_name", 120),
        sa.Column("sent_by", Key, nullable=False), _moment("sent_at", nullable=False), _moment("due_at"),
        _text("outcome", 16), _text("reason", 1000),
    )  # fmt: skip


def downgrade() -> None:
    for name in ("series", "delegation", "routine", "field_task", "supervision", "petition"):
        op.drop_table(name)
    op.drop_index("ux_order_case", "dispatch_order")
    active = sa.text("ended_at IS NULL")
    op.create_index(
        "ux_order_case", "dispatch_order", ["jurisdiction", "case_id"], unique=True, sqlite_where=active,
        postgresql_where=active,
    )  # fmt: skip
    for table, name in ADDED:
        op.drop_column(table, name)


ADDED = (
    ("person", "areas"),
    ("dispatch_order", "part"),
    ("dispatch_order", "due_at"),
    *(("case_file", name) for name in (
        "kind", "standard", "wants_reply", "used_before", "paused_at", "suspended_until", "answered_at", "parent_id",
        "centre_id", "ruled_id", "closing", *_COUNTS, "is_exempt",
    )),
)  # fmt: skip
