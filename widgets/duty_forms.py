"""What the watch's book asks for: a turn of duty, a lent post, a routine."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from console.spine import Spine
from console.titles import language, named
from console.wording import words
from dispatch.paper_verbs import Delegate, SetRoutine
from dispatch.values import Role
from dispatch.watch_verbs import SetShift
from widgets.paper_form import Answers, Choice, PaperForm, When, Words

_TURN = timedelta(hours=8)
_POSTS = (Role.DISPATCHER, Role.ACCEPTOR, Role.SUPERVISOR, Role.COMMANDER, Role.HEAD, Role.COLLECTOR, Role.UNIT)
_RHYTHMS = (1, 2, 7, 14, 30, 90)


class DutyForms(QObject):
    """Fills the one form of the window and sends what comes of it."""

    def __init__(self, spine: Spine, form: PaperForm) -> None:
        super().__init__()
        self._spine, self._form = spine, form

    def _in(self, span: timedelta) -> datetime:
        times = self._spine.times
        return (times.now() + span).astimezone(times.zone)

    def _send(self, verb: type[Any], answers: Answers) -> None:
        self._spine.desk.ask(verb(**answers))

    def ask_shift(self) -> None:
        """A turn of duty."""
        directory = self._spine.world.directory
        homes = tuple((row.id, named(row)) for row in directory.departments)
        names = tuple(row.name for row in directory.people if row.unit_id is None)
        fields = (
            Words(name="name", label=self.tr("Name"), canned=names),
            Words(name="phone", label=self.tr("Telephone")),
            Choice(name="department_id", label=self.tr("Department"), options=homes),
            Choice(name="post", label=self.tr("Post"), options=tuple((post, words(post)) for post in _POSTS)),
            When(name="begins_at", label=self.tr("From"), at=self._in(timedelta())),
            When(name="ends_at", label=self.tr("Until"), at=self._in(_TURN)),
        )
        self._form.ask(self.tr("Add to the roster"), fields, partial(self._send, SetShift))

    def ask_loan(self) -> None:
        """A post of one's own, for somebody else, until an end."""
        me = self._spine.world.person(self._spine.desk.actor.person_id)
        others = tuple((row.id, row.name) for row in self._spine.world.directory.people
                       if row.unit_id is None and (me is None or row.id != me.id))  # fmt: skip
        posts = tuple((frozenset({post}), words(post)) for post in sorted(me.roles if me else ()))
        fields = (
            Words(name="reason", label=self.tr("Reason")),
            Choice(name="to_id", label=self.tr("To"), options=others),
            Choice(name="roles", label=self.tr("Post"), options=posts),
            When(name="until", label=self.tr("Until"), at=self._in(_TURN)),
        )
        self._form.ask(self.tr("Lend a post"), fields, partial(self._send, Delegate))

    def ask_routine(self) -> None:
        """Something that comes again and again."""
        standard = self._spine.standard
        conditions = tuple(
            ((row.class_code, row.id), f"{standard.name(row.class_code, language())} · {self._condition(row)}")
            for row in standard.conditions.values()
        )
        rhythms = tuple((days, self.tr("every {n} days").format(n=days)) for days in _RHYTHMS)
        fields = (
            Words(name="name", label=self.tr("What")),
            Words(name="place", label=self.tr("Place")),
            Choice(name="condition", label=self.tr("Class and condition"), options=conditions),
            Choice(name="every_days", label=self.tr("How often"), options=rhythms),
            When(name="next_at", label=self.tr("First"), at=self._in(timedelta(days=1))),
        )
        self._form.ask(self.tr("New routine"), fields, self._send_routine)

    def _condition(self, row: Any) -> str:
        return str(row.zh if language() == "zh" else row.en)

    def _send_routine(self, answers: Answers) -> None:
        said = dict(answers)
        said["class_code"], said["condition_id"] = said.pop("condition")  # type: ignore[misc]
        self._spine.desk.ask(SetRoutine(**said))  # type: ignore[arg-type]
