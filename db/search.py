"""The index of texts, kept in the transaction that writes the case.

SQLite has a contentless FTS5 table over the tokens; version 3.40 cannot delete from one by row id, so the old tokens
are given again. PostgreSQL has an array and a GIN index, which need no extension and no function of ours.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, insert, text, update

from db import schema
from db.grams import grams_of
from db.grams_heap import Grams, as_lists, as_tokens, grams_of_heap
from dispatch.values import Case

_search = schema.case_search.c
_ADD = insert(schema.case_search)
_CHANGE = update(schema.case_search).where(
    _search.jurisdiction == bindparam("here"), _search.case_id == bindparam("key")
)  # fmt: skip
_FTS_ADD = text("INSERT INTO case_search (rowid, grams) VALUES (:key, :grams)")
_FTS_BARE = "INSERT INTO case_search (rowid, grams) VALUES (?, ?)"
_FTS_REMOVE = text("INSERT INTO case_search (case_search, rowid, grams) VALUES ('delete', :key, :grams)")
_BATCH = 2000
_HEAP = 32  # from here on it pays to count them together
_ALL = text(
    "SELECT jurisdiction, id, number, title, place, description FROM case_file WHERE id > :key ORDER BY id LIMIT :most"
)


def texts_of(case: Case) -> tuple[str, ...]:
    """What of a case is found by search: nothing about its reporter."""
    return case.number, case.title, case.place, case.description


def add(connection: Connection, jurisdiction: str, texts_by_id: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Enter new cases."""
    if len(texts_by_id) >= _HEAP:
        _add_heap(connection, jurisdiction, texts_by_id)
        return
    held = [(key, grams_of(texts)) for key, texts in texts_by_id]
    if connection.dialect.name == "postgresql":
        given = [{"jurisdiction": jurisdiction, "case_id": key, "grams": grams} for key, grams in held]
        connection.execute(_ADD, given)
    else:
        connection.execute(_FTS_ADD, [{"key": key, "grams": tokens(grams)} for key, grams in held])


def _add_heap(connection: Connection, jurisdiction: str, texts_by_id: Sequence[tuple[int, Sequence[str]]]) -> None:
    grams = grams_of_heap([texts for _, texts in texts_by_id])
    enter(connection, jurisdiction, [key for key, _ in texts_by_id], ready(connection.dialect.name, grams))


def ready(dialect: str, grams: Grams) -> list[Any]:
    """Counted grams in the shape in which the engine takes them, case by case."""
    return as_lists(grams) if dialect == "postgresql" else as_tokens(grams)


def enter(connection: Connection, jurisdiction: str, keys: Sequence[int], held: Sequence[Any]) -> None:
    """Enter new cases whose grams are `ready`."""
    pairs = zip(keys, held, strict=True)
    if connection.dialect.name == "postgresql":
        given = [{"jurisdiction": jurisdiction, "case_id": key, "grams": grams} for key, grams in pairs]
        connection.execute(_ADD, given)
    else:
        connection.exec_driver_sql(_FTS_BARE, list(pairs))


def changes(
    dialect: str, jurisdiction: str, case_id: int, was: Sequence[str] | None, now: Sequence[str]
) -> list[tuple[Executable, dict[str, Any]]]:
    """What makes the index follow a case, new (`was` is None) or changed; `was` must be what it was last told."""
    if was is not None and tuple(was) == tuple(now):
        return []
    grams = grams_of(now)
    if dialect == "postgresql":
        if was is None:
            return [(_ADD, {"jurisdiction": jurisdiction, "case_id": case_id, "grams": grams})]
        return [(_CHANGE, {"here": jurisdiction, "key": case_id, "grams": grams})]
    gone = [] if was is None else [(_FTS_REMOVE, {"key": case_id, "grams": tokens(grams_of(was))})]
    return [*gone, (_FTS_ADD, {"key": case_id, "grams": tokens(grams)})]


def rebuild(connection: Connection) -> None:
    """Fill an empty index from the cases: what a migration does that brings the index or changes its grams."""
    last = 0
    while held := connection.execute(_ALL, {"key": last, "most": _BATCH}).all():
        for here in sorted({row.jurisdiction for row in held}):
            add(connection, here, [(row.id, row[2:]) for row in held if row.jurisdiction == here])
        last = held[-1].id


def tokens(grams: Sequence[int]) -> str:
    """The grams as FTS5 reads them."""
    return " ".join(f"{number & 0xFFFFFFFF:08x}" for number in grams)
