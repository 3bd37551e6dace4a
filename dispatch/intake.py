"""From the report to the filed case: taking, verifying, registering, filing, or not filing."""

import math

from dispatch.errors import Invalid
from dispatch.papers import FieldTask, PetitionKind, TaskKind
from dispatch.petitions import open_petition
from dispatch.states import State, Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import Case, CaseKind, EvidenceKind, Role
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
    if verb.datum != "WGS-84":
        raise Invalid(field="datum", why="convert to WGS-84 at the door")
    demand_place(verb.lon, verb.lat, verb.place)
    if not (verb.description or verb.title or verb.class_code):
        raise Invalid(field="description", why="missing")
    _demand_class(turn, verb.class_code)
    if role is Role.COLLECTOR and not verb.pictures:
        raise Invalid(field="pictures", why="missing")
    case = turn.work.add_case(_new_case(turn, verb))
    turn.attach(case, verb.pictures, *_SCENE)
    return turn.log(Step.SUBMIT, case, State.DRAFT, source=verb.source, place=verb.place)


def _new_case(turn: Turn, verb: Report) -> Case:
    grid = turn.house.grid_of(verb.lon, verb.lat) if verb.lon is not None and verb.lat is not None else ""
    return Case(
        jurisdiction=turn.house.jurisdiction,
        number=new_number(turn),
        query_code=turn.house.token(),
        state=State.REPORTED,
        source=verb.source,
        kind=verb.kind,
        wants_reply=verb.wants_reply or verb.kind is CaseKind.SUGGESTION,
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
        **turn.stage_clock(State.REPORTED),
    )


def new_number(turn: Turn) -> str:
    """The next case number: jurisdiction, day, five digits."""
    day = turn.now.astimezone(turn.house.zone).date()
    return f"{turn.house.jurisdiction}{day:%Y%m%d}{turn.work.next_number(day):05d}"


def demand_place(lon: float | None, lat: float | None, place: str) -> None:
    """A place in WGS-84 degrees, or at least in words; raises Invalid."""
    if (lon is None) != (lat is None):
        raise Invalid(field="lon" if lon is None else "lat", why="missing")
    for name, value, bound in (("lon", lon, 180), ("lat", lat, 90)):
        if value is not None and not (math.isfinite(value) and abs(value) <= bound):
            raise Invalid(field=name, why=f"not within ±{bound}")
    if lon is None and not place:
        raise Invalid(field="place", why="missing")


def _demand_class(turn: Turn, class_code: str) -> None:
    if class_code and class_code not in turn.house.standard.classes:
        raise Invalid(field="class_code", why=f"no class {class_code}")


def send_verify(turn: Turn, verb: SendVerify) -> Done:
    """派核实: only what the public reported needs it."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.SEND_VERIFY)
    if not case.source.is_public:
        raise Invalid(field="source", why="only public reports are verified")
    moved = turn.move(case, Step.SEND_VERIFY)
    task = send_task(turn, moved, TaskKind.VERIFY, verb.person_id or 0)
    return turn.log(Step.SEND_VERIFY, moved, case.state, collector=task.person_name)


def send_task(turn: Turn, case: Case, kind: TaskKind, person_id: int) -> FieldTask:
    """Give a task to a person, 0 for whoever of the post takes it; raises Unknown or Invalid."""
    person = turn.work.person(person_id) if person_id else None
    if person is not None and not person.roles & {Role.COLLECTOR, Role.INSPECTOR}:
        raise Invalid(field="person_id", why=f"{person.name} is no collector")
    return turn.work.add_paper(
        FieldTask(
            case_id=case.id,
            kind=kind,
            person_id=person_id,
            person_name=person.name if person else "",
            sent_by=turn.person.id,
            sent_at=turn.now,
            due_at=case.stage_due_at,
        )
    )


def verify(turn: Turn, verb: Verify) -> Done:
    """核实: exists, does not exist, or cannot be told."""
    case = turn.case_seen(verb.case_id, verb.seen)
    step = _verdict(turn, verb.outcome)
    turn.target(case, step)
    turn.own_task(case, step)
    if verb.outcome is not Outcome.YES:
        demand_reason(verb.reason)
    turn.demand_evidence(case, step, verb.pictures, case.stage_started_at)
    turn.attach(case, verb.pictures, *_SCENE)
    if step is Step.APPLY_ABSENT:
        return open_petition(turn, case, PetitionKind.ABSENT, verb.reason)
    turn.end_task(case, verb.outcome, verb.reason)
    ended = {"closed_at": turn.now} if verb.outcome is Outcome.NO else {}
    moved = turn.move(case, step, **ended)
    return turn.log(step, moved, case.state, reason=verb.reason)


def _verdict(turn: Turn, outcome: Outcome) -> Step:
    """A collector's 'not there' waits for the acceptor's word, unless one person stands the whole shift."""
    step = _VERIFY_STEPS[outcome]
    if step is not Step.VERIFY_ABSENT:
        return step
    turn.role(Step.APPLY_ABSENT)
    if not (turn.directory.single_manned and turn.carries(step)):
        return Step.APPLY_ABSENT
    turn.exceptions.append("single_manned")
    return step


def register(turn: Turn, verb: Register) -> Done:
    """受理: class and filing condition; a public report is registered without verification only on purpose."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.REGISTER)
    condition = turn.house.standard.conditions.get(verb.condition_id)
    if condition is None or condition.class_code != verb.class_code:
        raise Invalid(field="condition_id", why=f"no condition {verb.condition_id} of class {verb.class_code}")
    changes = {"class_code": verb.class_code, "condition_id": verb.condition_id, "kind": CaseKind.COMPLAINT}
    moved = turn.move(case, Step.REGISTER, **changes)
    return turn.log(Step.REGISTER, moved, case.state, class_code=verb.class_code, condition_id=verb.condition_id)


def file_case(turn: Turn, verb: FileCase) -> Done:
    """立案: the limit of the condition becomes binding, by the version of the standard in force."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.FILE)
    condition = turn.house.standard.conditions.get(case.condition_id)
    if condition is None:
        raise Invalid(field="condition_id", why="missing")
    clock = turn.whole_clock(condition.limit) if turn.rules.clock_from_filing else {}
    moved = turn.move(case, Step.FILE, filed_at=turn.now, filed_by=turn.person.id, limit=condition.limit,
                      standard=turn.house.standard.version, **clock)  # fmt: skip
    limit = f"{condition.limit.number} {condition.limit.unit}"
    return turn.log(Step.FILE, moved, case.state, limit=limit, standard=turn.house.standard.version)


def send_back(turn: Turn, verb: SendBack) -> Done:
    """批回: back to acceptance."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.SEND_BACK)
    moved = turn.move(case, Step.SEND_BACK)
    return turn.log(Step.SEND_BACK, moved, case.state, reason=demand_reason(verb.reason))


def refuse_filing(turn: Turn, verb: RefuseFiling) -> Done:
    """不予立案."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.REFUSE_FILING)
    moved = turn.move(case, Step.REFUSE_FILING, closed_at=turn.now)
    return turn.log(Step.REFUSE_FILING, moved, case.state, reason=demand_reason(verb.reason))
