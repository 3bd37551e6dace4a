"""What a command must be made of: every field is held against its own annotation, before anything is read."""

import math
from dataclasses import is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from dispatch.errors import Invalid
from dispatch.texts import CODE_LIMIT, LIMITS, clean

T = TypeVar("T")
LARGEST = 2**63  # what a database takes as a whole number
MOST = 5000  # of suggestions, the longest of the lists
YEARS = range(2000, 2201)  # beyond them a calendar is reckoned wrongly, or not at all


def shaped(value: T) -> T:
    """A verb, actor or picture whose fields are what they are said to be; raises Invalid naming the first that is not.

    Texts come back without control characters and bidi marks.
    """
    hints = _hints(cast(Any, type(value)))
    return replace(value, **{name: _fit(name, getattr(value, name), hint) for name, hint in hints.items()})  # type: ignore[type-var]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _fit(name: str, value: Any, hint: Any) -> Any:
    many = get_origin(hint)
    if many in (tuple, frozenset):
        return _many(name, value, many, get_args(hint)[0])
    if NoneType in get_args(hint):
        return None if value is None else _fit(name, value, get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _demand(name, value, isinstance(value, hint))
    if is_dataclass(hint):
        return shaped(_demand(name, value, isinstance(value, hint)))  # type: ignore[arg-type]
    return _plain(name, value, hint)


def _many(name: str, value: Any, kind: type[Any], element: Any) -> Any:
    _demand(name, value, isinstance(value, kind) and len(value) <= MOST)
    return kind(_fit(name, each, element) for each in value)


def _plain(name: str, value: Any, hint: Any) -> Any:
    if hint is str:
        return clean(name, _demand(name, value, isinstance(value, str)), LIMITS.get(name, CODE_LIMIT))
    if hint is bool:
        return _demand(name, value, isinstance(value, bool))
    if hint is int:
        return _demand(name, value, isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST)
    if hint is float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(_demand(name, value, is_number and math.isfinite(value)))
    return _demand(name, value, isinstance(value, datetime) and value.tzinfo is not None and value.year in YEARS)


def _demand(name: str, value: Any, holds: bool) -> Any:
    if not holds:
        raise Invalid(field=name, why=f"not taken: {type(value).__name__}")
    return value
