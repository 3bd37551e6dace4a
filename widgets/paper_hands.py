"""What the desk does about papers: each action, the fields that it asks for, and the verb that comes of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from console.actions import Asked
from console.notices import NoticeKind
from console.numbers import short_number
from console.spine import Spine
from console.titles import case_title, language, named
from console.wording import words
from dispatch.distance import metres_between
from dispatch.paper_verbs import (
    AnswerReporter,
    Apply,
    CancelSupervision,
    Decide,
    JudgeAnswer,
    Merge,
    PassBack,
    PassDown,
    RecallSupport,
    RecallTask,
    Reopen,
    Resume,
    ReturnToAccept,
    Settle,
    Supervise,
    Support,
    Unmerge,
    Visit,
    Withdraw,
)
from dispatch.papers import FieldTask, Hold, Petition, PetitionKind, Supervision, SupervisionKind, SupervisionState
from dispatch.states import Step
from dispatch.values import Case, UnitState
from dispatch.verbs import Verb
from dispatch.watch_verbs import ReleaseHold
from widgets.paper_form import Answers, Choice, Field, PaperForm, When, Words
from widgets.paper_list import PaperList
from widgets.supervise_line import SuperviseLine

_K = PetitionKind
_DAY = timedelta(days=1)
_NEAR_M = 500.0
_MERGE_CHOICES = 12


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An action: the fields it asks for (none: it goes at once) and how its verb is made."""

    fields: Callable[[Case], Sequence[Field]]
    verb: Callable[[Case, Answers], Verb]


