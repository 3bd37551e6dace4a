"""The first schema."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "0001"
down_revision = None


def _keys(table: str) -> list[sa.Constraint]:
    """The key of a numbered table: with the jurisdiction first where the engine can number such a key."""
    if op.get_bind().dialect.name == "postgresql":
        return [sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f(f"pk_{table}"))]
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("jurisdiction", "id", name=op.f(f"uq_{table}_jurisdiction_id")),
    ]


def upgrade() -> None:
    op.create_table(
        "camera",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("url_main", sa.String(length=1000), nullable=False),
        sa.Column("url_sub", sa.String(length=1000), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("bearing", sa.Double(), nullable=False),
        sa.Column("field_of_view", sa.Double(), nullable=False),
        sa.Column("range_m", sa.Double(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("department_id", Key, nullable=True),
        sa.Column("engine", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f("pk_camera")),
    )
    op.create_table(
        "camera_secret",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("camera_id", Key, autoincrement=False, nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "camera_id", name=op.f("pk_camera_secret")),
    )
    op.create_table(
        "case_file",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("query_code", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seq", Key, nullable=False),
        sa.Column("state", sa.String(length=2), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=512), nullable=False),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("datum", sa.String(length=16), nullable=False),
        sa.Column("grid", sa.String(length=64), nullable=False),
        sa.Column("class_code", sa.String(length=32), nullable=False),
        sa.Column("condition_id", sa.String(length=64), nullable=False),
        sa.Column("limit_number", sa.Integer(), nullable=True),
        sa.Column("limit_unit", sa.String(length=16), nullable=True),
        sa.Column("reporter_name", sa.String(length=120), nullable=False),
        sa.Column("reporter_phone", sa.String(length=64), nullable=False),
        sa.Column("external_ref", sa.String(length=255), nullable=False),
        sa.Column("reported_at", Moment(), nullable=False),
        sa.Column("filed_at", Moment(), nullable=True),
        sa.Column("dispatched_at", Moment(), nullable=True),
        sa.Column("handled_at", Moment(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("touched_at", Moment(), nullable=True),
        sa.Column("stage_started_at", Moment(), nullable=True),
        sa.Column("stage_due_at", Moment(), nullable=True),
        sa.Column("started_at", Moment(), nullable=True),
        sa.Column("due_at", Moment(), nullable=True),
        sa.Column("filed_by", Key, nullable=True),
        sa.Column("checker_id", Key, nullable=True),
        sa.Column("unit_id", Key, nullable=True),
        sa.Column("department_id", Key, nullable=True),
        sa.Column("order_id", Key, nullable=True),
        sa.Column("rework", sa.Integer(), nullable=False),
        sa.Column("urges", sa.Integer(), nullable=False),
        sa.Column("is_imported", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("urgent_at", Moment(), nullable=True),
        *_keys("case_file"),
        sa.UniqueConstraint("jurisdiction", "number", name=op.f("uq_case_file_jurisdiction_number")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_case_file_query_code", "case_file", ["jurisdiction", "query_code"], unique=False)
    op.create_index("ix_case_file_history", "case_file", ["jurisdiction", "reported_at", "id"], unique=False)
    op.create_index(
        "ix_case_file_open",
        "case_file",
        ["jurisdiction", "urgent_at", "id"],
        unique=False,
        sqlite_where=sa.text("urgent_at IS NOT NULL"),
        postgresql_where=sa.text("urgent_at IS NOT NULL"),
    )
    op.create_index(
        "ix_case_file_stage",
        "case_file",
        ["jurisdiction", "state", "urgent_at", "id"],
        unique=False,
        sqlite_where=sa.text("urgent_at IS NOT NULL"),
        postgresql_where=sa.text("urgent_at IS NOT NULL"),
    )
    op.create_table(
        "command",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("command_id", sa.String(length=64), nullable=False),
        sa.Column("seq", Key, nullable=True),
        sa.Column("case_id", Key, nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("order_id", Key, nullable=True),
        sa.Column("unit_id", Key, nullable=True),
        sa.PrimaryKeyConstraint("jurisdiction", "command_id", name=op.f("pk_command")),
    )
    op.create_table(
        "day_number",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "day", name=op.f("pk_day_number")),
    )
    op.create_table(
        "department",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("parent_id", Key, nullable=True),
        sa.Column("duty_phone", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f("pk_department")),
    )
    op.create_table(
        "head",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("seq", Key, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", name=op.f("pk_head")),
    )
    op.create_table(
        "jurisdiction",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("single_manned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", name=op.f("pk_jurisdiction")),
    )
    op.create_table(
        "log",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("seq", Key, autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("command_id", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("person_id", Key, nullable=False),
        sa.Column("person_name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        sa.Column("case_id", Key, nullable=True),
        sa.Column("unit_id", Key, nullable=True),
        sa.Column("was", sa.String(length=2), nullable=False),
        sa.Column("now", sa.String(length=2), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "seq", name=op.f("pk_log")),
    )
    op.create_index("ix_log_case", "log", ["jurisdiction", "case_id", "seq"], unique=False)
    op.create_table(
        "person",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("roles", sa.String(length=255), nullable=False),
        sa.Column("department_id", Key, nullable=True),
        sa.Column("unit_id", Key, nullable=True),
        sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f("pk_person")),
    )
    op.create_table(
        "unit",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("department_id", Key, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("order_id", Key, nullable=True),
        sa.Column("case_id", Key, nullable=True),
        sa.Column("state_since", Moment(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("device", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f("pk_unit")),
    )
    op.create_table(
        "unit_fix",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("unit_id", Key, autoincrement=False, nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("speed_mps", sa.Double(), nullable=True),
        sa.Column("heading_deg", sa.Double(), nullable=True),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column("datum", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "unit_id", name=op.f("pk_unit_fix")),
    )
    op.create_table(
        "dispatch_order",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", Key, nullable=False),
        sa.Column("unit_id", Key, nullable=False),
        sa.Column("department_id", Key, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("is_rework", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=1000), nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("delivered_at", Moment(), nullable=True),
        sa.Column("read_at", Moment(), nullable=True),
        sa.Column("signed_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["jurisdiction", "case_id"],
            ["case_file.jurisdiction", "case_file.id"],
            name=op.f("fk_dispatch_order_jurisdiction_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction", "unit_id"],
            ["unit.jurisdiction", "unit.id"],
            name=op.f("fk_dispatch_order_jurisdiction_unit_id"),
        ),
        *_keys("dispatch_order"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_dispatch_order_case", "dispatch_order", ["jurisdiction", "case_id", "id"], unique=False)
    op.create_index(
        "ux_order_case",
        "dispatch_order",
        ["jurisdiction", "case_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "ux_order_unit",
        "dispatch_order",
        ["jurisdiction", "unit_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "evidence",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", Key, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", Key, nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("camera_id", Key, nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jurisdiction", "case_id"],
            ["case_file.jurisdiction", "case_file.id"],
            name=op.f("fk_evidence_jurisdiction_case_id"),
        ),
        *_keys("evidence"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_evidence_case", "evidence", ["jurisdiction", "case_id", "id"], unique=False)
    op.create_table(
        "urge",
        sa.Column("jurisdiction", sa.String(length=32), nullable=False),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", Key, nullable=False),
        sa.Column("order_id", Key, nullable=False),
        sa.Column("unit_id", Key, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("delivered_at", Moment(), nullable=True),
        sa.Column("read_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["jurisdiction", "case_id"],
            ["case_file.jurisdiction", "case_file.id"],
            name=op.f("fk_urge_jurisdiction_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction", "order_id"],
            ["dispatch_order.jurisdiction", "dispatch_order.id"],
            name=op.f("fk_urge_jurisdiction_order_id"),
        ),
        *_keys("urge"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_urge_case", "urge", ["jurisdiction", "case_id", "id"], unique=False)
    op.create_index(
        "ix_urge_unread",
        "urge",
        ["jurisdiction", "unit_id", "id"],
        unique=False,
        sqlite_where=sa.text("read_at IS NULL"),
        postgresql_where=sa.text("read_at IS NULL"),
    )


def downgrade() -> None:
    for table in (
        "urge",
        "evidence",
        "dispatch_order",
        "unit_fix",
        "unit",
        "person",
        "log",
        "jurisdiction",
        "head",
        "department",
        "day_number",
        "command",
        "case_file",
        "camera_secret",
        "camera",
    ):
        op.drop_table(table)
