"""From the report to the filed case: taking, verifying, registering, filing, or not filing."""

import math

from dispatch.errors import Invalid
from dispatch.states import State, Step
from dispatch.turn import Turn
from dispatch.values import Case, EvidenceKind, Role
from dispatch.verbs import (
    Done,
    FileCase,
    Outcome,
    RefuseFiling,
    Register,
    Report,
    SendBack,
    SendVerify,
    Verify,
    VoidCase,
)

_SCENE = (EvidenceKind.NEAR, EvidenceKind.FAR, EvidenceKind.REFERENCE, EvidenceKind.BEFORE)
_VERIFY_STEPS = {
    Outcome.YES: Step.VERIFY_EXISTS,
    Outcome.NO: Step.VERIFY_ABSENT,
    Outcome.UNABLE: Step.VERIFY_UNABLE,
}


def report(turn: Turn, verb: Report) -> Done:
    """上报: a new case with its number, its receipt and the acceptance clock running."""
    role = turn.role(Step.SUBMIT)
    _demand_place(verb)
    _demand_class(turn, verb.class_code)
    if role is Role.COLLECTOR and not verb.pictures:
        raise Invalid(field="pictures", why="missing")
    case = turn.work.add_case(_new_case(turn, verb))
    turn.attach(case, verb.pictures, *_SCENE)
    return turn.log(Step.SUBMIT, case, State.DRAFT, source=verb.source, place=verb.place)


def _new_case(turn: Turn, verb: Report) -> Case:
    day = turn.now.astimezone(turn.house.zone).date()
    number = f"{turn.house.jurisdiction}{day:%Y%m%d}{turn.work.next_number(day):05d}"
    started, due = turn.stage_clock(State.REPORTED)
    grid = turn.house.grid_of(verb.lon, verb.lat) if verb.lon is not None and verb.lat is not None else ""
    return Case(
        jurisdiction=turn.house.jurisdiction,
        number=number,
        query_code=turn.house.token(),
        state=State.REPORTED,
        source=verb.source,
        title=verb.title,
        description=verb.description,
        place=verb.place,
        lon=verb.lon,
        lat=verb.lat,
        grid=grid,
        class_code=verb.class_code,
        reporter_name=verb.reporter_name,
        reporter_phone=verb.reporter_phone,
        external_ref=verb.external_ref,
        reported_at=turn.now,
        touched_at=turn.now,
        is_demo=turn.directory.is_demo,
        stage_started_at=started,
        stage_due_at=due,
    )


def _demand_place(verb: Report) -> None:
    if verb.datum != "WGS-84":
        raise Invalid(field="datum", why="convert to WGS-84 at the door")
    if (verb.lon is None) != (verb.lat is None):
        raise Invalid(field="lon" if verb.lon is None else "lat", why="missing")
    for name, value, bound in (("lon", verb.lon, 180), ("lat", verb.lat, 90)):
        if value is not None and not (math.isfinite(value) and abs(value) <= bound):
            raise Invalid(field=name, why=f"not within ±{bound}")
    if verb.lon is None and not verb.place:
        raise Invalid(field="place", why="missing")
    if not (verb.description or verb.title or verb.class_code):
        raise Invalid(field="description", why="missing")


def _demand_class(turn: Turn, class_code: str) -> None:
    if class_code and class_code not in turn.house.standard.classes:
        raise Invalid(field="class_code", why=f"no class {class_code}")


def _demand_reason(reason: str) -> str:
    if not reason:
        raise Invalid(field="reason", why="missing")
    return reason


def send_verify(turn: Turn, verb: SendVerify) -> Done:
    """派核实: only what the public reported needs it."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.SEND_VERIFY)
    if not case.source.is_public:
        raise Invalid(field="source", why="only public reports are verified")
    moved = turn.move(case, Step.SEND_VERIFY)
    return turn.log(Step.SEND_VERIFY, moved, case.state)


def verify(turn: Turn, verb: Verify) -> Done:
    """核实: exists, does not exist, or cannot be told."""
    case = turn.case_seen(verb.case_id, verb.seen)
    step = _VERIFY_STEPS[verb.outcome]
    turn.target(case, step)
    if verb.outcome is not Outcome.YES:
        _demand_reason(verb.reason)
    turn.attach(case, verb.pictures, *_SCENE)
    ended = {"closed_at": turn.now} if verb.outcome is Outcome.NO else {}
    moved = turn.move(case, step, **ended)
    return turn.log(step, moved, case.state, reason=verb.reason)


def register(turn: Turn, verb: Register) -> Done:
    """受理: class and filing condition; a public report is registered without verification only on purpose."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.REGISTER)
    condition = turn.house.standard.conditions.get(verb.condition_id)
    if condition is None or condition.class_code != verb.class_code:
        raise Invalid(field="condition_id", why=f"no condition {verb.condition_id} of class {verb.class_code}")
    moved = turn.move(case, Step.REGISTER, class_code=verb.class_code, condition_id=verb.condition_id)
    return turn.log(Step.REGISTER, moved, case.state, class_code=verb.class_code, condition_id=verb.condition_id)


def file_case(turn: Turn, verb: FileCase) -> Done:
    """立案: the limit of the condition becomes binding, by the version of the standard in force."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.FILE)
    condition = turn.house.standard.conditions.get(case.condition_id)
    if condition is None:
        raise Invalid(field="condition_id", why="missing")
    moved = turn.move(case, Step.FILE, filed_at=turn.now, filed_by=turn.person.id, limit=condition.limit)
    limit = f"{condition.limit.number} {condition.limit.unit}"
    return turn.log(Step.FILE, moved, case.state, limit=limit, standard=turn.house.standard.version)


def send_back(turn: Turn, verb: SendBack) -> Done:
    """批回: back to acceptance."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.SEND_BACK)
    moved = turn.move(case, Step.SEND_BACK)
    return turn.log(Step.SEND_BACK, moved, case.state, reason=_demand_reason(verb.reason))


def refuse_filing(turn: Turn, verb: RefuseFiling) -> Done:
    """不予立案."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.REFUSE_FILING)
    moved = turn.move(case, Step.REFUSE_FILING, closed_at=turn.now)
    return turn.log(Step.REFUSE_FILING, moved, case.state, reason=_demand_reason(verb.reason))


def void(turn: Turn, verb: VoidCase) -> Done:
    """作废."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.VOID)
    moved = turn.move(case, Step.VOID, closed_at=turn.now)
    return turn.log(Step.VOID, moved, case.state, reason=_demand_reason(verb.reason))
