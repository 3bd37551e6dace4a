"""Areas drawn by hand and crossings of fences, asked of a real dispatcher over a real store of either engine."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Engine

from db.features import SqlFeatures
from db.log import SqlLog
from db.registry import Registry
from db.store import SqlStore
from dispatch.area_verbs import AreaVerb, CrossFence, DrawArea, EndArea, Spot
from dispatch.errors import Invalid, NotAllowed, Unknown
from dispatch.features import Feature, Layer
from dispatch.fences import MARGIN_M, FenceWatch, metres_inside
from dispatch.states import Step
from dispatch.values import Fix, Person, Role, Unit, UnitKind
from dispatch.verbs import Actor
from tests.db.test_features import LAT, LON, square
from tests.db.town import CODE, DIRECTORY, NOW
from tests.fakes import HandClock, centre_of

DEGREE = 1 / 111_195
RING = tuple(Spot(lon=LON + x, lat=LAT + y) for x, y in ((0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01)))


class Desk:
    """A dispatcher, an officer and the doors' own person over a store."""

    def __init__(self, engine: Engine) -> None:
        people = (
            Person(id=1, jurisdiction=CODE, name="王敏", roles=frozenset({Role.DISPATCHER})),
            Person(id=2, jurisdiction=CODE, name="李强", roles=frozenset({Role.UNIT}), unit_id=7),
            Person(id=5, jurisdiction=CODE, name="系统", roles=frozenset({Role.SYSTEM})),
        )
        Registry(engine, lambda: None).put_directory(replace(DIRECTORY, people=people))
        self.things, self.log, self.clock = SqlFeatures(engine), SqlLog(engine), HandClock(NOW)
        self._centre = centre_of(SqlStore(engine), self.clock)
        self._ids = count()

    def act(self, verb: AreaVerb, person_id: int = 1, command_id: str = "") -> None:
        actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation="test")
        self._centre.do(verb, by=actor, command_id=command_id or f"c{next(self._ids)}")

    def drawn(self, layer: Layer = Layer.GEOFENCE, **fields: Any) -> Feature:
        self.act(DrawArea(layer=layer, name="永安市场", outline=RING, **fields))
        return self.things.of_layer(CODE, [layer])[-1]


@pytest.fixture
def desk(any_store: Engine) -> Desk:
    """A desk over each engine."""
    return Desk(any_store)


def test_a_drawn_area_is_kept_with_its_name_and_its_line_in_the_log(desk: Desk) -> None:
    area = desk.drawn(Layer.FOCUS, note="早市")
    assert (area.name, area.source, area.facts["note"], area.facts["by"]) == ("永安市场", "hand", "早市", "王敏")
    assert area.valid_from == NOW
    (entry,) = desk.log.after(CODE, 0)
    assert (entry.step, entry.body["area"], entry.body["words"]) == (Step.DRAW, area.id, "永安市场")
    before = desk.things.changes(CODE)[Layer.FOCUS]
    desk.clock.forward(timedelta(hours=1))
    desk.act(EndArea(feature_id=area.id, reason="已撤"))
    (ended,) = desk.things.by_id(CODE, [area.id])
    assert not ended.is_valid(desk.clock.now())
    assert ended.is_valid(NOW)
    assert desk.things.changes(CODE)[Layer.FOCUS] > before
    with pytest.raises(Unknown):
        desk.act(EndArea(feature_id=area.id))