class PaperHands(QObject):
    """Joins the actions about papers to the form and the list in the case file."""

    def __init__(self, spine: Spine, form: PaperForm, papers: PaperList) -> None:
        super().__init__()
        self._spine, self._form, self._papers = spine, form, papers
        for action_id, paper in self._table().items():
            spine.actions.on(action_id, partial(self._ask, paper))
        self._line = SuperviseLine(spine)
        spine.actions.on("supervise", self._supervise, self._line.foresee)
        spine.actions.on("grant", partial(self._judge, True))
        spine.actions.on("decline", partial(self._judge, False))
        spine.actions.on("take_back", self._take_back)

    def _table(self) -> Mapping[str, Paper]:
        return {
            **{f"apply_{kind}": self._petition(kind) for kind in (_K.EXTENSION, _K.DEFERRAL, _K.RULING, _K.APPEAL)},
            "void": self._petition(_K.VOID),
            "apply_suspension": Paper(fields=self._suspension, verb=partial(_apply, _K.SUSPENSION)),
            "apply_force": Paper(fields=self._force, verb=partial(_apply, _K.FORCE)),
            "support": Paper(fields=self._support, verb=_support),
            "merge": Paper(fields=self._merge, verb=_merge),
            "unmerge": self._reasoned(Unmerge, Step.UNMERGE),
            "return_to_accept": self._reasoned(ReturnToAccept, Step.RETURN_TO_ACCEPT),
            "pass_down": Paper(fields=self._centres, verb=_pass_down),
            "pass_back": self._reasoned(PassBack, Step.PASS_BACK),
            "resume": Paper(fields=_nothing, verb=_seen(Resume)),
            "recall_task": Paper(fields=_nothing, verb=_seen(RecallTask)),
            "reopen": Paper(fields=self._reopening, verb=_seen(Reopen)),
            "answer": Paper(fields=self._answer, verb=_about(AnswerReporter)),
            "visit": Paper(fields=self._visit, verb=_about(Visit)),
            "settle": Paper(fields=self._settling, verb=_seen(Settle)),
        }

    def _ask(self, paper: Paper, asked: Asked) -> None:
        case = asked.case
        if case is None:
            return
        fields = paper.fields(case)
        if not fields:
            self._spine.desk.ask(paper.verb(case, {}))
            return
        about = f"{asked.action_id} {case.id}"
        self._form.ask(self._title(asked), fields, partial(self._send, paper, case), about=about)

    def _supervise(self, asked: Asked) -> None:
        """The order that was typed in one line, else the form."""
        if asked.case is not None and asked.argument:
            self._line.send(asked.case, asked.argument)
        else:
            self._ask(Paper(fields=self._supervision, verb=_supervise), asked)

    def _send(self, paper: Paper, case: Case, answers: Answers) -> None:
        self._spine.desk.ask(paper.verb(case, answers))

    # What is chosen in the list.

    def _judge(self, granted: bool, asked: Asked) -> None:
        paper = self._papers.chosen()
        if isinstance(paper, Petition):
            self._decide(paper, granted, asked)
        elif isinstance(paper, Supervision) and paper.state is SupervisionState.REPLIED:
            make = partial(JudgeAnswer, supervision_id=paper.id, accepted=granted)
            self._with_reason(asked, make, Step.SUPERVISE_RETURN, needed=not granted)
        else:
            self._say_nothing_to_do()

    def _decide(self, paper: Petition, granted: bool, asked: Asked) -> None:
        make = partial(Decide, petition_id=paper.id, granted=granted)
        if granted and paper.kind in (_K.RULING, _K.DEFERRAL):
            self._form.ask(
                self._title(asked), self._decision(paper), partial(self._make, make), about=self._of_chosen(asked)
            )
        else:
            self._with_reason(asked, make, Step.DECLINE, needed=not granted)

    def _title(self, asked: Asked) -> str:
        return self._spine.actions.qaction(asked.action_id).text()

    def _make(self, make: Callable[..., Verb], answers: Answers) -> None:
        self._spine.desk.ask(make(**answers))

    def _decision(self, paper: Petition) -> Sequence[Field]:
        document = Words(name="document", label=self.tr("Meeting record"))
        if paper.kind is not _K.RULING:
            return (document,)
        return (Choice(name="department_id", label=self.tr("Department"), options=self._departments()), document)

    def _with_reason(self, asked: Asked, make: Callable[..., Verb], step: Step, *, needed: bool) -> None:
        if not needed or asked.argument:
            self._spine.desk.ask(make(reason=asked.argument))
            return
        fields = (self._reason(step),)
        self._form.ask(self._title(asked), fields, partial(self._make, make), about=self._of_chosen(asked))

    def _take_back(self, asked: Asked) -> None:
        """Recall, withdraw or cancel the chosen paper."""
        paper, case = self._papers.chosen(), asked.case
        if isinstance(paper, Petition):
            self._spine.desk.ask(Withdraw(petition_id=paper.id))
        elif isinstance(paper, Supervision):
            make = partial(CancelSupervision, supervision_id=paper.id)
            self._with_reason(asked, make, Step.SUPERVISE_CANCEL, needed=True)
        elif isinstance(paper, Hold):
            self._with_reason(asked, partial(ReleaseHold, hold_id=paper.id), Step.RELEASE_HOLD, needed=True)
        elif isinstance(paper, FieldTask) and case is not None:
            self._spine.desk.ask(RecallTask(case_id=case.id, seen=case.version))
        elif paper is not None:
            self._spine.desk.ask(RecallSupport(order_id=paper.id))
        else:
            self._say_nothing_to_do()

    def _of_chosen(self, asked: Asked) -> str:
        paper = self._papers.chosen()
        return f"{asked.action_id} {type(paper).__name__} {paper.id if paper is not None else 0}"

    def _say_nothing_to_do(self) -> None:
        self._spine.notices.add(
            NoticeKind.REFUSAL, lambda: self.tr("No paper of this case waits for that"), group="papers"
        )  # fmt: skip

    # Fields.

    def _canned(self, step: Step) -> tuple[str, ...]:
        rules = self._spine.standard.rules
        rows = (*rules.reasons.get(step, ()), *rules.phrases.get(step, ()))
        return tuple(row.text(language()) for row in rows)

    def _reason(self, step: Step) -> Words:
        return Words(name="reason", label=self.tr("Reason"), canned=self._canned(step))

    def _reasoned(self, verb: type[Any], step: Step) -> Paper:
        return Paper(fields=lambda _: (self._reason(step),), verb=_seen(verb))

    def _petition(self, kind: PetitionKind) -> Paper:
        return Paper(fields=lambda _: (self._reason(kind.applying),), verb=partial(_apply, kind))

    def _suspension(self, _: Case) -> Sequence[Field]:
        until = When(name="until", label=self.tr("Until"), at=self._in(7 * _DAY))
        return (self._reason(Step.APPLY_SUSPENSION), until)

    def _in(self, span: timedelta) -> datetime:
        """So long from now, in the zone of the watch."""
        return (self._spine.times.now() + span).astimezone(self._spine.times.zone)

    def _force(self, _: Case) -> Sequence[Field]:
        return (self._reason(Step.APPLY_FORCE), Words(name="document", label=self.tr("Document")))

    def _supervision(self, _: Case) -> Sequence[Field]:
        phrases = tuple(row.text(language()) for row in self._spine.standard.rules.phrases.get(Step.SUPERVISE, ()))
        reasons = tuple(row.text(language()) for row in self._spine.standard.rules.reasons.get(Step.SUPERVISE, ()))
        return (
            Words(name="reason", label=self.tr("Reason"), canned=reasons),
            Words(name="demand", label=self.tr("Demand"), canned=phrases),
            Choice(name="kind", label=self.tr("Kind"), options=tuple((kind, words(kind)) for kind in SupervisionKind)),
            Choice(name="level", label=self.tr("Level"), options=tuple((level, str(level)) for level in (1, 2, 3))),
            When(name="reply_by", label=self.tr("Reply by"), at=self._in(_DAY)),
        )

    def _support(self, _: Case) -> Sequence[Field]:
        free = tuple(
            (unit.id, named(unit)) for unit in self._spine.world.units.values()
            if unit.state is UnitState.FREE and unit.order_id is None
        )  # fmt: skip
        return (
            Choice(name="unit_id", label=self.tr("Unit"), options=free),
            Words(name="demand", label=self.tr("Demand"), canned=self._canned(Step.SUPPORT)),
        )

    def _merge(self, case: Case) -> Sequence[Field]:
        others = sorted(
            (row for row in self._spine.world.cases.values() if row.id != case.id), key=partial(_distance, case)
        )
        options = tuple((row.id, self._case_words(case, row)) for row in others[:_MERGE_CHOICES])
        return (Choice(name="parent_id", label=self.tr("Into"), options=options),)

    def _case_words(self, case: Case, row: Case) -> str:
        metres = _distance(case, row)
        away = f"{metres:.0f} m" if metres < _NEAR_M else ""
        title = case_title(row, self._spine.standard)
        return " · ".join(part for part in (short_number(row.number), title, row.place, away) if part)

    def _departments(self) -> tuple[tuple[object, str], ...]:
        return tuple((row.id, named(row)) for row in self._spine.world.directory.departments)

    def _centres(self, _: Case) -> Sequence[Field]:
        return (Choice(name="department_id", label=self.tr("Department"), options=self._departments()),)

    def _reopening(self, _: Case) -> Sequence[Field]:
        ways = ((False, self.tr("by the same unit")), (True, self.tr("from acceptance")))
        return (self._reason(Step.REOPEN), Choice(name="anew", label=self.tr("How"), options=ways))

    def _answer(self, _: Case) -> Sequence[Field]:
        ways = ((False, self.tr("in writing")), (True, self.tr("by telephone")))
        return (
            Words(name="words", label=self.tr("Answer"), canned=self._canned(Step.ANSWER)),
            Choice(name="by_phone", label=self.tr("How"), options=ways),
        )

    def _visit(self, _: Case) -> Sequence[Field]:
        scores = tuple((score, f"{score} / 5") for score in (5, 4, 3, 2, 1))
        return (
            Choice(name="score", label=self.tr("Satisfaction"), options=scores),
            Words(name="words", label=self.tr("Words"), is_needed=False),
        )

    def _settling(self, _: Case) -> Sequence[Field]:
        ways = ((True, self.tr("adopted")), (False, self.tr("not adopted")))
        return (Choice(name="adopted", label=self.tr("Suggestion"), options=ways),)


def _nothing(_: Case) -> Sequence[Field]:
    return ()


def _distance(case: Case, other: Case) -> float:
    if case.lon is None or case.lat is None or other.lon is None or other.lat is None:
        return float("inf")
    return metres_between(case.lon, case.lat, other.lon, other.lat)


def _seen(verb: type[Any]) -> Callable[[Case, Answers], Verb]:
    return lambda case, answers: verb(case_id=case.id, seen=case.version, **answers)


def _about(verb: type[Any]) -> Callable[[Case, Answers], Verb]:
    return lambda case, answers: verb(case_id=case.id, **answers)


def _apply(kind: PetitionKind, case: Case, answers: Answers) -> Verb:
    return _about(partial(Apply, kind=kind))(case, answers)  # type: ignore[arg-type]


_supervise, _support = _about(Supervise), _about(Support)
_merge, _pass_down = _seen(Merge), _seen(PassDown)
