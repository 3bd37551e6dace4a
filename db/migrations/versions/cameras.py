"""Cameras: area, carrying unit and control address; leases, owners' rights, shared layouts, who watched."""

import sqlalchemy as sa
from alembic import op

from db.columns import Key, Moment

revision = "cameras"
down_revision = "features"


def _here() -> sa.Column[str]:
    return sa.Column("jurisdiction", sa.String(length=32), nullable=False)


def _keys() -> list[sa.Constraint]:
    if op.get_bind().dialect.name == "postgresql":
        return [sa.PrimaryKeyConstraint("jurisdiction", "id", name=op.f("pk_viewing"))]
    return [
        sa.PrimaryKeyConstraint("id", name=op.f("pk_viewing")),
        sa.UniqueConstraint("jurisdiction", "id", name=op.f("uq_viewing_jurisdiction_id")),
    ]


def upgrade() -> None:
    op.add_column("camera", sa.Column("area", sa.String(length=64), server_default="", nullable=False))
    op.add_column("camera", sa.Column("unit_id", Key))
    op.add_column("camera", sa.Column("control_url", sa.String(length=1000), server_default="", nullable=False))
    op.create_table(
        "camera_lease",
        _here(),
        sa.Column("camera_id", Key, autoincrement=False, nullable=False),
        sa.Column("person_id", Key, nullable=False),
        sa.Column("person_name", sa.String(length=120), nullable=False),
        sa.Column("until", Moment()),
        sa.Column("preset", sa.String(length=64), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "camera_id", name=op.f("pk_camera_lease")),
    )
    op.create_table(
        "camera_right",
        _here(),
        sa.Column("owner_id", Key, autoincrement=False, nullable=False),
        sa.Column("department_id", Key, autoincrement=False, nullable=False),
        sa.Column("may_turn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("jurisdiction", "owner_id", "department_id", name=op.f("pk_camera_right")),
    )
    op.create_table(
        "wall_layout",
        _here(),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("drawing", sa.Text(), nullable=False),
        sa.Column("by_name", sa.String(length=120), nullable=False),
        sa.Column("at", Moment()),
        sa.PrimaryKeyConstraint("jurisdiction", "name", name=op.f("pk_wall_layout")),
    )
    _create_viewing()


def _create_viewing() -> None:
    op.create_table(
        "viewing",
        _here(),
        sa.Column("id", Key, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", Key, nullable=False),
        sa.Column("person_name", sa.String(length=120), nullable=False),
        sa.Column("camera_id", Key, nullable=False),
        sa.Column("case_id", Key),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        *_keys(),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_viewing_camera", "viewing", ["jurisdiction", "camera_id", "since"])
    op.create_index("ix_viewing_since", "viewing", ["jurisdiction", "since"])


def downgrade() -> None:
    for table in ("viewing", "wall_layout", "camera_right", "camera_lease"):
        op.drop_table(table)
    for column in ("control_url", "unit_id", "area"):
        op.drop_column("camera", column)
