"""One command being carried out: what every verb needs to read, check, step, save and log."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from typing import Any

from dispatch.errors import EvidenceMissing, Invalid, NotAllowed, NotLawful, Owed, Stale
from dispatch.limits import Limit, WorkClock
from dispatch.papers import FieldTask, Petition, PetitionState, Supervision, SupervisionState
from dispatch.ports import LostRace, Work
from dispatch.rights import RIGHTS, role_among
from dispatch.rules import Rules
from dispatch.scope import demand_scope
from dispatch.standard import Standard
from dispatch.states import State, Step, lawful_steps, next_state
from dispatch.values import Case, Directory, Entry, EvidenceKind, Person, Picture, Role
from dispatch.verbs import Actor, Done


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What stays the same from command to command in one jurisdiction."""

    jurisdiction: str
    standard: Standard
    work_clock: WorkClock
    zone: tzinfo
    token: Callable[[], str]
    grid_of: Callable[[float, float], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A transaction in progress, with who acts and when."""

    work: Work
    house: House
    directory: Directory
    person: Person
    actor: Actor
    command_id: str
    now: datetime
    exceptions: list[str] = field(default_factory=list)
    lenders: list[Person] = field(default_factory=list)

    @property
    def rules(self) -> Rules:
        """The rules of the standard in force."""
        return self.house.standard.rules

    def standard_of(self, case: Case) -> Standard:
        """The version of the standard under which a case was filed."""
        return self.house.standard.of(case.standard)

    def role(self, step: Step, among: frozenset[Role] | None = None) -> Role:
        """The post, of one's own or lent, in which the actor takes the step; raises NotAllowed."""
        allowed = RIGHTS[step] if among is None else RIGHTS[step] & among
        if self.actor.role in self.person.roles & allowed:
            return self.actor.role
        own = role_among(self.person.roles & allowed, step)
        return own or self._lent(step, allowed)

    def _lent(self, step: Step, allowed: frozenset[Role]) -> Role:
        for delegation in self.work.delegations(self.person.id, self.now):
            lender = self.work.person(delegation.from_id)
            role = role_among(delegation.roles & lender.roles & allowed, step)
            if role is not None:
                self.lenders[:] = [lender]
                return role
        raise NotAllowed(role=",".join(sorted(self.person.roles)), step=step)

    @property
    def acting(self) -> Person:
        """Whose post is used: the lender's when it is a lent one."""
        return self.lenders[0] if self.lenders else self.person

    @property
    def hands(self) -> tuple[Person, ...]:
        """Everybody whose hands these are: a lent post does not make two persons of one."""
        return (self.person, *self.lenders)

    def carries(self, step: Step) -> bool:
        """Whether one of the actor's own posts carries a step."""
        return bool(self.person.roles & RIGHTS[step])

    def case_seen(self, case_id: int, version: int) -> Case:
        """The case, provided that it is still as the actor saw it; raises Stale with who was quicker."""
        case = self.work.case(case_id)
        if case.version != version:
            raise self.stale(case)
        return case

    def stale(self, case: Case) -> Stale:
        """The refusal that tells the loser who moved the case, how, when and to whom."""
        entry = self.work.last_entry(case.id)
        unit = self.work.unit(entry.unit_id).name if entry and entry.unit_id else ""
        return Stale(
            case_id=case.id,
            number=case.number,
            state=case.state,
            by_name=entry.person_name if entry else "",
            step=entry.step if entry else "",
            at=entry.at if entry else None,
            unit_name=unit,
        )

    def target(self, case: Case, step: Step) -> State:
        """The state that a step leads to; raises NotAllowed or NotLawful."""
        role = self.role(step)
        demand_scope(self.acting, role, case, self.work.department)
        state = next_state(case.state, step)
        if state is None:
            raise NotLawful(case_id=case.id, state=case.state, step=step)
        return state

    def move(self, case: Case, step: Step, **changes: Any) -> Case:
        """Take a step: new state with its stage clock, papers that it ends, saved by compare-and-set; raises Stale.

        A step that leaves the state as it is leaves its clock running. Raises Owed when a supervision order is open.
        """
        state = self.target(case, step)
        if state is not case.state:
            changes = self.stage_clock(state) | changes
        moved = self._without_ended_papers(replace(case, state=state, **changes), step)
        try:
            return self.work.save_case(moved)
        except LostRace as race:
            raise self.stale(self.work.case(case.id)) from race

    def _without_ended_papers(self, case: Case, step: Step) -> Case:
        if case.petitions:
            lawful = lawful_steps(case.state)
            held = [row for row in self.work.papers(Petition, case.id) if row.state is PetitionState.OPEN]
            lapsed = [row for row in held if row.kind.granting not in lawful]
            for row in lapsed:
                self.work.save_paper(replace(row, state=PetitionState.LAPSED, ended_at=self.now))
            case = replace(case, petitions=len(held) - len(lapsed))
        if case.supervisions and not case.state.is_open:
            self._end_supervisions(case, step)
            case = replace(case, supervisions=0)
        return case

    def _end_supervisions(self, case: Case, step: Step) -> None:
        held = [row for row in self.work.papers(Supervision, case.id) if row.state is SupervisionState.OPEN]
        if step is not Step.FORCE_CLOSE and held:
            raise Owed(case_id=case.id, what="supervision", detail=held[0].number)
        for row in held:
            ended = replace(row, state=SupervisionState.CANCELLED, ended_at=self.now, ended_by_name=self.person.name)
            self.work.save_paper(ended)

    def task(self, case: Case) -> FieldTask | None:
        """The verification or check that is under way."""
        return next((row for row in self.work.papers(FieldTask, case.id) if row.ended_at is None), None)

    def own_task(self, case: Case, step: Step) -> None:
        """Refuse a verdict on a task that was given to another person; raises NotAllowed."""
        task = self.task(case)
        if task is not None and task.person_id not in (0, self.person.id):
            raise NotAllowed(role=task.person_name, step=step)

    def end_task(self, case: Case, outcome: str, reason: str = "") -> None:
        """End the task under way, if there is one."""
        task = self.task(case)
        if task is not None:
            self.work.save_paper(replace(task, outcome=outcome, reason=reason, ended_at=self.now))

    def used_share(self, case: Case) -> float:
        """The share of one limit that the handling clock has used by now; 0 without a clock."""
        if case.limit is None or case.started_at is None:
            return case.used_before
        end = case.handled_at or self.now
        return case.used_before + self.house.work_clock.used(case.started_at, end, case.limit)

    def whole_clock(self, limit: Limit | None) -> dict[str, Any]:
        """The handling clock begun now with a whole limit, as fields of its case; none without a limit."""
        if limit is None:
            return {"started_at": None, "due_at": None}
        return {"started_at": self.now, "due_at": self.house.work_clock.deadline(self.now, limit)}

    def stage_clock(self, state: State, limit: Limit | None = None) -> dict[str, Any]:
        """The stage clock of a state that has just begun, as fields of its case; `limit` instead of the standard's."""
        limit = limit or self.house.standard.stages.get(state)
        if limit is None:
            return {"stage_started_at": None, "stage_due_at": None, "stage_works": False}
        due = self.house.work_clock.deadline(self.now, limit)
        return {"stage_started_at": self.now, "stage_due_at": due, "stage_works": limit.unit.works}

    def demand_evidence(self, case: Case, step: Step, fresh: Sequence[Picture], since: datetime | None) -> None:
        """Refuse a step whose picture is neither fresh nor in the file since a moment; raises EvidenceMissing."""
        kind = self.standard_of(case).evidence.get(step)
        if kind is None or any(picture.kind is kind for picture in fresh):
            return
        held = self.work.evidence(case.id)
        if not any(row.picture.kind is kind and (since is None or row.at >= since) for row in held):
            raise EvidenceMissing(case_id=case.id, step=step, kind=kind)

    def attach(self, case: Case, pictures: Sequence[Picture], *allowed: EvidenceKind) -> None:
        """Attach pictures of the kinds that this step may bring; raises Invalid."""
        for picture in pictures:
            if allowed and picture.kind not in allowed:
                raise Invalid(field="pictures", why=f"kind {picture.kind}")
        if pictures:
            self.work.add_evidence(case.id, pictures, by_name=self.person.name, at=self.now)

    def own_order(self, unit_id: int) -> None:
        """Refuse a unit that acts on another unit's order; raises NotAllowed."""
        if self.person.unit_id != unit_id:
            raise NotAllowed(role=self.actor.role, step="order of another unit")

    def own_department(self, department_id: int | None) -> None:
        """Refuse a head who acts for another department; raises NotAllowed."""
        if department_id is None or self.acting.department_id != department_id:
            raise NotAllowed(role=Role.HEAD, step="case of another department")

    def log(self, step: Step, case: Case | None, was: str, *, unit_id: int | None = None, order_id: int | None = None,
            **body: object) -> Done:  # fmt: skip
        """Write the one line of this command; the last thing a verb does."""
        entry = Entry(
            seq=0,
            jurisdiction=self.house.jurisdiction,
            at=self.now,
            command_id=self.command_id,
            step=step,
            person_id=self.person.id,
            person_name=self.person.name,
            role=self.role(step),
            workstation=self.actor.workstation,
            case_id=case.id if case else None,
            unit_id=unit_id,
            was=was,
            now=case.state if case else "",
            body=_spoken({**body, "for": [row.name for row in self.lenders]}, self.exceptions),
        )
        done = Done(
            seq=0,
            case_id=case.id if case else None,
            version=case.version if case else 0,
            order_id=order_id,
            unit_id=unit_id,
        )
        return self.work.append(entry, done)


def demand_reason(reason: str, field_name: str = "reason") -> str:
    """The reason that was given; raises Invalid when there is none."""
    if not reason:
        raise Invalid(field=field_name, why="missing")
    return reason


def _spoken(body: Mapping[str, object], exceptions: Sequence[str]) -> dict[str, object]:
    """The body of a line without its empty fields, with the rules that were set aside."""
    said = {key: value for key, value in body.items() if value not in ("", None, (), [])}
    return {**said, "exceptions": list(exceptions)} if exceptions else said
