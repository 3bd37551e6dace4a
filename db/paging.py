"""Pages of cases by keyset: each goes on behind the last row of the one before, so depth costs nothing."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, bindparam, literal_column, select, tuple_

from db import schema, swift
from db.columns import Moment, is_key
from db.rows import urgent_at
from db.swift import Swift
from dispatch.errors import Invalid
from dispatch.pages import Page, Which
from dispatch.values import Case

_cases = schema.case_file.c
_OPEN: ColumnElement[bool] = literal_column("urgent_at IS NOT NULL")  # as the partial indexes have it


class Pages:
    """Pages over an engine; each shape of question is compiled once."""

    def __init__(self, engine: Engine) -> None:
        self._is_postgres = engine.dialect.name == "postgresql"
        self._swift = lru_cache(maxsize=200)(lambda which, is_first: Swift(engine, _statement(which, is_first)))

    def page(self, here: str, which: Which, *, limit: int, after: str) -> Page:
        """At most `limit` cases; raises Invalid for an `after` that no page gave."""
        given: dict[str, Any] = {"here": here, "most": limit + 1}
        if after:
            at, given["key"] = _place(after)
            given["at"] = at if self._is_postgres else at.isoformat(timespec="microseconds")
        if which.unit_id is not None:
            given["unit"] = which.unit_id
        if which.department_id is not None:
            given["department"] = which.department_id
        if which.area:
            given |= {"area": which.area, "area_end": which.area + "\U0010ffff"}
        found = self._swift(_shape(which), not after).ask(**given)
        cases = found[:limit]
        return Page(cases, _after(cases[-1], which.history) if cases and len(found) > limit else "")


def _shape(which: Which) -> Which:
    """The question without its values; states stay, for there are few and an index begins with them."""
    return Which(
        states=which.states,
        unit_id=None if which.unit_id is None else 0,
        department_id=None if which.department_id is None else 0,
        area="-" if which.area else "",
        history=which.history,
    )


def _statement(which: Which, is_first: bool) -> Select[Any]:
    at = _cases.reported_at if which.history else _cases.urgent_at
    order = (at.desc(), _cases.id.desc()) if which.history else (at, _cases.id)
    wanted = [_cases.jurisdiction == bindparam("here"), *_filters(which)]
    if not which.history:
        wanted.append(_OPEN)
    if not is_first:
        place = tuple_(bindparam("at", type_=Moment()), bindparam("key"))
        row = tuple_(at, _cases.id)
        wanted.append(row < place if which.history else row > place)
    if which.area and not which.history:
        # The index of areas alone yields the first ones in order; only these are read whole.
        keys = select(_cases.id).where(*wanted).order_by(*order).limit(bindparam("most"))
        wanted = [_cases.jurisdiction == bindparam("here"), _cases.id.in_(keys)]
    return select(*swift.CASE).where(*wanted).order_by(*order).limit(bindparam("most"))


def _filters(which: Which) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if which.states:
        codes: list[ColumnElement[Any]] = [literal_column(f"'{state.value}'") for state in which.states]
        asked.append(_cases.state == codes[0] if len(codes) == 1 else _cases.state.in_(codes))
    if which.unit_id is not None:
        asked.append(_cases.unit_id == bindparam("unit"))
    if which.department_id is not None:
        asked.append(_cases.department_id == bindparam("department"))
    if which.area:
        asked += [_cases.grid >= bindparam("area"), _cases.grid < bindparam("area_end")]
    return asked


def _after(case: Case, is_history: bool) -> str:
    at = case.reported_at if is_history else urgent_at(case)
    return f"{at.isoformat() if at else ''}/{case.id}"


def _place(after: str) -> tuple[datetime, int]:
    moment, _, key = after.rpartition("/")
    try:
        at, number = datetime.fromisoformat(moment).astimezone(UTC), int(key)
    except (ValueError, OverflowError):
        raise Invalid(field="after", why="no place in these pages") from None
    if not is_key(number):
        raise Invalid(field="after", why="no place in these pages")
    return at, number
