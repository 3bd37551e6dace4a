"""The index of texts: kept in the transaction that writes the case, asked for the cases that hold a text.

SQLite has a contentless FTS5 table over the tokens; version 3.40 cannot delete from one by row id, so the old tokens
are given again. PostgreSQL has an array and a GIN index, which need no extension and no function of ours.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Integer, Row, bindparam, column, insert, select, table, text, update
from sqlalchemy.dialects.postgresql import ARRAY

from db import rows, schema
from db.grams import folded, grams_asked, grams_of
from dispatch.values import Case

_cases, _search = schema.case_file.c, schema.case_search.c
_ADD = insert(schema.case_search)
_CHANGE = update(schema.case_search).where(
    _search.jurisdiction == bindparam("here"), _search.case_id == bindparam("key")
)  # fmt: skip
_FTS_ADD = text("INSERT INTO case_search (rowid, grams) VALUES (:key, :grams)")
_FTS_REMOVE = text("INSERT INTO case_search (case_search, rowid, grams) VALUES ('delete', :key, :grams)")
_BEFORE: BindParameter[int] = bindparam("before")
_fts = table("case_search", column("rowid", Integer))
# By id, newest first: both engines read the matches in this order and stop at the end of the page.
_ON_SQLITE = (
    select(*rows.CASE)
    .join(_fts, _fts.c.rowid == _cases.id)
    .where(text("case_search MATCH :grams"), _fts.c.rowid < _BEFORE, _cases.jurisdiction == bindparam("here"))
    .order_by(_fts.c.rowid.desc())
    .limit(bindparam("most"))
)
# The numbers are written into the statement: a plan must be made for these words, rare or frequent.
_ON_POSTGRESQL = (
    select(*rows.CASE)
    .join(schema.case_search, (_search.jurisdiction == _cases.jurisdiction) & (_search.case_id == _cases.id))
    .where(_search.jurisdiction == bindparam("here"), _search.case_id < _BEFORE)
    .where(_search.grams.contains(bindparam("grams", type_=ARRAY(Integer), literal_execute=True)))
    .order_by(_search.case_id.desc())
    .limit(bindparam("most"))
)
_BATCH = 2000
_ALL = text(
    "SELECT jurisdiction, id, number, title, place, description FROM case_file WHERE id > :key ORDER BY id LIMIT :most"
)


def texts_of(case: Case) -> tuple[str, ...]:
    """What of a case is found by search: nothing about its reporter."""
    return case.number, case.title, case.place, case.description


def holds(case: Case, asked: str) -> bool:
    """Whether one of the texts holds a folded text as it stands."""
    return any(asked in folded(each) for each in texts_of(case))


def add(connection: Connection, jurisdiction: str, texts_by_id: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Enter new cases."""
    held = [(key, grams_of(texts)) for key, texts in texts_by_id]
    if connection.dialect.name == "postgresql":
        given = [{"jurisdiction": jurisdiction, "case_id": key, "grams": grams} for key, grams in held]
        connection.execute(_ADD, given)
    else:
        connection.execute(_FTS_ADD, [{"key": key, "grams": _tokens(grams)} for key, grams in held])


def change(connection: Connection, jurisdiction: str, case_id: int, was: Sequence[str], now: Sequence[str]) -> None:
    """Follow a case whose texts have changed; `was` must be what the index was last told."""
    if tuple(was) == tuple(now):
        return
    old, new = grams_of(was), grams_of(now)
    if connection.dialect.name == "postgresql":
        connection.execute(_CHANGE, {"here": jurisdiction, "key": case_id, "grams": new})
    else:
        connection.execute(_FTS_REMOVE, {"key": case_id, "grams": _tokens(old)})
        connection.execute(_FTS_ADD, {"key": case_id, "grams": _tokens(new)})


def page(connection: Connection, here: str, grams: list[int], before: int, most: int) -> Sequence[Row[Any]]:
    """Rows of CASE that have all these grams, by descending id below `before`."""
    asked: dict[str, Any] = {"here": here, "before": before, "most": most}
    if connection.dialect.name == "postgresql":
        return connection.execute(_ON_POSTGRESQL, {**asked, "grams": grams}).all()
    return connection.execute(_ON_SQLITE, {**asked, "grams": _tokens(grams)}).all()


def find(connection: Connection, here: str, words: str, *, before: int, most: int) -> list[Case]:
    """Cases that hold the words as they stand, newest first; a page is full or the last."""
    asked = folded(words)
    asked.encode("utf-8")  # raises for half a surrogate pair, which no text in the store can hold
    grams, is_proof = grams_asked(asked)
    found: list[Case] = []
    size = most
    while grams and len(found) < most:
        held = [rows.masked_case_of(row) for row in page(connection, here, grams, before, size)]
        found += held if is_proof else [case for case in held if holds(case, asked)]
        if len(held) < size:
            break
        before, size = held[-1].id, min(4 * size, _BATCH)
    return found[:most]


def rebuild(connection: Connection) -> None:
    """Fill an empty index from the cases: what a migration does that brings the index or changes its grams."""
    last = 0
    while held := connection.execute(_ALL, {"key": last, "most": _BATCH}).all():
        for here in sorted({row.jurisdiction for row in held}):
            add(connection, here, [(row.id, row[2:]) for row in held if row.jurisdiction == here])
        last = held[-1].id


def _tokens(grams: Sequence[int]) -> str:
    return " ".join(f"{number & 0xFFFFFFFF:08x}" for number in grams)
