"""The counts of the watch: what waits, what is due, who is on duty."""

from dataclasses import dataclass

from console.times import Times
from console.world import World
from dispatch.light import Light
from dispatch.states import State
from dispatch.values import UnitState


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of open cases, and of units on duty of all."""

    to_dispatch: int = 0
    handling: int = 0
    due_soon: int = 0
    overdue: int = 0
    to_check: int = 0
    on_duty: int = 0
    units: int = 0


def count(world: World, times: Times) -> Counts:
    """Count what a world holds at this moment."""
    states = [case.state for case in world.cases.values()]
    lights = [times.light(case) for case in world.cases.values()]
    duty = [unit.state is not UnitState.OFF_DUTY for unit in world.units.values()]
    return Counts(
        to_dispatch=states.count(State.PENDING_DISPATCH),
        handling=states.count(State.DISPATCHED) + states.count(State.HANDLING),
        due_soon=lights.count(Light.YELLOW),
        overdue=lights.count(Light.RED),
        to_check=states.count(State.REPLIED) + states.count(State.CHECKING),
        on_duty=sum(duty),
        units=len(duty),
    )
