"""The follower: nothing missed, nothing old, and honest about its age."""

import queue
import random
from dataclasses import replace
from datetime import timedelta

import pytest

from console.bell import Bell
from console.follower import Follower, Sources
from console.lanes import open_lanes
from console.world import Start, World
from dispatch.paper_verbs import ReturnToAccept
from dispatch.states import State
from dispatch.values import Fix
from dispatch.verbs import Assign, Note
from tests.fakes import DESK, JURISDICTION, NOON, MemoryCounty, centre_of, small_directory, some_case


def _world(*cases):
    world = World(JURISDICTION)
    world.begin(Start(head=0, directory=small_directory(), cases=cases))
    return world


def test_an_older_version_never_replaces_a_newer_one():
    world = _world(some_case(1, seq=5, version=3, title="new"))
    news = world.take([some_case(1, seq=4, version=2, title="old")])
    assert news.cases == ()
    assert world.case(1).title == "new"


def test_a_late_row_of_a_departed_case_does_not_bring_it_back():
    world = _world(some_case(1, seq=1))
    gone = world.take([some_case(1, seq=9, version=4, state=State.CLOSED)])
    assert gone.ended_ids == {1}
    assert world.take([some_case(1, seq=8, version=3)]).cases == ()
    assert 1 not in world.cases
    assert world.case(1).state is State.CLOSED


def test_an_older_fix_never_moves_a_unit_back():
    world = _world()
    new = Fix(unit_id=1, lon=120.7, lat=28.8, at=NOON, received_at=NOON)
    assert world.take_fixes([new]) == (new,)
    assert world.take_fixes([replace(new, at=NOON - timedelta(seconds=1), lon=1.0)]) == ()
    assert world.fixes[1] == new


def test_followed_state_equals_freshly_read_state(spine, county, clock, qtbot):
    dice, centre = random.Random(2), centre_of(county, clock)
    for n in range(60):
        case = county.tables.cases[dice.randint(1, 3)]
        if case.state is State.PENDING_DISPATCH and dice.random() < 0.1:
            verb = ReturnToAccept(case_id=case.id, seen=case.version, reason="twice")
        else:
            verb = Note(case_id=case.id, words=str(n))
        if case.state.is_open:
            centre.do(verb, by=DESK, command_id=str(n))
    qtbot.waitUntil(lambda: spine.world.head == county.head(JURISDICTION))
    assert dict(spine.world.cases) == {case.id: case for case in county.open_cases(JURISDICTION)}
    assert tuple(spine.world.units.values()) == county.units(JURISDICTION)


def test_the_start_gives_the_whole_board(open_desk, qtbot):
    desk = open_desk()
    with qtbot.waitSignal(desk.follower.moved) as moved:
        desk.start()
    news = moved.args[0]
    assert news.is_start
    assert {case.id for case in news.cases} == {1, 2, 3}
    assert desk.world.directory.is_demo


def test_more_lines_than_one_read_takes_are_all_followed(spine, county, clock, qtbot):
    centre = centre_of(county, clock)
    for n in range(1200):
        centre.do(Note(case_id=1, words=str(n)), by=DESK, command_id=str(n))
    qtbot.waitUntil(lambda: spine.world.head == 1200)
    assert spine.world.case(1).seq == 1200


def test_positions_come_once_a_second_and_only_when_new(spine, county, qtbot):
    fix = Fix(unit_id=1, lon=120.7, lat=28.8, at=NOON, received_at=NOON)
    with qtbot.waitSignal(spine.follower.fixes_moved) as moved:
        county.post(JURISDICTION, [fix])
    assert moved.args[0] == (fix,)
    again = []
    spine.follower.fixes_moved.connect(again.append)
    with qtbot.waitSignals([spine.follower.fresh] * 2):
        pass
    assert again == []


class _Unreadable(MemoryCounty):
    """A county whose log cannot be read while `is_down`."""

    is_down = False

    def after(self, jurisdiction, seq, limit=500):
        if self.is_down:
            raise OSError("the store is away")
        return super().after(jurisdiction, seq, limit)


@pytest.fixture
def county() -> MemoryCounty:
    return _Unreadable(cases=[some_case(1), some_case(2), some_case(3)])


def test_a_store_that_cannot_be_read_is_said_and_nothing_is_missed(spine, county, clock, qtbot):
    county.is_down = True
    with qtbot.waitSignal(spine.follower.fresh, check_params_cb=lambda fresh: "away" in fresh.trouble):
        centre_of(county, clock).do(Assign(case_id=1, seen=1, unit_id=1), by=DESK, command_id="x")
    county.is_down = False
    with qtbot.waitSignal(spine.follower.fresh, check_params_cb=lambda fresh: not fresh.trouble):
        pass
    qtbot.waitUntil(lambda: spine.world.case(1).state is State.DISPATCHED)


def test_a_doorbell_of_another_process_wakes_the_follower_at_once(spine, county, clock, qtbot):
    rings: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def wait(seconds: float) -> bool:
        try:
            return rings.get(timeout=seconds)
        except queue.Empty:
            return False

    bell = Bell(wait)
    bell.rung.connect(spine.follower.nudge)
    centre_of(county, clock).do(Note(case_id=1, words="x"), by=DESK, command_id="x")
    with qtbot.waitSignals([bell.rung, spine.follower.moved]):
        rings.put(True)
    assert spine.world.head == 1
    bell.close()


def test_the_picture_says_its_age(county, qtbot):
    seconds = [100.0]
    lanes = open_lanes()
    sources = Sources(log=county, board=county, positions=county, changed=county.watcher())
    follower = Follower(sources, World(JURISDICTION), lanes.reads, tick=lambda: seconds[0])
    seconds[0] = 142.0
    assert follower.freshness.age_s == 42
    with qtbot.waitSignal(follower.moved):
        follower.start()
    assert follower.freshness.age_s == 0
    follower.close()
    assert lanes.close()
