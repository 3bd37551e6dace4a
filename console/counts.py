"""The counts of the watch: what waits, what is due, who is on duty."""

from collections import Counter
from dataclasses import dataclass

from console.lights import Lights
from console.world import World
from dispatch.light import Light
from dispatch.states import State
from dispatch.values import UnitState


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of open cases, and of units on duty of all. `is_more` where more are overdue than the desk has loaded."""

    to_dispatch: int = 0
    handling: int = 0
    due_soon: int = 0
    overdue: int = 0
    to_check: int = 0
    on_duty: int = 0
    units: int = 0
    is_more: bool = False


def count(world: World, lights: Lights) -> Counts:
    """What is open, as the lights of a world count it; where it knows the most urgent only, states by the store."""
    states, under = Counter[State](), Counter[Light]()
    for (state, light), number in lights.counts.items():
        states[state] += number
        under[light] += number
    loaded = states.total()
    for state in State:
        states[state] = world.total(state, states[state])
    duty = [unit.state is not UnitState.OFF_DUTY for unit in world.units.values()]
    return Counts(
        to_dispatch=states[State.PENDING_DISPATCH],
        handling=states[State.DISPATCHED] + states[State.HANDLING],
        due_soon=under[Light.YELLOW],
        overdue=under[Light.RED],
        to_check=states[State.REPLIED] + states[State.CHECKING],
        on_duty=sum(duty),
        units=len(duty),
        is_more=world.is_part and loaded == under[Light.RED],
    )
