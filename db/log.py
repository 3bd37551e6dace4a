"""The log as followers read it."""

from sqlalchemy import Engine, bindparam, select

from db import rows, schema
from db.transactions import reading
from dispatch.values import Entry

_log, _head = schema.log.c, schema.head.c
_HEAD = select(_head.seq).where(_head.jurisdiction == bindparam("here"))
_AFTER = (
    select(*rows.ENTRY)
    .where(_log.jurisdiction == bindparam("here"), _log.seq > bindparam("seen"))
    .order_by(_log.seq)
    .limit(bindparam("most"))
)


class SqlLog:
    """The change feed and the audit over an engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def head(self, jurisdiction: str) -> int:
        """The newest number, 0 when empty."""
        with reading(self._engine) as connection:
            return connection.execute(_HEAD, {"here": jurisdiction}).scalar() or 0

    def after(self, jurisdiction: str, seq: int, limit: int = 500) -> tuple[Entry, ...]:
        """At most `limit` lines after `seq`, in order."""
        with reading(self._engine) as connection:
            held = connection.execute(_AFTER, {"here": jurisdiction, "seen": seq, "most": limit})
            return tuple(map(rows.entry_of, held))
