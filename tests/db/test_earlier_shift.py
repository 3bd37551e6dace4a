"""What the shift before the demo leaves behind, at any hour at which somebody may sit down."""

import contextlib
import itertools
import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assembly.centre import OpenCentre, open_centre
from assembly.demo import begin_watch, prepare
from console.paths import Paths, make_folders, paths_of
from db.store import SqlStore
from dispatch.chain import verify
from dispatch.dispatcher import Dispatcher
from dispatch.light import Light, light_of
from dispatch.pages import Which
from dispatch.states import State
from dispatch.values import Role
from dispatch.verbs import Actor, Done, Verb
from simulator.county import CODE, County, build_county
from simulator.earlier import CLOSED, FILED, REPLIED, REPORTED, SHARES, Earlier, HandClock

MOMENTS = {
    "a working morning": datetime(2026, 11, 24, 2, 30, tzinfo=UTC),
    "the dead of night": datetime(2026, 11, 24, 19, 0, tzinfo=UTC),
    "a Sunday": datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
    "a long holiday": datetime(2026, 10, 4, 4, 0, tzinfo=UTC),
}


@pytest.fixture(scope="module")
def county() -> County:
    """The county of the demo."""
    return build_county(cameras_at="127.0.0.1:9")


@pytest.fixture
def paths(tmp_path: Path, county: County) -> Paths:
    """A folder in which nothing has been reported."""
    paths = paths_of(tmp_path)
    make_folders(paths)
    prepare(paths, county)
    return paths


@pytest.fixture
def centre(paths: Paths) -> Iterator[OpenCentre]:
    """Its centre."""
    with contextlib.closing(open_centre(paths.data, CODE, on_commit=lambda: None)) as centre:
        yield centre


@pytest.mark.parametrize("now", MOMENTS.values(), ids=MOMENTS)
def test_a_shift_leaves_all_lights_behind(now: datetime, county: County, centre: OpenCentre) -> None:
    clock, numbers = HandClock(now), itertools.count()
    dispatcher = Dispatcher(SqlStore(centre.engine, lambda: None), clock, centre.house)

    def do(verb: Verb, person_id: int) -> Done:
        actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation="desk 2")
        return dispatcher.do(verb, by=actor, command_id=f"c{next(numbers)}")

    Earlier(
        county, centre.board, centre.standard, centre.work_clock, clock, do, centre.pictures.put, random.Random(7)
    ).live(now)
    assert centre.board.counts(CODE) == {
        State.REPORTED: REPORTED, State.PENDING_DISPATCH: FILED, State.HANDLING: len(SHARES), State.REPLIED: REPLIED
    }  # fmt: skip
    street = [case for case in centre.board.open_cases(CODE) if case.state is State.HANDLING]
    lights = Counter(light_of(case, now, centre.work_clock) for case in street)
    assert lights == {Light.GREEN: 4, Light.YELLOW: 2, Light.RED: 2}
    assert sorted(case.urges for case in street) == [0, 0, 0, 0, 1, 1, 2, 2]
    entries = centre.log.after(CODE, 0)
    assert verify(entries) is None
    assert all(before.at <= after.at <= now for before, after in itertools.pairwise(entries))


def test_a_county_at_work_is_left_alone(paths: Paths, county: County, centre: OpenCentre) -> None:
    begin_watch(paths, county)
    closed = [case for case in centre.board.page(CODE, Which(history=True)).cases if case.state is State.CLOSED]
    head = centre.log.head(CODE)
    begin_watch(paths, county)
    assert (len(closed), centre.log.head(CODE)) == (CLOSED, head)
