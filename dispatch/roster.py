"""The duty roster (值班表): who answers for a department at this hour, and where to call."""

from dataclasses import replace

from dispatch.errors import Invalid, NotLawful, OutOfScope
from dispatch.papers import Shift
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import Role
from dispatch.verbs import Done
from dispatch.watch_verbs import EndShift, SetShift

LONGEST_DAYS = 31


def set_shift(turn: Turn, verb: SetShift) -> Done:
    """Write a turn down; a head writes the roster of his own department."""
    _demand_own(turn, verb.department_id)
    department = turn.work.department(verb.department_id)
    demand_reason(verb.name, "name")
    demand_reason(verb.phone, "phone")
    if verb.ends_at <= max(verb.begins_at, turn.now):
        raise Invalid(field="ends_at", why="wants a moment to come, after the beginning")
    if (verb.ends_at - verb.begins_at).days >= LONGEST_DAYS:
        raise Invalid(field="ends_at", why=f"within {LONGEST_DAYS} days of the beginning")
    shift = turn.work.add_paper(
        Shift(
            department_id=department.id, name=verb.name, post=verb.post, phone=verb.phone, begins_at=verb.begins_at,
            ends_at=verb.ends_at, by_name=turn.person.name,
        )
    )  # fmt: skip
    return turn.log(
        Step.ROSTER, None, "", shift=shift.id, department=department.name, words=verb.name, post=verb.post,
        begins_at=verb.begins_at.isoformat(), ends_at=verb.ends_at.isoformat(),
    )  # fmt: skip


def end_shift(turn: Turn, verb: EndShift) -> Done:
    """Take a turn out again."""
    shift = turn.work.paper(Shift, verb.shift_id)
    _demand_own(turn, shift.department_id)
    if shift.ended_at is not None:
        raise NotLawful(case_id=0, state="ended", step=Step.ROSTER)
    turn.work.save_paper(replace(shift, ended_at=turn.now))
    return turn.log(Step.ROSTER, None, "", shift=shift.id, words=shift.name, ended=True)


def _demand_own(turn: Turn, department_id: int) -> None:
    if turn.role(Step.ROSTER) is Role.HEAD and turn.acting.department_id != department_id:
        raise OutOfScope(case_id=0, scope=turn.work.department(department_id).name)
