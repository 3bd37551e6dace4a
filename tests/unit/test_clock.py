"""Deadlines do not follow a machine whose clock is moved: the clock of a centre counts on, and says so."""

from datetime import UTC, datetime, timedelta

import pytest

from assembly.clock import SystemClock
from dispatch.states import State
from dispatch.values import Order, OrderState, UnitState
from gateway.sweep import Sweeper
from tests.fakes import JURISDICTION, NOON, STANDARD, MemoryCounty, centre_of, some_case


class Machine:
    """A machine with a clock on the wall that anybody may set, and one that nobody can."""

    def __init__(self) -> None:
        self.wall, self.ran = NOON.timestamp(), 1000.0

    def pass_by(self, seconds: float, *, wall: float = 0.0) -> None:
        self.ran += seconds
        self.wall += seconds + wall

    def clock(self) -> SystemClock:
        return SystemClock(lambda: self.wall, lambda: self.ran)


@pytest.mark.parametrize("leap_s", [86_400, -86_400, 3600, -5])
def test_a_leap_of_the_wall_clock_is_not_followed_but_said(leap_s: float) -> None:
    machine = Machine()
    clock = machine.clock()
    machine.pass_by(60, wall=leap_s)
    assert clock.now() == NOON + timedelta(seconds=60)
    assert clock.moved_by() == timedelta(seconds=leap_s)
    machine.pass_by(60)
    assert clock.now() == NOON + timedelta(seconds=120)


def test_a_clock_put_right_again_is_followed_again() -> None:
    machine = Machine()
    clock = machine.clock()
    machine.pass_by(60, wall=3600)
    clock.now()
    machine.pass_by(60, wall=-3600)
    assert clock.now() == NOON + timedelta(seconds=120)
    assert clock.moved_by() == timedelta()


def test_small_corrections_are_followed_and_never_become_a_leap() -> None:
    machine = Machine()
    clock = machine.clock()
    for _ in range(100):
        machine.pass_by(10, wall=0.5)
        clock.now()
    assert clock.now() == NOON + timedelta(seconds=1050)
    assert clock.moved_by() == timedelta()


def test_a_machine_that_slept_has_not_leapt() -> None:
    machine = Machine()
    clock = machine.clock()
    machine.pass_by(8 * 3600)
    assert clock.now() == NOON + timedelta(hours=8)
    assert clock.moved_by() == timedelta()


def test_the_real_clock_tells_the_real_time() -> None:
    clock = SystemClock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock.moved_by() == timedelta()


def test_nobody_is_urged_because_a_clock_was_moved() -> None:
    machine = Machine()
    clock = machine.clock()
    limit = STANDARD.conditions["09006-1"].limit
    case = some_case(1, state=State.HANDLING, unit_id=1, department_id=2, order_id=1, limit=limit, started_at=NOON,
                     due_at=NOON + timedelta(hours=2))  # fmt: skip
    county = MemoryCounty(cases=[case])
    county.tables.orders[1] = Order(id=1, case_id=1, unit_id=1, department_id=2, sent_at=NOON, state=OrderState.SIGNED)
    assert county.tables.units[1].state is UnitState.FREE
    centre = centre_of(county, clock)  # type: ignore[arg-type]
    sweeper = Sweeper(jurisdiction=JURISDICTION, centre=centre, board=county, clock=clock,
                      work_clock=centre._house.work_clock, system_id=1)  # fmt: skip
    machine.pass_by(60, wall=86_400)
    assert sweeper.sweep() == 0
    machine.pass_by(2 * 3600)
    assert sweeper.sweep() >= 0  # by now the limit is really used up
    assert sweeper.asked
