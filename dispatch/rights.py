"""Which post may take which step, and which hands must be different hands."""

from types import MappingProxyType

from dispatch.errors import NotAllowed, SameHands
from dispatch.states import Step
from dispatch.values import Department, Person, Role

_R, _T = Role, Step

# The duties of §2.8 of the field's rules; what is not listed is refused.
RIGHTS: MappingProxyType[Step, frozenset[Role]] = MappingProxyType(
    {
        _T.SUBMIT: frozenset({_R.CITIZEN, _R.COLLECTOR, _R.ACCEPTOR, _R.SUPERVISOR, _R.DISPATCHER, _R.INSPECTOR}),
        _T.SEND_VERIFY: frozenset({_R.ACCEPTOR}),
        _T.VERIFY_EXISTS: frozenset({_R.COLLECTOR}),
        _T.VERIFY_ABSENT: frozenset({_R.COLLECTOR}),
        _T.VERIFY_UNABLE: frozenset({_R.COLLECTOR}),
        _T.REGISTER: frozenset({_R.ACCEPTOR}),
        _T.FILE: frozenset({_R.SUPERVISOR}),
        _T.SEND_BACK: frozenset({_R.SUPERVISOR}),
        _T.REFUSE_FILING: frozenset({_R.SUPERVISOR}),
        _T.VOID: frozenset({_R.SUPERVISOR}),
        _T.ASSIGN: frozenset({_R.DISPATCHER}),
        _T.RECALL: frozenset({_R.DISPATCHER}),
        _T.DELIVER: frozenset({_R.UNIT}),
        _T.READ: frozenset({_R.UNIT}),
        _T.SIGN: frozenset({_R.UNIT}),
        _T.REFUSE: frozenset({_R.UNIT}),
        _T.REPLY: frozenset({_R.UNIT}),
        _T.SEND_CHECK: frozenset({_R.ACCEPTOR}),
        _T.CHECK_PASS: frozenset({_R.COLLECTOR, _R.INSPECTOR}),
        _T.REWORK: frozenset({_R.COLLECTOR, _R.INSPECTOR}),
        _T.REDISPATCH: frozenset({_R.COLLECTOR, _R.INSPECTOR}),
        _T.CHECK_UNABLE: frozenset({_R.COLLECTOR, _R.INSPECTOR}),
        _T.RETURN_TO_CHECK: frozenset({_R.SUPERVISOR}),
        _T.CLOSE: frozenset({_R.SUPERVISOR}),
        _T.URGE: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER, _R.INSPECTOR, _R.SYSTEM}),
        _T.NOTE: frozenset({_R.ACCEPTOR, _R.SUPERVISOR, _R.DISPATCHER, _R.COMMANDER, _R.INSPECTOR, _R.COLLECTOR}),
        _T.ATTACH: frozenset({_R.UNIT, _R.ACCEPTOR, _R.SUPERVISOR, _R.DISPATCHER, _R.COLLECTOR, _R.INSPECTOR}),
        _T.URGE_RECEIPT: frozenset({_R.UNIT}),
        _T.SOS: frozenset({_R.UNIT}),
        _T.CLEAR_SOS: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER}),
        _T.DUTY: frozenset({_R.UNIT, _R.DISPATCHER}),
    }
)


def role_for(person: Person, step: Step) -> Role:
    """The post in which a person may take a step; raises NotAllowed when none of theirs carries it."""
    carried = person.roles & RIGHTS[step]
    if not carried:
        raise NotAllowed(role=",".join(sorted(person.roles)), step=step)
    return min(carried)


def may(person: Person, step: Step) -> bool:
    """Whether a person has a post that carries the step: what a desk may enable."""
    return bool(person.roles & RIGHTS[step])


def demand_other_department(person: Person, handling: Department, step: Step) -> None:
    """Nobody of the handling unit or of the bureau above it checks or closes; raises SameHands."""
    own = {handling.id, handling.parent_id}
    if person.department_id is not None and person.department_id in own:
        raise SameHands(rule="close" if step is Step.CLOSE else "check", name=person.name)
