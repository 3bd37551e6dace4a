"""Who can go: duty first, then responsibility, then the way with what load and record add to it."""

import math
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from console.naming import fits, unit_named
from console.ranking import ranked_units
from console.world import Start, World
from dispatch.records import UnitRecord
from dispatch.values import Fix, Unit, UnitState
from tests.fakes import JURISDICTION, NOON, SQUAD, small_directory, some_case

NEAR, FAR = small_directory().units


def world_of(units: Mapping[int, tuple[Unit, float]]) -> World:
    """A world whose units stand at some longitudes, nan for nowhere."""
    world = World(JURISDICTION)
    fixes = tuple(
        Fix(unit_id=unit_id, lon=lon, lat=28.851, at=NOON, received_at=NOON)
        for unit_id, (_, lon) in units.items()
        if not math.isnan(lon)
    )
    world.begin(Start(head=0, directory=small_directory(), cases=(some_case(9),),
                      units=tuple(unit for unit, _ in units.values()), fixes=fixes))  # fmt: skip
    return world


def ids(world: World, held: frozenset[int] = frozenset(), **records: UnitRecord) -> list[int]:
    rows = ranked_units(some_case(), world, held, recorded=lambda unit_id: records.get(f"u{unit_id}"))
    return [row.unit.id for row in rows]


def test_those_that_can_go_come_first_and_those_that_nobody_can_place_last():
    busy = replace(NEAR, id=3, state=UnitState.HANDLING, order_id=9, case_id=9)
    lost, stranger = replace(NEAR, id=4), replace(NEAR, id=5, jurisdiction="110101")
    away, calling = replace(NEAR, id=6, state=UnitState.OFF_DUTY), replace(NEAR, id=7, state=UnitState.SOS)
    world = world_of({1: (NEAR, 120.732), 2: (FAR, 120.75), 3: (busy, 120.731), 4: (lost, math.nan),
                      5: (stranger, 120.731), 6: (away, 120.731), 7: (calling, 120.731)})  # fmt: skip
    rows = ranked_units(some_case(), world, ())
    assert [row.unit.id for row in rows] == [1, 2, 4, 3]
    assert [row.can_go for row in rows] == [True, True, True, False]
    assert rows[3].busy_with == some_case(9)


def test_a_unit_that_answers_for_the_case_comes_before_a_nearer_one():
    far = replace(FAR, department_id=SQUAD)
    near = replace(NEAR, department_id=3)
    world = world_of({1: (near, 120.731), 2: (far, 120.75)})
    assert ids(world) == [1, 2]
    assert ids(world, frozenset({SQUAD})) == [2, 1]


@pytest.mark.parametrize(
    "record",
    [UnitRecord(unit_id=1, handled=10, in_time=0), UnitRecord(unit_id=1, lately=6)],
    ids=["never in time", "six orders this shift"],
)
def test_a_late_or_loaded_unit_is_held_to_be_later_there(record: UnitRecord):
    world = world_of({1: (NEAR, 120.7330), 2: (FAR, 120.7345)})
    assert ids(world) == [1, 2]
    assert ids(world, u1=record) == [2, 1]


def test_a_name_is_known_by_its_signs_its_pinyin_and_its_initials_and_never_guessed():
    world = world_of({1: (NEAR, 120.7), 2: (FAR, 120.7)})
    for typed in ("赵军", "zhaojun", "zj", "ZHAO JUN", "zhao"):
        assert unit_named(typed, world) == FAR, typed
    for typed in ("3 号巡查车", "3号", "patrol3", "3hxcc"):
        assert unit_named(typed, world) == NEAR, typed
    assert unit_named("nobody", world) is None
    assert unit_named("", world) is None  # both would fit
    assert fits("yong", ["永安路东门"])
    assert not fits("an", ["永安路东门"])


@pytest.mark.parametrize("held", [frozenset(), frozenset({SQUAD})], ids=["anybody", "the squad"])
@pytest.mark.parametrize("most", [1, 4, 40])
def test_the_first_few_are_the_first_of_all(most: int, held: frozenset[int]):
    dice = random.Random(most)
    states, departments = (UnitState.FREE, UnitState.HANDLING, UnitState.OFF_DUTY), (SQUAD, 3)
    units = {
        n: (
            replace(NEAR, id=n, state=dice.choice(states), department_id=dice.choice(departments)),
            dice.uniform(120, 121),
        )
        for n in range(1, 90)
    }
    world = world_of(units)
    every = ranked_units(some_case(), world, held)
    assert len(every) > most
    assert ranked_units(some_case(), world, held, most=most) == every[:most]
    assert every == tuple(sorted(every, key=lambda row: (not row.can_go, not row.answers, row.seconds, row.unit.id)))
