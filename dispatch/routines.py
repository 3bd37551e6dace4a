"""Recurring tasks (常态化任务): set up, ended, and raised as cases when they fall due."""

from dataclasses import replace
from datetime import timedelta

from dispatch.errors import Invalid, NotLawful, NotNow, Unknown
from dispatch.intake import demand_place, new_number
from dispatch.paper_verbs import EndRoutine, RaiseRoutine, SetRoutine
from dispatch.papers import Routine
from dispatch.standard import Condition
from dispatch.states import State, Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import Case, Source
from dispatch.verbs import Done


def set_routine(turn: Turn, verb: SetRoutine) -> Done:
    """Write a routine down."""
    turn.role(Step.ROUTINE)
    demand_reason(verb.name, "name")
    demand_place(verb.lon, verb.lat, verb.place)
    if _condition(turn, verb.condition_id).class_code != verb.class_code:
        raise Invalid(field="condition_id", why=f"no condition {verb.condition_id} of class {verb.class_code}")
    if verb.every_days < 1:
        raise Invalid(field="every_days", why="at least 1")
    if verb.next_at.tzinfo is None:
        raise Invalid(field="next_at", why="without a time zone")
    routine = turn.work.add_paper(
        Routine(
            name=verb.name, class_code=verb.class_code, condition_id=verb.condition_id, place=verb.place, lon=verb.lon,
            lat=verb.lat, every_days=verb.every_days, next_at=verb.next_at, ends_at=verb.ends_at,
            by_name=turn.person.name,
        )
    )  # fmt: skip
    return turn.log(Step.ROUTINE, None, "", routine=routine.id, words=verb.name, every_days=verb.every_days)


def _condition(turn: Turn, condition_id: str) -> Condition:
    condition = turn.house.standard.conditions.get(condition_id)
    if condition is None:
        raise Unknown(kind="condition", id=condition_id)
    return condition


def _held(turn: Turn, routine_id: int) -> Routine:
    routine = turn.work.paper(Routine, routine_id)
    if routine.ended_at is not None:
        raise NotLawful(case_id=0, state="ended", step=Step.ROUTINE)
    return routine


def end_routine(turn: Turn, verb: EndRoutine) -> Done:
    """No more cases of it."""
    turn.role(Step.ROUTINE)
    routine = _held(turn, verb.routine_id)
    turn.work.save_paper(replace(routine, ended_at=turn.now))
    return turn.log(Step.ROUTINE, None, "", routine=routine.id, words=routine.name, ended=True)


def raise_routine(turn: Turn, verb: RaiseRoutine) -> Done:
    """A filed case that waits for its dispatch; days on which nobody looked are not made up for."""
    turn.role(Step.RAISE)
    routine = _held(turn, verb.routine_id)
    if routine.next_at > turn.now:
        raise NotNow(case_id=0, rule="routine", bound=routine.next_at.isoformat())
    case = turn.work.add_case(_case(turn, routine))
    missed = (turn.now - routine.next_at) // timedelta(days=routine.every_days)
    next_at = routine.next_at + (missed + 1) * timedelta(days=routine.every_days)
    is_last = routine.ends_at is not None and next_at > routine.ends_at
    turn.work.save_paper(replace(routine, next_at=next_at, ended_at=turn.now if is_last else None))
    return turn.log(Step.RAISE, case, State.DRAFT, routine=routine.id, words=routine.name)


def _case(turn: Turn, routine: Routine) -> Case:
    condition = _condition(turn, routine.condition_id)
    placed = routine.lon is not None and routine.lat is not None
    return Case(
        jurisdiction=turn.house.jurisdiction,
        number=new_number(turn),
        query_code=turn.house.token(),
        state=State.PENDING_DISPATCH,
        source=Source.ROUTINE,
        title=routine.name,
        description=routine.name,
        place=routine.place,
        lon=routine.lon,
        lat=routine.lat,
        grid=turn.house.grid_of(routine.lon, routine.lat) if placed else "",  # type: ignore[arg-type]
        class_code=routine.class_code,
        condition_id=routine.condition_id,
        limit=condition.limit,
        standard=turn.house.standard.version,
        reported_at=turn.now,
        filed_at=turn.now,
        touched_at=turn.now,
        is_demo=turn.directory.is_demo,
        **turn.stage_clock(State.PENDING_DISPATCH),
    )
