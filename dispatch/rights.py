"""Which post may take which step, and which hands must be different hands."""

from collections.abc import Iterable
from types import MappingProxyType

from dispatch.errors import Invalid, NotAllowed, SameHands
from dispatch.states import Step
from dispatch.values import Department, Person, Role

_R, _T = Role, Step
_DESK = frozenset({_R.ACCEPTOR, _R.SUPERVISOR, _R.DISPATCHER, _R.COMMANDER, _R.INSPECTOR})
_SENIOR = frozenset({_R.SUPERVISOR, _R.COMMANDER, _R.INSPECTOR})
_CHECKERS = frozenset({_R.COLLECTOR, _R.INSPECTOR})
_UNITS = frozenset({_R.UNIT, _R.HEAD})

# The duties of §2.8 of the field's rules; what is not listed is refused. Who decides a petition is narrowed by the
# standard (its approvals); these are the outer bounds.
RIGHTS: MappingProxyType[Step, frozenset[Role]] = MappingProxyType(
    {
        _T.SUBMIT: frozenset({_R.CITIZEN, _R.COLLECTOR, _R.ACCEPTOR, _R.SUPERVISOR, _R.DISPATCHER, _R.INSPECTOR}),
        _T.SEND_VERIFY: frozenset({_R.ACCEPTOR}),
        _T.RECALL_VERIFY: frozenset({_R.ACCEPTOR}),
        _T.VERIFY_EXISTS: frozenset({_R.COLLECTOR}),
        _T.APPLY_ABSENT: frozenset({_R.COLLECTOR}),
        _T.VERIFY_ABSENT: frozenset({_R.ACCEPTOR}),
        _T.VERIFY_UNABLE: frozenset({_R.COLLECTOR}),
        _T.REGISTER: frozenset({_R.ACCEPTOR}),
        _T.FILE: frozenset({_R.SUPERVISOR}),
        _T.SEND_BACK: frozenset({_R.SUPERVISOR}),
        _T.REFUSE_FILING: frozenset({_R.SUPERVISOR}),
        _T.APPLY_VOID: frozenset({_R.ACCEPTOR, _R.DISPATCHER, _R.SUPERVISOR}),
        _T.VOID: frozenset({_R.SUPERVISOR, _R.COMMANDER}),
        _T.MERGE: frozenset({_R.ACCEPTOR}),
        _T.UNMERGE: frozenset({_R.ACCEPTOR, _R.SUPERVISOR}),
        _T.PASS_DOWN: frozenset({_R.DISPATCHER}),
        _T.PASS_BACK: frozenset({_R.DISPATCHER}),
        _T.RETURN_TO_ACCEPT: frozenset({_R.DISPATCHER}),
        _T.ASSIGN: frozenset({_R.DISPATCHER}),
        _T.RECALL: frozenset({_R.DISPATCHER}),
        _T.DELIVER: frozenset({_R.UNIT}),
        _T.READ: frozenset({_R.UNIT}),
        _T.SIGN: frozenset({_R.UNIT}),
        _T.REFUSE: frozenset({_R.UNIT}),
        _T.REPLY: frozenset({_R.UNIT}),
        _T.SUPPORT: frozenset({_R.DISPATCHER}),
        _T.SUPPORT_SIGN: frozenset({_R.UNIT}),
        _T.SUPPORT_REPLY: frozenset({_R.UNIT}),
        _T.SUPPORT_REFUSE: frozenset({_R.UNIT}),
        _T.SUPPORT_RECALL: frozenset({_R.DISPATCHER}),
        _T.APPLY_EXTENSION: _UNITS | {_R.DISPATCHER},
        _T.EXTEND: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER}),
        _T.APPLY_SUSPENSION: _UNITS | {_R.DISPATCHER},
        _T.SUSPEND: _UNITS - {_R.UNIT} | {_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER},
        _T.APPLY_DEFERRAL: _UNITS | {_R.DISPATCHER, _R.SUPERVISOR},
        _T.DEFER: frozenset({_R.COMMANDER}),
        _T.RESUME: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER, _R.SYSTEM}),
        _T.RESUME_ANEW: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER, _R.SYSTEM}),
        _T.APPLY_RULING: frozenset({_R.DISPATCHER, _R.SUPERVISOR}),
        _T.RULE: frozenset({_R.COMMANDER}),
        _T.SEND_CHECK: frozenset({_R.ACCEPTOR}),
        _T.RECALL_CHECK: frozenset({_R.ACCEPTOR}),
        _T.CHECK_PASS: _CHECKERS,
        _T.SAMPLE: _CHECKERS,
        _T.APPLY_REWORK: frozenset({_R.COLLECTOR}),
        _T.REWORK: frozenset({_R.INSPECTOR, _R.DISPATCHER}),
        _T.REDISPATCH: frozenset({_R.INSPECTOR, _R.DISPATCHER}),
        _T.CHECK_UNABLE: _CHECKERS,
        _T.RETURN_TO_CHECK: frozenset({_R.SUPERVISOR}),
        _T.CLOSE: frozenset({_R.SUPERVISOR}),
        _T.SETTLE: frozenset({_R.ACCEPTOR, _R.SUPERVISOR}),
        _T.APPLY_FORCE: frozenset({_R.SUPERVISOR}),
        _T.FORCE_CLOSE: frozenset({_R.SUPERVISOR, _R.COMMANDER}),
        _T.REOPEN: frozenset({_R.SUPERVISOR}),
        _T.REOPEN_ANEW: frozenset({_R.SUPERVISOR}),
        _T.APPLY_APPEAL: _UNITS,
        _T.ALLOW_APPEAL: frozenset({_R.DISPATCHER, _R.ACCEPTOR}),
        _T.ANSWER: frozenset({_R.ACCEPTOR, _R.SUPERVISOR}),
        _T.VISIT: frozenset({_R.ACCEPTOR, _R.INSPECTOR}),
        # Which of them, the standard says for each kind of petition.
        _T.ENDORSE: _DESK | {_R.HEAD},
        _T.DECLINE: _DESK | {_R.HEAD},
        _T.WITHDRAW: _DESK | _UNITS | {_R.COLLECTOR},
        _T.URGE: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER, _R.INSPECTOR, _R.SYSTEM}),
        _T.PROPOSE_SUPERVISION: frozenset({_R.DISPATCHER, _R.SYSTEM}),
        _T.SUPERVISE: _SENIOR,
        _T.SUPERVISE_REPLY: _UNITS,
        _T.SUPERVISE_ACCEPT: _SENIOR,
        _T.SUPERVISE_RETURN: _SENIOR,
        _T.SUPERVISE_RAISE: _SENIOR | {_R.SYSTEM},
        _T.SUPERVISE_CANCEL: _SENIOR,
        _T.NOTE: _DESK | {_R.COLLECTOR},
        _T.ATTACH: frozenset({_R.UNIT, _R.ACCEPTOR, _R.SUPERVISOR, _R.DISPATCHER, _R.COLLECTOR, _R.INSPECTOR}),
        _T.URGE_RECEIPT: frozenset({_R.UNIT, _R.HEAD}),
        _T.SOS: frozenset({_R.UNIT}),
        _T.CLEAR_SOS: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER}),
        _T.MESSAGE: _DESK,
        _T.MESSAGE_RECEIPT: frozenset({_R.UNIT}),
        _T.DUTY: frozenset({_R.UNIT, _R.DISPATCHER}),
        _T.ROUTINE: frozenset({_R.SUPERVISOR, _R.COMMANDER}),
        _T.RAISE: frozenset({_R.SYSTEM, _R.SUPERVISOR}),
        _T.ROSTER: _DESK | {_R.HEAD},
        _T.HOLD: _SENIOR,
        _T.RELEASE_HOLD: _SENIOR,
        _T.UNMASK: frozenset({_R.ACCEPTOR, _R.SUPERVISOR, _R.DISPATCHER, _R.INSPECTOR}),
        _T.DELEGATE: _DESK | {_R.HEAD},
        _T.END_DELEGATION: _DESK | {_R.HEAD},
        _T.TAKE_CAMERA: _DESK,
        _T.TAKE_OVER_CAMERA: frozenset({_R.SUPERVISOR, _R.COMMANDER}),
        _T.LEAVE_CAMERA: _DESK,
        _T.TURN_CAMERA: _DESK,
        _T.SHARE_CAMERAS: frozenset({_R.HEAD, _R.COMMANDER}),
        _T.PLACE_CAMERA: frozenset({_R.SUPERVISOR, _R.COMMANDER}),
        _T.SHARE_LAYOUT: _DESK,
        _T.DRAW: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER}),
        _T.END_DRAWING: frozenset({_R.DISPATCHER, _R.SUPERVISOR, _R.COMMANDER}),
        _T.CROSS_FENCE: frozenset({_R.SYSTEM}),
        _T.IMPORT: frozenset({_R.ADMIN, _R.COMMANDER, _R.SUPERVISOR}),
        _T.EXPORT: frozenset({_R.ADMIN, _R.AUDITOR}) | _SENIOR,
        _T.EXPORT_PLAIN: frozenset({_R.COMMANDER, _R.SECURITY}),
    }
)

