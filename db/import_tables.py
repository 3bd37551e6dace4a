"""The tables in which an import waits: its runs, and the parts that are read but not yet published."""

from sqlalchemy import Column, Identity, Index, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

from db.columns import Key, Moment


def import_run_table(metadata: MetaData) -> Table:
    """The table `import_run`: one row for each file that was brought."""
    texts = {"file": 255, "sha256": 64, "profile": 120, "kind": 16, "state": 16, "by_name": 120}
    counts = ("staged", "refused", "added", "held")
    return Table(
        "import_run", metadata,
        Column("jurisdiction", String(32), nullable=False),
        Column("id", Key, Identity(), primary_key=True),
        UniqueConstraint("jurisdiction", "id", info={"only": "sqlite"}),
        *(Column(name, String(length), nullable=False) for name, length in texts.items()),
        Column("at", Moment, nullable=False),
        Column("touched_at", Moment, nullable=False),
        *(Column(name, Integer, nullable=False) for name in counts),
        Column("ended_at", Moment),
        sqlite_autoincrement=True,
    )  # fmt: skip


def import_part_table(metadata: MetaData) -> Table:
    """The table `import_part`: some rows of a run, packed; gone once they are published."""
    return Table(
        "import_part", metadata,
        Column("jurisdiction", String(32), nullable=False),
        Column("id", Key, Identity(), primary_key=True),
        UniqueConstraint("jurisdiction", "id", info={"only": "sqlite"}),
        Column("run_id", Key, nullable=False),
        Column("rows", Integer, nullable=False),
        Column("packed", LargeBinary, nullable=False),
        Index("ix_import_part_run", "jurisdiction", "run_id", "id"),
        sqlite_autoincrement=True,
    )  # fmt: skip
