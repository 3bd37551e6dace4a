"""Checking the whole log offline: any line changed, removed, swapped, or cut from the end is found."""

from sqlalchemy import Engine, select

from db import schema
from db.log import SqlLog
from db.transactions import reading
from dispatch import chain
from dispatch.chain import Break

BATCH = 2000


def verify_log(engine: Engine, jurisdiction: str) -> Break | None:
    """The first break in a jurisdiction's chain, or None. Why 'cut' means that lines at the end are missing."""
    log, seq, prev_hash = SqlLog(engine), 0, ""
    while lines := log.after(jurisdiction, seq, BATCH):
        broken = chain.verify(lines, prev_hash=prev_hash, first=seq + 1)
        if broken:
            return broken
        seq, prev_hash = lines[-1].seq, lines[-1].hash
    return None if _head(engine, jurisdiction) == (seq, prev_hash) else Break(seq + 1, "cut")


def verify_all(engine: Engine) -> dict[str, Break | None]:
    """Every jurisdiction that has a line or a head, with its first break."""
    with reading(engine) as connection:
        lines = select(schema.log.c.jurisdiction).union(select(schema.head.c.jurisdiction))
        held = sorted(connection.execute(lines).scalars())
    return {jurisdiction: verify_log(engine, jurisdiction) for jurisdiction in held}


def _head(engine: Engine, jurisdiction: str) -> tuple[int, str]:
    head = schema.head.c
    with reading(engine) as connection:
        row = connection.execute(select(head.seq, head.hash).where(head.jurisdiction == jurisdiction)).one_or_none()
    return (row.seq, row.hash) if row else (0, "")
