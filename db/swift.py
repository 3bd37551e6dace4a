"""Questions asked all day, past SQLAlchemy's rows: the driver's tuples become frozen cases in one step.

A frozen value of 47 fields takes ten times as long to make as the engine takes to read its row. So it is made as a
twin with the same slots, which may be written, and becomes the frozen value when it is whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, Engine, PoolProxiedConnection, Select

from db import schema
from db.columns import Moment
from db.failures import told_apart
from db.masks import masked_name, masked_phone
from db.patience import patient
from db.rows import KINDS, SOURCES, STATES, limit_of
from dispatch.values import Case

_NAMES = [field.name for field in fields(Case)]
_Twin: Any = type("_Twin", (), {"__slots__": tuple(_NAMES)})
# In the order of the fields; the unit of the limit comes last, beside what makes a value.
CASE: tuple[Column[Any], ...] = tuple(
    schema.case_file.c["limit_number" if name == "limit" else name] for name in (*_NAMES, "limit_unit")
)
_MOMENTS = [column.name for column in CASE if isinstance(column.type, Moment)]
_FLAGS = [column.name for column in CASE if isinstance(column.type, Boolean)]
_REMEMBERED = 4096  # few enough to stay in the cache of the processor


class Swift:
    """One SELECT of CASE, compiled once for an engine. Parameters go to the driver as they are."""

    def __init__(self, engine: Engine, statement: Select[Any]) -> None:
        compiled = statement.compile(engine)
        self._engine = engine
        self._text = str(compiled)
        self._order: Sequence[str] | None = getattr(compiled, "positiontup", None)
        self._fixed: Mapping[str, Any] = compiled.params

    def ask(self, **given: Any) -> tuple[Case, ...]:
        """The cases, their reporters masked; raises StoreFailed. The statement is a transaction of its own."""
        held = {**self._fixed, **given}
        with bare_cursor(self._engine) as cursor:
            if self._order is not None:
                return tuple(map(_case_of_texts, cursor.execute(self._text, [held[name] for name in self._order])))
            return tuple(map(_case_of, cursor.execute(self._text, held).fetchall()))


@contextmanager
def bare_cursor(engine: Engine) -> Iterator[Any]:
    """A driver's cursor in autocommit: one statement sees one moment without a BEGIN and an END around it."""
    with told_apart():
        pooled = engine.raw_connection()
        bare: Any = pooled.dbapi_connection
        try:
            if engine.dialect.name == "postgresql":
                bare.autocommit = True
                with patient(bare):
                    yield pooled.cursor()
            else:
                yield pooled.cursor()
        finally:
            _give_back(pooled, bare)


def _give_back(pooled: PoolProxiedConnection, bare: Any) -> None:
    if getattr(bare, "closed", False):
        pooled.invalidate()
        return
    if getattr(bare, "autocommit", False) is True:  # psycopg's; that of SQLite is no flag
        bare.autocommit = False
    pooled.close()


class _Moments(dict[str, datetime]):
    """Texts read before: the same moments come again within a row, and from one look at the queue to the next."""

    def __missing__(self, text: str) -> datetime:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = moment = datetime.fromisoformat(text)
        return moment


def _maker(*, has_texts: bool, is_masked: bool = True) -> Callable[[Sequence[Any]], Case]:
    """A function from a row of CASE to its case, written out field by field, as dataclasses write their `__init__`.

    `has_texts` for SQLite, whose moments are texts and whose flags are numbers.
    """
    read = {
        "state": "states[state]", "source": "sources[source]", "kind": "kinds[kind]",
        "limit": "limit_of(limit, unit) if limit else None",
    }  # fmt: skip
    if is_masked:
        read |= {name: f"masked_{name[9:]}({name})" for name in ("reporter_name", "reporter_phone")}
    if has_texts:
        read |= {name: f"None if {name} is None else moment({name})" for name in _MOMENTS}
        read |= {name: f"{name} == 1" for name in _FLAGS}
    lines = [
        "made = new(Twin)",
        ", ".join(_NAMES) + ", unit = row",
        *(f"made.{name} = {read.get(name, name)}" for name in _NAMES),
        "made.__class__ = Case",
        "return made",
    ]
    known = {
        "new": object.__new__, "Twin": _Twin, "Case": Case, "states": STATES, "sources": SOURCES, "kinds": KINDS,
        "limit_of": limit_of,
        "masked_name": masked_name, "masked_phone": masked_phone, "moment": _Moments().__getitem__,
    }  # fmt: skip
    exec("def case_of(row):\n    " + "\n    ".join(lines), known)  # noqa: S102 - nothing from outside is in it
    made: Callable[[Sequence[Any]], Case] = known["case_of"]
    return made


_case_of = _maker(has_texts=False)
_case_of_texts = _maker(has_texts=True)
# As they are, for transactions: by the name of the dialect.
CASE_OF = {
    "sqlite": _maker(has_texts=True, is_masked=False),
    "postgresql": _maker(has_texts=False, is_masked=False),
}
