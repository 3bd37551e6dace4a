"""One command being carried out: what every verb needs to read, check, step, save and log."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from typing import Any

from dispatch.errors import EvidenceMissing, Invalid, NotAllowed, NotLawful, Stale
from dispatch.limits import WorkClock
from dispatch.ports import LostRace, Work
from dispatch.rights import RIGHTS, role_for
from dispatch.standard import Standard
from dispatch.states import State, Step, next_state
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

    def role(self, step: Step) -> Role:
        """The post in which the actor takes the step; raises NotAllowed."""
        if self.actor.role in self.person.roles and self.actor.role in RIGHTS[step]:
            return self.actor.role
        return role_for(self.person, step)

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
        self.role(step)
        state = next_state(case.state, step)
        if state is None:
            raise NotLawful(case_id=case.id, state=case.state, step=step)
        return state

    def move(self, case: Case, step: Step, **changes: Any) -> Case:
        """Take a step: new state, its stage clock begun, saved by compare-and-set; raises Stale."""
        state = self.target(case, step)
        started, due = self.stage_clock(state)
        moved = replace(case, state=state, stage_started_at=started, stage_due_at=due, **changes)
        try:
            return self.work.save_case(moved)
        except LostRace as race:
            raise self.stale(self.work.case(case.id)) from race

    def stage_clock(self, state: State) -> tuple[datetime | None, datetime | None]:
        """Start and end of the stage clock of a state that has just begun, or a pair of None."""
        minutes = self.house.standard.stage_minutes.get(state)
        return (None, None) if minutes is None else (self.now, self.now + timedelta(minutes=minutes))

    def demand_evidence(self, case: Case, step: Step, fresh: Sequence[Picture], since: datetime | None) -> None:
        """Refuse a step whose picture is neither fresh nor in the file since a moment; raises EvidenceMissing."""
        kind = self.house.standard.evidence.get(step)
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
            body=_spoken(body, self.exceptions),
        )
        done = Done(
            seq=0,
            case_id=case.id if case else None,
            version=case.version if case else 0,
            order_id=order_id,
            unit_id=unit_id,
        )
        return self.work.append(entry, done)


def _spoken(body: Mapping[str, object], exceptions: Sequence[str]) -> dict[str, object]:
    """The body of a line without its empty fields, with the rules that were set aside."""
    said = {key: value for key, value in body.items() if value not in ("", None, (), [])}
    return {**said, "exceptions": list(exceptions)} if exceptions else said
