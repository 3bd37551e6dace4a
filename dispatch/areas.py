"""Areas drawn by hand and kept: focus zones, danger notes, fences; and the crossings of fences."""

from dataclasses import replace

from dispatch.area_verbs import CrossFence, DrawArea, EndArea
from dispatch.errors import Invalid, Unknown
from dispatch.features import DRAWN, Feature, Layer, shaped_feature
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.verbs import Done

HAND = "hand"  # the source of what is drawn
FEWEST = 3


def draw_area(turn: Turn, verb: DrawArea) -> Done:
    """Written down with its outline; it holds from now on."""
    turn.role(Step.DRAW)
    demand_reason(verb.name, "name")
    if verb.layer not in DRAWN:
        raise Invalid(field="layer", why=f"not drawn by hand: {verb.layer}")
    if len(set(verb.outline)) < FEWEST:
        raise Invalid(field="outline", why=f"at least {FEWEST} places")
    ring = [[spot.lon, spot.lat] for spot in (*verb.outline, verb.outline[0])]
    facts = {"kinds": ",".join(sorted(verb.kinds)), "note": verb.note, "by": turn.person.name}
    drawn = turn.work.put_feature(
        shaped_feature(
            {"type": "Polygon", "coordinates": [ring]}, jurisdiction=turn.house.jurisdiction, layer=verb.layer,
            source=HAND, external_id=turn.command_id, name=verb.name, valid_from=turn.now,
            facts={key: words for key, words in facts.items() if words},
        )
    )  # fmt: skip
    return turn.log(Step.DRAW, None, "", area=drawn.id, layer=verb.layer, words=verb.name, outline=ring)


def end_area(turn: Turn, verb: EndArea) -> Done:
    """It holds until now: what it was stays on record."""
    turn.role(Step.END_DRAWING)
    held = _held(turn, verb.feature_id)
    if held.source != HAND:
        raise Invalid(field="feature_id", why=f"not drawn by hand: {held.source}")
    turn.work.put_feature(replace(held, valid_to=turn.now))
    return turn.log(Step.END_DRAWING, None, "", area=held.id, layer=held.layer, words=held.name, reason=verb.reason)


def cross_fence(turn: Turn, verb: CrossFence) -> Done:
    """One line for one crossing; a fence that has ended meanwhile is told all the same: the unit was there."""
    turn.role(Step.CROSS_FENCE)
    fence = turn.work.feature(verb.feature_id)
    if fence.layer is not Layer.GEOFENCE:
        raise Invalid(field="feature_id", why="no fence")
    unit = turn.work.unit(verb.unit_id)
    return turn.log(
        Step.CROSS_FENCE, None, "", unit_id=unit.id, unit=unit.name, fence=fence.name, fence_id=fence.id,
        inside=verb.is_inside, seen_at=verb.at.isoformat(),
    )  # fmt: skip


def _held(turn: Turn, feature_id: int) -> Feature:
    held = turn.work.feature(feature_id)
    if held.valid_to is not None and held.valid_to <= turn.now:
        raise Unknown(kind="area", id=str(feature_id))
    return held
