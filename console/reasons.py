"""Why an action cannot be taken on a case: asked of the table of states and the rights, worded for a dispatcher."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from console.desk import Desk
from console.wording import words
from console.world import World
from dispatch.errors import SameHands
from dispatch.rights import demand_other_department, may
from dispatch.states import Step, lawful_steps
from dispatch.values import Case, Person

_BY_OTHER_HANDS = (Step.SEND_CHECK, Step.CHECK_PASS, Step.REWORK, Step.REDISPATCH, Step.CLOSE)


class Reasons:
    """Judges for the actor of one desk; the centre judges again where the transaction runs."""

    def __init__(self, world: World, desk: Desk) -> None:
        self._world = world
        self._desk = desk

    def against(self, case: Case | None, steps: Iterable[Step]) -> str:
        """Why none of `steps` can be taken, '' when one can."""
        if case is None:
            return QCoreApplication.translate("Reasons", "Select a case first")
        if self._desk.is_sending(case.id):
            return QCoreApplication.translate("Reasons", "Something about this case is being sent; Esc recalls it")
        if self._desk.is_asking(case.id):
            return QCoreApplication.translate("Reasons", "Waiting for the answer to the last command")
        lawful = [step for step in steps if step in lawful_steps(case.state)]
        if not lawful:
            return QCoreApplication.translate("Reasons", "Not in the state “{state}”").format(state=words(case.state))
        person = self._world.person(self._desk.actor.person_id)
        if person is None or not any(may(person, step) for step in lawful):
            return QCoreApplication.translate("Reasons", "Not in your post")
        return self._against_hands(case, person, lawful)

    def _against_hands(self, case: Case, person: Person, steps: Iterable[Step]) -> str:
        of = self._world.department
        department, home = of(case.department_id), of(person.department_id)
        bureau = of(department.parent_id) if department is not None else None
        for step in steps:
            if department is not None and step in _BY_OTHER_HANDS:
                try:
                    demand_other_department(person, department, step, home=home, bureau=bureau)
                except SameHands:
                    return QCoreApplication.translate(
                        "Reasons", "Your department handled this case; others check and close it"
                    )
        return ""
