"""Doubts about the pictures after handling: reused, cut, changed, edited, taken elsewhere or too early."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dispatch.distance import metres_between
from dispatch.doubts import Doubt, DoubtKind
from dispatch.papers import CaseFile
from dispatch.values import Case, Evidence, EvidenceKind, Picture
from insight.likeness import Made, likeness, look_at

FAR_M = 200.0  # a fix among houses may err by 50 m
# Programs that phones and cameras do not use to write a picture.
EDITORS = ("photoshop", "gimp", "lightroom", "snapseed", "meitu", "美图", "picsart", "paint", "pixelmator", "affinity")
_KINDS: Mapping[Made, DoubtKind] = {
    Made.SAME: DoubtKind.REUSED, Made.CUT: DoubtKind.CUT, Made.CHANGED: DoubtKind.CHANGED,
}  # fmt: skip

Read = Callable[[str], bytes]


def handling_pictures(file: CaseFile) -> tuple[Evidence, ...]:
    """The pictures that the present handling brought: after it, since the last order was sent."""
    since = max((order.sent_at for order in file.orders), default=None)
    return tuple(
        row
        for row in file.evidence
        if row.picture.kind is EvidenceKind.AFTER and row.picture.camera_id is None and (not since or row.at >= since)
    )


def doubts_of(
    file: CaseFile, earlier: Sequence[Evidence], numbers: Mapping[int, str], read: Read
) -> tuple[Doubt, ...]:  # fmt: skip
    """All doubts about the pictures of the present handling; `numbers` are those of the cases of `earlier`.

    `read` gives the bytes of a stored picture; what can no longer be read is not compared.
    """
    found: list[Doubt] = []
    for row in handling_pictures(file):
        found += _of_itself(file, row)
        held = [old for old in earlier if old.id < row.id]
        copied = _same_bytes(row.picture, held, numbers) or _made_from(row.picture, held, numbers, read)
        found += [copied] if copied else []
    return tuple(found)


def _of_itself(file: CaseFile, row: Evidence) -> list[Doubt]:
    picture, about = row.picture, Doubt(kind=DoubtKind.FAR, sha256=row.picture.sha256)
    found = []
    metres = _metres(file.case, picture)
    if metres is not None and metres > FAR_M:
        found.append(replace(about, metres=metres))
    sent_at = max((order.sent_at for order in file.orders), default=None)
    if sent_at is not None and picture.taken_at is not None and picture.taken_at < sent_at:
        found.append(replace(about, kind=DoubtKind.EARLY, at=picture.taken_at))
    if any(name in picture.software.casefold() for name in EDITORS):
        found.append(replace(about, kind=DoubtKind.EDITED, software=picture.software))
    return found


def _metres(case: Case, picture: Picture) -> float | None:
    """The distance between the case and where the picture says that it was taken."""
    if case.lon is None or case.lat is None or picture.lon is None or picture.lat is None:
        return None
    return metres_between(case.lon, case.lat, picture.lon, picture.lat)


def _same_bytes(picture: Picture, earlier: Sequence[Evidence], numbers: Mapping[int, str]) -> Doubt | None:
    old = next((row for row in earlier if row.picture.sha256 == picture.sha256), None)
    return _doubt(DoubtKind.REUSED, picture, old, numbers) if old else None


def _made_from(
    picture: Picture, earlier: Sequence[Evidence], numbers: Mapping[int, str], read: Read
) -> Doubt | None:  # fmt: skip
    """The first earlier picture that this one was made from."""
    seen = look_at(read(picture.sha256))
    if seen is None:
        return None
    for old in earlier:
        before = look_at(read(old.picture.sha256))
        made = likeness(seen, before) if before else None
        if made is not None:
            return _doubt(_KINDS[made.made], picture, old, numbers)
    return None


def _doubt(kind: DoubtKind, picture: Picture, old: Evidence, numbers: Mapping[int, str]) -> Doubt:
    return Doubt(kind=kind, sha256=picture.sha256, number=numbers.get(old.case_id, ""), at=old.at)
