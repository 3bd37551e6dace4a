"""Lights that are kept case by case: what is kept equals what counting anew would say."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from console.counts import count
from console.lights import AT_ONCE, Lights
from console.times import Times
from console.world import Start, World
from dispatch.light import Light
from dispatch.limits import ContinuousClock
from dispatch.states import State
from dispatch.values import Case, Directory
from tests.fakes import SHANGHAI, HandClock, some_case

STATES = (State.REPORTED, State.PENDING_DISPATCH, State.SUSPENDED, State.CLOSED)


def opened(cases: Iterable[Case]) -> tuple[World, Lights, HandClock]:
    clock = HandClock()
    world = World("330824")
    lights = Lights(world, Times(clock, ContinuousClock(), SHANGHAI))
    directory = Directory(jurisdiction="330824", name="", name_en="")
    lights.take_news(world.begin(Start(head=0, directory=directory, cases=tuple(cases))))
    return world, lights, clock


def waiting(number: int, clock: HandClock, minutes: float) -> Case:
    now = clock.now()
    return some_case(
        number, state=State.PENDING_DISPATCH, stage_started_at=now, stage_due_at=now + timedelta(minutes=minutes)
    )


def test_a_desk_that_has_loaded_the_most_urgent_counts_by_the_store() -> None:
    world, lights, clock = opened(())
    late = tuple(waiting(number, clock, -5) for number in (1, 2))
    totals = {State.PENDING_DISPATCH: 9, State.REPLIED: 4}
    lights.take_news(world.begin(Start(head=0, directory=world.directory, cases=late, totals=totals)))
    found = count(world, lights)
    assert (found.to_dispatch, found.to_check, found.overdue, found.is_more) == (9, 4, 2, True)
    lights.take_news(world.begin(Start(head=0, directory=world.directory, cases=late)))
    found = count(world, lights)
    assert (found.to_dispatch, found.to_check, found.is_more) == (2, 0, False)


def counted_anew(world: World, clock: HandClock) -> Mapping[tuple[State, Light], int]:
    times = Times(clock, ContinuousClock(), SHANGHAI)
    return Counter((case.state, times.light(case)) for case in world.cases.values())


def test_whatever_comes_changes_and_ends_the_counts_are_those_of_counting_anew() -> None:
    dice, clock = random.Random(7), HandClock()
    world, lights, clock = opened(waiting(number, clock, dice.uniform(1, 90)) for number in range(1, 40))
    for turn in range(200):
        case = waiting(dice.randrange(1, 60), clock, dice.uniform(1, 90))
        moved = replace(case, state=dice.choice(STATES), seq=1000 + turn, version=turn)
        lights.take_news(world.take([moved]))
        clock.forward(timedelta(seconds=dice.uniform(0, 60)))
    for _ in range(3):
        lights.look()
    assert +Counter(lights.counts) == counted_anew(world, clock)
    assert all(lights.of(case.id) is not Light.NONE for case in world.cases.values() if case.state is State.REPORTED)


def test_time_alone_turns_a_light_and_says_which() -> None:
    told: list[frozenset[int]] = []
    clock = HandClock()
    _, lights, clock = opened([waiting(1, clock, 10), waiting(2, clock, 1000)])
    lights.changed.connect(told.append)
    clock.forward(timedelta(minutes=9))
    lights.look()
    assert (told, lights.of(1), lights.of(2)) == ([frozenset({1})], Light.YELLOW, Light.GREEN)
    clock.forward(timedelta(minutes=2))
    lights.look()
    assert (told[1:], lights.of(1)) == ([frozenset({1})], Light.RED)


def test_of_many_cases_each_is_looked_at_in_its_turn() -> None:
    clock = HandClock()
    _, lights, clock = opened(waiting(number, clock, 10) for number in range(1, 2 * AT_ONCE + 2))
    clock.forward(timedelta(minutes=11))
    for _ in range(3):
        lights.look()
    assert lights.counts[State.PENDING_DISPATCH, Light.RED] == 2 * AT_ONCE + 1


def test_a_case_that_ends_is_named_and_has_no_light_any_more() -> None:
    told: list[frozenset[int]] = []
    clock = HandClock()
    world, lights, clock = opened([waiting(1, clock, 10)])
    lights.changed.connect(told.append)
    lights.take_news(world.take([replace(world.cases[1], state=State.CLOSED, seq=99, version=9)]))
    assert (told, lights.of(1)) == ([frozenset({1})], Light.NONE)