# Nobody who keeps the system, its security or its audit holds another post.
EXCLUSIVE = frozenset({_R.ADMIN, _R.SECURITY, _R.AUDITOR})
# Where a person holds several posts, the one of the supervision side speaks first.
_PRECEDENCE = tuple(Role)[::-1]


def role_among(roles: Iterable[Role], step: Step) -> Role | None:
    """The post among `roles` that carries a step, None when none does."""
    carried = RIGHTS[step] & frozenset(roles)
    return min(carried, key=_PRECEDENCE.index) if carried else None


def role_for(person: Person, step: Step) -> Role:
    """The post in which a person may take a step; raises NotAllowed when none of theirs carries it."""
    role = role_among(person.roles, step)
    if role is None:
        raise NotAllowed(role=",".join(sorted(person.roles)), step=step)
    return role


def may(person: Person, step: Step) -> bool:
    """Whether a person has a post that carries the step: what a desk may enable."""
    return bool(person.roles & RIGHTS[step])


OVERSIGHT = "监督"  # with this a department's kind begins when it is of the supervision side
GOVERNMENT = "政府"  # of a department that is no bureau, though bureaus stand below it


def demand_other_department(
    person: Person, handling: Department, step: Step, *, home: Department | None = None,
    bureau: Department | None = None,
) -> None:  # fmt: skip
    """Nobody of the handling unit or of its bureau checks or closes; raises SameHands.

    `home` is the person's department, `bureau` the one above the handling unit: its other squads are of the bureau,
    too, but for the supervision side, which counties often keep under the same roof.
    """
    own = {handling.id, handling.parent_id} - {None}
    above = home.parent_id if home is not None and not home.kind.startswith(OVERSIGHT) else None
    beside = bureau is None or not bureau.kind.startswith(GOVERNMENT)
    of_bureau = above is not None and (above == handling.id or (beside and above == handling.parent_id))
    if person.department_id is not None and (person.department_id in own or of_bureau):
        raise SameHands(rule="close" if step is Step.CLOSE else "check", name=person.name)


def demand_lawful_posts(person: Person) -> None:
    """System, security and audit administrators hold that post alone; raises Invalid."""
    if person.roles & EXCLUSIVE and len(person.roles) > 1:
        raise Invalid(field="roles", why=f"{person.name}: {min(person.roles & EXCLUSIVE)} excludes every other post")
