"""The tables about cameras beside their directory: who turns one, who may see an owner's, layouts, who watched."""

from sqlalchemy import Boolean, Column, Identity, Index, MetaData, String, Table, Text, UniqueConstraint

from db.columns import Key, Moment


def camera_tables(metadata: MetaData) -> tuple[Table, Table, Table, Table]:
    """The tables `camera_lease`, `camera_right`, `wall_layout` and `viewing`."""
    return _lease(metadata), _right(metadata), _layout(metadata), _viewing(metadata)


def _here() -> Column[str]:
    return Column("jurisdiction", String(32), primary_key=True)


def _lease(metadata: MetaData) -> Table:
    return Table(
        "camera_lease", metadata, _here(),
        Column("camera_id", Key, primary_key=True, autoincrement=False),
        Column("person_id", Key, nullable=False),
        Column("person_name", String(120), nullable=False),
        Column("until", Moment),
        Column("preset", String(64), nullable=False),
        Column("is_off", Boolean, nullable=False),
    )  # fmt: skip


def _right(metadata: MetaData) -> Table:
    return Table(
        "camera_right", metadata, _here(),
        Column("owner_id", Key, primary_key=True, autoincrement=False),
        Column("department_id", Key, primary_key=True, autoincrement=False),
        Column("may_turn", Boolean, nullable=False),
    )  # fmt: skip


def _layout(metadata: MetaData) -> Table:
    return Table(
        "wall_layout", metadata, _here(),
        Column("name", String(80), primary_key=True),
        Column("drawing", Text, nullable=False),
        Column("by_name", String(120), nullable=False),
        Column("at", Moment),
    )  # fmt: skip


def _viewing(metadata: MetaData) -> Table:
    return Table(
        "viewing", metadata,
        Column("jurisdiction", String(32), nullable=False),
        Column("id", Key, Identity(), primary_key=True),
        UniqueConstraint("jurisdiction", "id", info={"only": "sqlite"}),
        Column("person_id", Key, nullable=False),
        Column("person_name", String(120), nullable=False),
        Column("camera_id", Key, nullable=False),
        Column("case_id", Key),
        Column("since", Moment, nullable=False),
        Column("until", Moment, nullable=False),
        Column("workstation", String(120), nullable=False),
        Index("ix_viewing_camera", "jurisdiction", "camera_id", "since"),
        Index("ix_viewing_since", "jurisdiction", "since"),
        sqlite_autoincrement=True,
    )  # fmt: skip
