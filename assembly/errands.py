"""Some cases of a demo are brought as far as their check, so that a picture of the check can be taken."""

from PySide6.QtCore import QObject, Slot

from assembly.panels import Desk
from dispatch.states import State
from dispatch.values import Case
from dispatch.verbs import Assign, FileCase, Register, Verb

AT_ONCE, SOON_S = 6, 120.0
READY = (State.REPLIED, State.CHECKING)


class Errands(QObject):
    """The hands of a dispatcher: accept, file, assign; the crew does the rest."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._spine = desk, desk.spine
        self._taken: tuple[int, ...] = ()
        self._spine.follower.moved.connect(self._look)

    @property
    def ready(self) -> Case | None:
        """A case that can be checked."""
        return next((case for case in self._cases() if case.state in READY), None)

    def _cases(self) -> list[Case]:
        held = (self._spine.world.case(case_id) for case_id in self._taken)
        return [case for case in held if case is not None]

    @Slot(object)
    def _look(self, _: object) -> None:
        if len(self._taken) < AT_ONCE:
            fitting = (row.id for row in self._spine.world.cases.values() if row.state is State.REPORTED and row.lon)
            self._taken = (*self._taken, *fitting)[:AT_ONCE]
        for case in self._cases():
            verb = None if self._spine.desk.is_asking(case.id) else self._next(case)
            if verb is not None:
                self._spine.desk.ask(verb)

    def _next(self, case: Case) -> Verb | None:
        if case.state is State.REPORTED:
            condition = self._spine.standard.conditions_of(case.class_code)[0]
            return Register(case_id=case.id, seen=case.version, class_code=case.class_code, condition_id=condition.id)
        if case.state is State.PENDING_FILING:
            return FileCase(case_id=case.id, seen=case.version)
        if case.state is not State.PENDING_DISPATCH:
            return None
        return self._order(case)

    def _order(self, case: Case) -> Verb | None:
        """To who is near enough to be there while the picture waits; else nothing yet."""
        ranked = self._desk.shown.file.suggestions.ranked(case)
        near = [row for row in ranked if row.can_go and row.arrival.seconds and row.arrival.seconds <= SOON_S]
        if not near:
            return None
        unit = near[0].unit if near[0].answers else min(near, key=lambda row: row.seconds).unit
        offered = tuple(row.unit.id for row in near[:AT_ONCE])
        return Assign(case_id=case.id, seen=case.version, unit_id=unit.id, suggested=offered, reason="就近派遣")
