"""Earlier pictures that one may come from: the same bytes, alike fingerprints, the same hands, the same case."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, select

from db import rows, schema
from dispatch.values import Evidence, EvidenceKind

_evidence, _marks, _cases = schema.evidence.c, schema.picture_mark.c, schema.case_file.c
MOST = 24  # of each of the four ways: each costs some 50 ms to compare
QUARTER = 4
_HERE: BindParameter[str] = bindparam("here")
_ID: BindParameter[int] = bindparam("picture")
_BY_HAND = and_(
    _evidence.jurisdiction == _HERE,
    _evidence.camera_id.is_(None),  # two pictures of one camera are alike without anybody's doing
    _evidence.kind != EvidenceKind.CHECK.value,
    _evidence.id < _ID,
)


def _newest(condition: Any) -> Select[Any]:
    return select(*rows.EVIDENCE).where(_BY_HAND, condition).order_by(_evidence.id.desc()).limit(MOST)


_BYTES = _newest(_evidence.sha256 == bindparam("sha256"))
_MARKED = _newest(
    _evidence.id.in_(
        select(_marks.evidence_id).where(
            _marks.jurisdiction == _HERE, _marks.mark.in_(bindparam("marks", expanding=True))
        )
    )
)
_HAND = _newest(_evidence.by_name == bindparam("by_name"))
_CASE = _newest(_evidence.case_id == bindparam("case"))
_NUMBERS = select(_cases.id, _cases.number).where(
    _cases.jurisdiction == _HERE, _cases.id.in_(bindparam("keys", expanding=True))
)


def marks_of(fingerprint: str) -> tuple[str, ...]:
    """Its quarters, each with its place in front; none for a picture without a fingerprint."""
    if not fingerprint:
        return ()
    return tuple(f"{at // QUARTER}{fingerprint[at : at + QUARTER]}" for at in range(0, len(fingerprint), QUARTER))


def earlier_like(
    connection: Connection, here: str, held: Sequence[Evidence]
) -> tuple[tuple[Evidence, ...], Mapping[int, str]]:
    """What any of `held` may have been made from, the likeliest ways first, and the numbers of the cases."""
    found: dict[int, Evidence] = {}
    for row in held:
        key = {
            "here": here, "picture": row.id, "sha256": row.picture.sha256, "by_name": row.by_name, "case": row.case_id,
            "marks": list(marks_of(row.picture.fingerprint)),
        }  # fmt: skip
        for statement in (_BYTES, _MARKED, _CASE, _HAND):
            for old in map(rows.evidence_of, connection.execute(statement, key)):
                found.setdefault(old.id, old)
    keys = {"here": here, "keys": sorted({old.case_id for old in found.values()})}
    return tuple(found.values()), {row.id: row.number for row in connection.execute(_NUMBERS, keys)}
