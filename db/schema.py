"""The tables, one schema for SQLite and PostgreSQL; the jurisdiction is part of every key, as sharding engines ask.

Keys differ in one thing only: numbered tables have the key (jurisdiction, id) on PostgreSQL, and the AUTOINCREMENT
row id on SQLite, where a composite key could be given out twice. Ids are never reused on either.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from db.camera_tables import camera_tables
from db.columns import Key, Moment
from db.feature_table import feature_table
from db.import_tables import import_part_table, import_run_table

# The revisions of db/migrations, oldest first: compared with the stamped one by plain SQL, so that a start needs no
# Alembic. Each new revision adds its id as the last line.
REVISIONS = (
    "0001",
    "search",
    "papers",
    "unit_datum",
    "pages",
    "tracks",
    "accounts",
    "features",
    "cameras",
    "presence",
    "imports",
    "picture_marks",
    "duty",
    "samples",
    "clips",
    "messages",
    "imported_lines",
    "calls",
    "heads",
)  # fmt: skip
REVISION = REVISIONS[-1]
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _place() -> Column[str]:
    return Column("jurisdiction", String(32), nullable=False)


def _number() -> Column[int]:
    return Column("id", Key, Identity(), primary_key=True)


def _named(name: str, *columns: Column[Any]) -> Table:
    """A slowly changing table whose ids come with its rows."""
    return Table(
        name, metadata,
        Column("jurisdiction", String(32), primary_key=True),
        Column("id", Key, primary_key=True, autoincrement=False),
        *columns,
    )  # fmt: skip


def _of(column: str, parent: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["jurisdiction", column], [f"{parent}.jurisdiction", f"{parent}.id"])


def _row_id() -> UniqueConstraint:
    """What a composite foreign key points at on SQLite, where the key is the row id alone."""
    return UniqueConstraint("jurisdiction", "id", info={"only": "sqlite"})


def _text(name: str, length: int) -> Column[str]:
    return Column(name, String(length), nullable=False)


jurisdiction = Table(
    "jurisdiction", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    _text("name", 120),
    _text("name_en", 120),
    Column("is_demo", Boolean, nullable=False),
    Column("single_manned", Boolean, nullable=False),
)  # fmt: skip
department = _named(
    "department", _text("name", 120), _text("name_en", 120), _text("kind", 40), Column("parent_id", Key),
    _text("duty_phone", 40),
)  # fmt: skip
person = _named(
    "person", _text("name", 120), _text("roles", 255), Column("department_id", Key), Column("unit_id", Key),
    _text("areas", 255),
    Column("departments", String(255), nullable=False, server_default=""),
)  # fmt: skip
unit = _named(
    "unit", _text("name", 120), _text("name_en", 120), _text("kind", 16),
    Column("department_id", Key, nullable=False),
    Column("state", String(16), nullable=False),
    Column("order_id", Key),
    Column("case_id", Key),
    Column("state_since", Moment),
    _text("phone", 40),
    _text("device", 120),
    Column("datum", String(16), nullable=False, server_default="WGS-84"),
    Column("called_off_duty", Boolean, nullable=False, server_default=false()),
)  # fmt: skip
camera = _named(
    "camera", _text("name", 120), _text("name_en", 120), _text("url_main", 1000), _text("url_sub", 1000),
    Column("lon", Double, nullable=False),
    Column("lat", Double, nullable=False),
    Column("bearing", Double, nullable=False),
    Column("field_of_view", Double, nullable=False),
    Column("range_m", Double, nullable=False),
    _text("kind", 40),
    Column("department_id", Key),
    _text("engine", 40),
    Column("area", String(64), nullable=False, server_default=""),
    Column("unit_id", Key),
    Column("control_url", String(1000), nullable=False, server_default=""),
)  # fmt: skip
camera_secret = Table(
    "camera_secret", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("camera_id", Key, primary_key=True, autoincrement=False),
    Column("sealed", Text, nullable=False),
)  # fmt: skip

camera_lease, camera_right, wall_layout, viewing = camera_tables(metadata)
# Who may sign in; the password by Argon2id, the secret of the second factor sealed.
account = Table(
    "account", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("person_id", Key, primary_key=True, autoincrement=False),
    _text("login", 64),
    _text("secret", 255),
    Column("must_change", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Moment),
    _text("second_factor", 500),
    Column("last_step", Key, nullable=False),
    UniqueConstraint("jurisdiction", "login"),
)  # fmt: skip
sitting = Table(
    "sitting", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("token", String(64), primary_key=True),
    Column("person_id", Key, nullable=False),
    _text("workstation", 120),
    Column("opened_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("ended_at", Moment),
)  # fmt: skip

_OPEN = text("urgent_at IS NOT NULL")
case_file = Table(
    "case_file", metadata,
    _place(),
    _number(),
    _row_id(),
    _text("number", 64),
    _text("query_code", 64),
    Column("version", Integer, nullable=False),
    Column("seq", Key, nullable=False),
    Column("state", String(2), nullable=False),
    Column("source", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    _text("title", 255),
    Column("description", Text, nullable=False),
    _text("place", 512),
    Column("lon", Double),
    Column("lat", Double),
    _text("datum", 16),
    _text("grid", 64),
    _text("class_code", 32),
    _text("condition_id", 64),
    Column("limit_number", Integer),
    Column("limit_unit", String(16)),
    _text("standard", 32),
    _text("reporter_name", 120),
    _text("reporter_phone", 64),
    _text("external_ref", 255),
    Column("wants_reply", Boolean, nullable=False),
    Column("reported_at", Moment, nullable=False),
    Column("filed_at", Moment),
    Column("dispatched_at", Moment),
    Column("handled_at", Moment),
    Column("closed_at", Moment),
    Column("touched_at", Moment),
    Column("stage_started_at", Moment),
    Column("stage_due_at", Moment),
    Column("stage_works", Boolean, nullable=False, server_default=false()),
    Column("started_at", Moment),
    Column("due_at", Moment),
    Column("used_before", Double, nullable=False),
    Column("paused_at", Moment),
    Column("suspended_until", Moment),
    Column("answered_at", Moment),
    Column("filed_by", Key),
    Column("checker_id", Key),
    Column("sampled_from", Key),
    Column("unit_id", Key),
    Column("department_id", Key),
    Column("order_id", Key),
    Column("parent_id", Key),
    Column("centre_id", Key),
    Column("ruled_id", Key),
    _text("closing", 16),
    Column("rework", Integer, nullable=False),
    Column("urges", Integer, nullable=False),
    Column("returns", Integer, nullable=False),
    Column("extensions", Integer, nullable=False),
    Column("suspensions", Integer, nullable=False),
    Column("reopened", Integer, nullable=False),
    Column("followers", Integer, nullable=False),
    Column("petitions", Integer, nullable=False),
    Column("supervisions", Integer, nullable=False),
    Column("supports", Integer, nullable=False),
    Column("satisfaction", Integer, nullable=False),
    Column("is_exempt", Boolean, nullable=False),
    Column("is_imported", Boolean, nullable=False),
    Column("is_demo", Boolean, nullable=False),
    # End of the clock that runs, the far future when none does, null once ended: order and extent of the open queue.
    Column("urgent_at", Moment),
    UniqueConstraint("jurisdiction", "number"),
    Index("ix_case_file_open", "jurisdiction", "urgent_at", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index(
        "ix_case_file_stage", "jurisdiction", "state", "urgent_at", "id", sqlite_where=_OPEN, postgresql_where=_OPEN
    ),
    *(
        Index(f"ix_case_file_{name}", "jurisdiction", *columns, "urgent_at", "id", sqlite_where=_OPEN,
              postgresql_where=_OPEN)
        for name, columns in (
            ("unit", ["unit_id", "state"]), ("department", ["department_id", "state"]), ("area", ["grid"])
        )
    ),
    Index("ix_case_file_query_code", "jurisdiction", "query_code"),
    Index("ix_case_file_history", "jurisdiction", "reported_at", "id"),
    Index("ix_case_file_place", "jurisdiction", "lat", "lon"),
    sqlite_autoincrement=True,
)  # fmt: skip
# On SQLite a virtual table of this name, made by its migration. New words are few and questions many: the index is
# kept at once, or a question would now and then wait for a heap of late entries.
case_search = Table(
    "case_search", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("case_id", Key, primary_key=True, autoincrement=False),
    Column("grams", ARRAY(Integer), nullable=False),
    Index("ix_case_search_grams", "grams", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
    info={"only": "postgresql"},
)  # fmt: skip

_ACTIVE = text("ended_at IS NULL")
_LEADING = text("ended_at IS NULL AND part = 'lead'")
dispatch_order = Table(
    "dispatch_order", metadata,
    _place(),
    _number(),
    _row_id(),
    Column("case_id", Key, nullable=False),
    Column("unit_id", Key, nullable=False),
    Column("department_id", Key, nullable=False),
    Column("part", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("is_rework", Boolean, nullable=False),
    _text("reason", 1000),
    Column("sent_at", Moment, nullable=False),
    Column("delivered_at", Moment),
    Column("read_at", Moment),
    Column("signed_at", Moment),
    Column("due_at", Moment),
    Column("ended_at", Moment),
    _of("case_id", "case_file"),
    _of("unit_id", "unit"),
    # The second belt: the compare-and-set on case and unit comes first, and no message quotes these names.
    Index(
        "ux_order_unit", "jurisdiction", "unit_id", unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE
    ),
    Index(
        "ux_order_case", "jurisdiction", "case_id", unique=True, sqlite_where=_LEADING, postgresql_where=_LEADING
    ),
    Index("ix_dispatch_order_case", "jurisdiction", "case_id", "id"),
    Index("ix_dispatch_order_sent", "jurisdiction", "sent_at"),
    sqlite_autoincrement=True,
)  # fmt: skip

_UNREAD = text("read_at IS NULL")
_UNREAD_BY_HEAD = text("department_id IS NOT NULL AND head_read_at IS NULL")
urge = Table(
    "urge", metadata,
    _place(),
    _number(),
    _row_id(),
    Column("case_id", Key, nullable=False),
    Column("order_id", Key, nullable=False),
    Column("unit_id", Key, nullable=False),
    Column("kind", String(16), nullable=False),
    _text("words", 1000),
    _text("by_name", 120),
    Column("at", Moment, nullable=False),
    Column("delivered_at", Moment),
    Column("read_at", Moment),
    Column("department_id", Key),
    Column("head_name", String(120), nullable=False, server_default=""),
    Column("head_delivered_at", Moment),
    Column("head_read_at", Moment),
    _of("case_id", "case_file"),
    _of("order_id", "dispatch_order"),
    Index("ix_urge_case", "jurisdiction", "case_id", "id"),
    Index(
        "ix_urge_head", "jurisdiction", "department_id", "id", sqlite_where=_UNREAD_BY_HEAD,
        postgresql_where=_UNREAD_BY_HEAD,
    ),
    Index("ix_urge_unread", "jurisdiction", "unit_id", "id", sqlite_where=_UNREAD, postgresql_where=_UNREAD),
    sqlite_autoincrement=True,
)  # fmt: skip
evidence = Table(
    "evidence", metadata,
    _place(),
    _number(),
    _row_id(),
    Column("case_id", Key, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    _text("media_type", 80),
    Column("size", Key, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("taken_at", Moment),
    Column("lon", Double),
    Column("lat", Double),
    Column("camera_id", Key),
    _text("note", 1000),
    _text("fingerprint", 16),
    _text("software", 120),
    Column("seconds", Double, nullable=False, server_default="0"), Column("stream_s", Double), _text("lack", 40),
    _text("by_name", 120),
    Column("at", Moment, nullable=False),
    _of("case_id", "case_file"),
    Index("ix_evidence_case", "jurisdiction", "case_id", "id"),
    Index("ix_evidence_bytes", "jurisdiction", "sha256"),
    Index("ix_evidence_hand", "jurisdiction", "by_name", "id"),
    sqlite_autoincrement=True,
)  # fmt: skip
# The quarters of fingerprints: pictures that differ in up to three bits share at least one.
picture_mark = Table(
    "picture_mark", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("mark", String(5), primary_key=True),
    Column("evidence_id", Key, primary_key=True, autoincrement=False),
)  # fmt: skip


def _paper(name: str, *columns: Column[Any] | Index) -> Table:
    """A paper of a case."""
    return Table(
        name, metadata, _place(), _number(), _row_id(), Column("case_id", Key, nullable=False), *columns,
        Column("ended_at", Moment), _of("case_id", "case_file"),
        Index(f"ix_{name}_case", "jurisdiction", "case_id", "id"), sqlite_autoincrement=True,
    )  # fmt: skip


petition = _paper(
    "petition", Column("kind", String(16), nullable=False), Column("state", String(16), nullable=False),
    Column("stage", Integer, nullable=False), Column("applicant_id", Key, nullable=False),
    _text("applicant_name", 120), _text("reason", 1000), _text("document", 255), Column("until", Moment),
    Column("at", Moment, nullable=False), _text("decided_by", 255), _text("decided_by_name", 500),
    _text("decision", 1000),
)  # fmt: skip
_OWED = text("state = 'open'")
supervision = _paper(
    "supervision", _text("number", 64), Column("kind", String(16), nullable=False),
    Column("level", Integer, nullable=False), Column("state", String(16), nullable=False),
    Column("department_id", Key, nullable=False), _text("reason", 1000), _text("demand", 1000),
    Column("by_id", Key, nullable=False), _text("by_name", 120), Column("at", Moment, nullable=False),
    Column("reply_by", Moment, nullable=False), Column("reply", Text, nullable=False), Column("replied_by", Key),
    _text("replied_by_name", 120), Column("replied_at", Moment), _text("ended_by_name", 120),
    Index("ix_supervision_owed", "jurisdiction", "reply_by", sqlite_where=_OWED, postgresql_where=_OWED),
)  # fmt: skip
field_task = _paper(
    "field_task", Column("kind", String(16), nullable=False), Column("person_id", Key, nullable=False),
    _text("person_name", 120), Column("sent_by", Key, nullable=False), Column("sent_at", Moment, nullable=False),
    Column("due_at", Moment), _text("outcome", 16), _text("reason", 1000),
)  # fmt: skip
# What retention must leave alone while it is not ended.
hold = _paper("hold", _text("reason", 1000), _text("by_name", 120), Column("at", Moment, nullable=False))
shift = Table(
    "shift", metadata, _place(), _number(), _row_id(),
    Column("department_id", Key, nullable=False),
    _text("name", 120), _text("post", 32), _text("phone", 40),
    Column("begins_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    _text("by_name", 120),
    Column("ended_at", Moment),
    Index("ix_shift_ends", "jurisdiction", "ends_at"),
    sqlite_autoincrement=True,
)  # fmt: skip
message = Table(
    "message", metadata, _place(), _number(), _row_id(),
    Column("unit_id", Key, nullable=False),
    _text("kind", 32), _text("words", 1000), _text("by_name", 120),
    Column("at", Moment, nullable=False),
    Column("delivered_at", Moment), Column("read_at", Moment),
    Index("ix_message_unread", "jurisdiction", "unit_id", "id", sqlite_where=_UNREAD, postgresql_where=_UNREAD),
    sqlite_autoincrement=True,
)  # fmt: skip
routine = Table(
    "routine", metadata, _place(), _number(), _row_id(),
    _text("name", 120), _text("class_code", 32), _text("condition_id", 64), _text("place", 512),
    Column("lon", Double), Column("lat", Double),
    Column("every_days", Integer, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("ends_at", Moment),
    _text("by_name", 120),
    Column("ended_at", Moment),
    sqlite_autoincrement=True,
)  # fmt: skip
delegation = Table(
    "delegation", metadata, _place(), _number(), _row_id(),
    Column("from_id", Key, nullable=False),
    Column("to_id", Key, nullable=False),
    _text("roles", 255), _text("reason", 1000),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("ended_at", Moment),
    Index("ix_delegation_to", "jurisdiction", "to_id", "until"),
    sqlite_autoincrement=True,
)  # fmt: skip
unit_fix = Table(
    "unit_fix", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("unit_id", Key, primary_key=True, autoincrement=False),
    Column("lon", Double, nullable=False),
    Column("lat", Double, nullable=False),
    Column("at", Moment, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("speed_mps", Double),
    Column("heading_deg", Double),
    Column("accuracy_m", Double),
    _text("datum", 16),
)  # fmt: skip
# Fixes packed (db.tracks): of one unit on one UTC day, or, with unit 0, a post that is not yet packed by unit.
track_chunk = Table(
    "track_chunk", metadata,
    _place(),
    _number(),
    _row_id(),
    Column("unit_id", Key, nullable=False),
    Column("day", Date, nullable=False),
    Column("since", Key, nullable=False),
    Column("until", Key, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Index("ix_track_chunk_unit", "jurisdiction", "unit_id", "day"),
    Index("ix_track_chunk_day", "jurisdiction", "day"),
    sqlite_autoincrement=True,
)  # fmt: skip
# Components, permits, areas, fences: the things of a place.
feature = feature_table(metadata)

# Who has which case in hand; a row that is not renewed has lapsed.
presence = Table(
    "presence", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("person_id", Key, primary_key=True, autoincrement=False),
    Column("workstation", String(120), primary_key=True),
    Column("case_id", Key),
    Column("is_editing", Boolean, nullable=False),
    Column("seen_at", Moment, nullable=False),
)  # fmt: skip

_IMPORT = text("step = 'import'")
log = Table(
    "log", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("command_id", String(64), nullable=False),
    Column("step", String(32), nullable=False),
    Column("person_id", Key, nullable=False),
    _text("person_name", 120),
    _text("role", 32),
    _text("workstation", 120),
    Column("case_id", Key),
    Column("unit_id", Key),
    _text("was", 2),
    _text("now", 2),
    Column("body", Text, nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_log_case", "jurisdiction", "case_id", "seq"),
    Index("ix_log_import", "jurisdiction", "seq", sqlite_where=_IMPORT, postgresql_where=_IMPORT),
)  # fmt: skip
import_run = import_run_table(metadata)
import_part = import_part_table(metadata)
# One row per jurisdiction, taken last in every transaction: its order is the order of commits.
head = Table(
    "head", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("seq", Key, nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip
# Claimed first in a transaction, completed by its last statement; `seq` is null in between.
command = Table(
    "command", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("command_id", String(64), primary_key=True),
    Column("seq", Key),
    Column("case_id", Key),
    Column("version", Integer),
    Column("order_id", Key),
    Column("unit_id", Key),
)  # fmt: skip
series = Table(
    "series", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("last", Integer, nullable=False),
)  # fmt: skip
day_number = Table(
    "day_number", metadata,
    Column("jurisdiction", String(32), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("last", Integer, nullable=False),
)  # fmt: skip
