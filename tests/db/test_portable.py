"""What an engine of PostgreSQL's kind may lack is not relied on: a lint over the schema, the migrations and the SQL."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from db import schema

ROOT = Path(__file__).parents[2]
TABLES = schema.metadata.sorted_tables
SOURCES = sorted((ROOT / "db").rglob("*.py"))
# What Citus, YugabyteDB and their like refuse, do not have, or have in another meaning.
LACKING = (
    r"create\s+trigger", r"\bdeferrable\b", r"\bexclude\s+using\b", r"using\s+gist\b", r"\bxid8\b", r"pg_snapshot_",
    r"pg_current_xact", r"pg_advisory", r"\bcreate\s+function\b", r"\bcreate\s+extension\b", r"\binherits\b",
    r"\bcurrval\(", r"\blastval\(", r"constraint_name", r"\bctid\b", r"\blisten\s+\w+;", r"for\s+key\s+share",
)  # fmt: skip


# Of the migrated schema itself: what of it such an engine would refuse, by name.
REFUSED = {
    "a key or unique index without the jurisdiction": """
        SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
        WHERE relnamespace = 'public'::regnamespace AND indisunique AND relname <> 'alembic_version' AND NOT EXISTS (
          SELECT FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY(indkey) AND attname = 'jurisdiction')""",
    "a table without a key": """
        SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary)""",
    "a foreign key without the jurisdiction": """
        SELECT conname::text FROM pg_constraint WHERE contype = 'f' AND NOT EXISTS (
          SELECT FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY(conkey) AND attname = 'jurisdiction')""",
    "a constraint that is deferred or excludes":
        "SELECT conname::text FROM pg_constraint WHERE condeferrable OR contype = 'x'",
    "a trigger of ours": "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal",
    "a function of ours": "SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "an index of a rare kind": """
        SELECT pg_class.relname::text FROM pg_class JOIN pg_am ON pg_am.oid = relam
        WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace AND amname NOT IN ('btree', 'gin')""",
    "a sequence that is not a column's own": """
        SELECT relname::text FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'i')""",
    "an extension": "SELECT extname::text FROM pg_extension WHERE extname <> 'plpgsql'",
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_the_migrated_schema_holds_nothing_that_such_engines_refuse(pg_store: Engine, what: str) -> None:
    with pg_store.connect() as connection:
        assert list(connection.execute(text(REFUSED[what])).scalars()) == []


@pytest.mark.parametrize(
    ("what", "made"),
    [
        ("a key or unique index without the jurisdiction", "CREATE UNIQUE INDEX a ON unit (phone, id)"),
        ("a table without a key", "CREATE TABLE a (b int)"),
        ("a foreign key without the jurisdiction",
         "CREATE TABLE a (b varchar PRIMARY KEY REFERENCES c (d))"),
        ("a function of ours", "CREATE FUNCTION a() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
        ("an index of a rare kind", "CREATE INDEX a ON unit USING hash (phone)"),
        ("a sequence that is not a column's own", "CREATE SEQUENCE a"),
    ],
)  # fmt: skip
def test_the_lint_of_the_schema_sees_what_it_refuses(pg_store: Engine, what: str, made: str) -> None:
    with pg_store.begin() as connection:
        connection.execute(text("CREATE TABLE c (d varchar PRIMARY KEY, jurisdiction varchar UNIQUE)"))
        connection.execute(text(made))
        assert list(connection.execute(text(REFUSED[what])).scalars()) != []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_statement_asks_for_what_such_engines_lack(path: Path) -> None:
    words = path.read_text(encoding="utf-8")
    assert [word for word in LACKING if re.search(word, words, re.IGNORECASE)] == []


def test_the_lint_sees_what_it_refuses() -> None:
    found = "CREATE TRIGGER a; pg_advisory_lock(1); EXCLUDE USING gist; error.diag.constraint_name"
    assert sum(bool(re.search(word, found, re.IGNORECASE)) for word in LACKING) >= 4


def test_numbers_are_given_out_by_rows_and_ids_order_nothing_across_commits() -> None:
    """Sequences number rows within a table; what says what came first is the number of the log, a row of its own."""
    sequenced = {table.name for table in TABLES if any(column.identity for column in table.c)}
    assert not sequenced & {"log", "head", "command", "series", "day_number"}
