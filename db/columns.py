"""Column types that mean the same on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, String
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.types import TypeDecorator, TypeEngine

# SQLite makes only a column of type INTEGER its row id.
Key = BigInteger().with_variant(Integer(), "sqlite")


def is_key(number: int) -> bool:
    """Whether a number can be an id at all: beyond 64 bits the drivers would raise."""
    return 0 < number < 2**63


class Moment(TypeDecorator[datetime]):
    """An aware moment: timestamptz on PostgreSQL, ISO 8601 in UTC with microseconds (it sorts as text) on SQLite."""

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column type of each engine."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """UTC; raises ValueError for a moment without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.isoformat(timespec="microseconds")

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:  # noqa: ARG002
        """Aware moments in UTC; in one call a value, since a queue of 5,000 cases holds 50,000 of them."""
        return None if dialect.name == "postgresql" else _moment


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
