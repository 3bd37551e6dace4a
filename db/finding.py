"""Finding cases by their words: the index names candidates, the words themselves decide."""

from typing import Any

from sqlalchemy import BindParameter, Engine, Integer, Select, bindparam, column, select, table, text

from db import schema, swift
from db.failures import told_apart
from db.grams import folded, grams_asked
from db.search import texts_of, tokens
from db.swift import Swift
from dispatch.values import Case

_cases = schema.case_file.c
_BEFORE: BindParameter[int] = bindparam("before")
_fts = table("case_search", column("rowid", Integer))
_MOST = 2000
# By id, newest first: both engines read the matches in this order and stop at the end of the page.
_ON_SQLITE: Select[Any] = (
    select(*swift.CASE)
    .join(_fts, _fts.c.rowid == _cases.id)
    .where(text("case_search MATCH :grams"), _fts.c.rowid < _BEFORE, _cases.jurisdiction == bindparam("here"))
    .order_by(_fts.c.rowid.desc())
    .limit(bindparam("most"))
)
# A word of every tenth case is met among the newest ones; a rare one is looked up in the index of grams, all of it.
# Left to choose, the planner sometimes reads a million cases for a word of fifty: it knows words by a sample only.
_ON_POSTGRESQL: Select[Any] = (
    select(*swift.CASE)
    .where(
        _cases.jurisdiction == bindparam("here"),
        text("""case_file.id = ANY(ARRAY(
            WITH newest AS MATERIALIZED (
                SELECT case_id FROM (
                    SELECT case_id, grams FROM case_search
                    WHERE jurisdiction = :here AND case_id < CAST(:before AS bigint)
                    ORDER BY case_id DESC LIMIT 4000) AS late
                WHERE grams @> CAST(:grams AS int[]) ORDER BY case_id DESC LIMIT CAST(:most AS bigint)),
            enough AS MATERIALIZED (SELECT count(*) >= CAST(:most AS bigint) AS is_so FROM newest),
            every AS MATERIALIZED (
                SELECT case_id FROM case_search WHERE jurisdiction = :here AND grams @> CAST(:grams AS int[])
                AND NOT (SELECT is_so FROM enough))
            SELECT case_id FROM newest WHERE (SELECT is_so FROM enough)
            UNION ALL (SELECT case_id FROM every WHERE case_id < CAST(:before AS bigint)
                       ORDER BY case_id DESC LIMIT CAST(:most AS bigint))))"""),
    )
    .order_by(_cases.id.desc())
)


class Search:
    """The search over an engine."""

    def __init__(self, engine: Engine) -> None:
        self._is_postgres = engine.dialect.name == "postgresql"
        statement = _ON_POSTGRESQL if self._is_postgres else _ON_SQLITE
        self._page = Swift(engine, statement)

    def find(self, here: str, words: str, *, before: int, most: int) -> tuple[Case, ...]:
        """Cases that hold the words as they stand, newest first; a page is full or the last. Raises Invalid."""
        asked = folded(words)
        with told_apart():
            asked.encode("utf-8")  # fails for half a surrogate pair, which no text in the store can hold
        grams, is_proof = grams_asked(asked)
        found: list[Case] = []
        size = most
        while grams and len(found) < most:
            named = self._page.ask(here=here, before=before, most=size, grams=self._given(grams))
            found += named if is_proof else [case for case in named if _holds(case, asked)]
            if len(named) < size:
                break
            before, size = named[-1].id, min(4 * size, _MOST)
        return tuple(found[:most])

    def _given(self, grams: list[int]) -> Any:
        return grams if self._is_postgres else tokens(grams)


def _holds(case: Case, asked: str) -> bool:
    return any(asked in folded(each) for each in texts_of(case))