def test_who_may_not_draw_is_refused_and_so_is_what_is_no_area(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.act(DrawArea(layer=Layer.FOCUS, name="x", outline=RING), 2)
    for broken in (
        DrawArea(layer=Layer.FOCUS, name="", outline=RING),
        DrawArea(layer=Layer.FOCUS, name="x", outline=RING[:2]),
        DrawArea(layer=Layer.FOCUS, name="x", outline=(RING[0],) * 5),
        DrawArea(layer=Layer.COMPONENT, name="x", outline=RING),
        DrawArea(layer=Layer.FOCUS, name="x", outline=(*RING, Spot(lon=200.0, lat=0.0))),
    ):
        with pytest.raises(Invalid):
            desk.act(broken)
    assert desk.things.of_layer(CODE, list(Layer)) == ()
    desk.things.put(CODE, [replace(square("普查", LON, LAT, 0.01), source="普查.geojson")])
    with pytest.raises(Invalid):
        desk.act(EndArea(feature_id=desk.things.of_layer(CODE, [Layer.FOCUS])[0].id))


def test_a_crossing_is_one_line_of_the_log_however_often_it_is_told_and_only_the_doors_may(desk: Desk) -> None:
    fence = desk.drawn()
    crossed = CrossFence(feature_id=fence.id, unit_id=7, is_inside=True, at=NOW)
    for _ in range(3):
        desk.act(crossed, 5, "fence-1-7-1")
    lines = [entry for entry in desk.log.after(CODE, 0) if entry.step == Step.CROSS_FENCE]
    assert len(lines) == 1
    assert (lines[0].unit_id, lines[0].body["fence"], lines[0].body["inside"]) == (7, "永安市场", True)
    with pytest.raises(NotAllowed):
        desk.act(crossed)
    with pytest.raises(Unknown):
        desk.act(replace(crossed, feature_id=4040), 5)


FENCE = replace(square("围栏", LON, LAT, 0.01, Layer.GEOFENCE), id=3)
CAR = Unit(id=7, jurisdiction=CODE, name="7 号车", kind=UnitKind.VEHICLE, department_id=2)


def at(metres_in: float, second: float = 0, **fields: Any) -> Fix:
    """A fix so many metres within the southern line."""
    moment = NOW + timedelta(seconds=second)
    held = {"unit_id": 7, "lon": LON + 0.005, "lat": LAT + metres_in * DEGREE, "at": moment, "received_at": moment}
    return Fix(**{**held, **fields})


def sides(fixes: list[Fix], fence: Feature = FENCE, unit: Unit = CAR) -> list[bool]:
    watch = FenceWatch()
    watch.set_fences([fence], NOW)
    return [crossing.is_inside for fix in fixes for crossing in watch.take([fix], {unit.id: unit})]


def test_a_unit_that_comes_in_and_leaves_is_told_twice() -> None:
    assert sides([at(-200), at(-3), at(5), at(30), at(200), at(3), at(-5), at(-30)]) == [True, False]


def test_jitter_on_the_line_and_a_first_sight_are_silent() -> None:
    assert sides([at(100)]) == []
    trembling = [at(metres, second) for second, metres in enumerate([1, -14, 14, -2, 9, -14.5, 14.5] * 20)]
    assert sides([at(50), *trembling]) == []
    assert sides([at(50), at(-(MARGIN_M + 1))]) == [False]


def test_a_fix_that_hardly_knows_its_place_tells_nothing() -> None:
    assert sides([at(50), at(-60, accuracy_m=80.0)]) == []
    assert sides([at(50), at(-3000, accuracy_m=5000.0)]) == []
    assert sides([at(50), at(-90, accuracy_m=80.0)]) == [False]


def test_a_fence_watches_its_kinds_and_departments_only() -> None:
    crossing = [at(50), at(-50)]
    officer = replace(CAR, kind=UnitKind.OFFICER)
    cases = (("kinds", "vehicle", True), ("kinds", "officer", False), ("kinds", "officer,vehicle", True),
             ("departments", "2,3", True), ("departments", "9", False))  # fmt: skip
    for key, named, told in cases:
        assert bool(sides(crossing, replace(FENCE, facts={key: named}))) is told, named
    assert not sides(crossing, replace(FENCE, facts={"kinds": "vehicle"}), officer)


def test_a_fence_that_is_drawn_anew_forgets_and_one_that_is_only_renamed_does_not() -> None:
    watch = FenceWatch()
    watch.set_fences([FENCE], NOW)
    watch.take([at(50)], {7: CAR})
    watch.set_fences([replace(FENCE, name="新名")], NOW)
    assert [row.fence.name for row in watch.take([at(-50)], {7: CAR})] == ["新名"]
    watch.set_fences([replace(square("x", LON, LAT, 0.02, Layer.GEOFENCE), id=3)], NOW)
    assert watch.take([at(50)], {7: CAR}) == []
    watch.set_fences([replace(FENCE, valid_to=NOW)], NOW)
    assert watch.take([at(-50)], {7: CAR}) == []


def test_distance_to_the_line_is_signed_and_cheap_from_afar() -> None:
    assert metres_inside(FENCE, LON + 0.005, LAT + 0.005) == pytest.approx(0.005 / DEGREE * 0.8759, rel=0.02)
    assert metres_inside(FENCE, LON + 0.005, LAT - 0.001) == pytest.approx(-0.001 / DEGREE, rel=0.01)
    assert metres_inside(FENCE, LON + 3, LAT) < -10_000
