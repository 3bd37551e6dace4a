"""Checking the whole log offline: any line changed, removed, swapped, or cut from the end is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Engine, select

from db import schema
from db.log import SqlLog
from db.transactions import reading
from dispatch import chain
from dispatch.chain import Break
from dispatch.values import Entry

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line whose hash was noted elsewhere: whoever rewrites the whole chain cannot rewrite a note on paper."""

    seq: int
    hash: str


def verify_log(engine: Engine, jurisdiction: str, anchor: Anchor | None = None) -> Break | None:
    """The first break in a jurisdiction's chain, or None; 'cut' when lines at the end are missing.

    'anchor' when the chain holds in itself, but is not the one from which the anchor was noted.
    """
    log, seq, prev_hash = SqlLog(engine), 0, ""
    while lines := log.after(jurisdiction, seq, BATCH):
        broken = chain.verify(lines, prev_hash=prev_hash, first=seq + 1) or _off(anchor, lines)
        if broken:
            return broken
        seq, prev_hash = lines[-1].seq, lines[-1].hash
    if _head(engine, jurisdiction) != (seq, prev_hash) or (anchor and anchor.seq > seq):
        return Break(seq + 1, "cut")
    return None


def _off(anchor: Anchor | None, lines: Sequence[Entry]) -> Break | None:
    if anchor is None or not lines[0].seq <= anchor.seq <= lines[-1].seq:
        return None
    return None if lines[anchor.seq - lines[0].seq].hash == anchor.hash else Break(anchor.seq, "anchor")


def verify_all(engine: Engine, anchors: Mapping[str, Anchor] = MappingProxyType({})) -> dict[str, Break | None]:
    """Every jurisdiction that has a line, a head or an anchor, with its first break."""
    with reading(engine) as connection:
        lines = select(schema.log.c.jurisdiction).union(select(schema.head.c.jurisdiction))
        held = sorted({*connection.execute(lines).scalars(), *anchors})
    return {jurisdiction: verify_log(engine, jurisdiction, anchors.get(jurisdiction)) for jurisdiction in held}


def _head(engine: Engine, jurisdiction: str) -> tuple[int, str]:
    head = schema.head.c
    with reading(engine) as connection:
        row = connection.execute(select(head.seq, head.hash).where(head.jurisdiction == jurisdiction)).one_or_none()
    return (row.seq, row.hash) if row else (0, "")
