"""Tells the desk when another version of the standard is in force, and has every list of it made anew."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from console.lanes import Lanes, Outcome
from console.notices import NoticeKind, Notices
from dispatch.in_force import InForce
from dispatch.shelf import Change

LOOK_MS = 5_000
TOLD = 3  # changes, in the notice; `main.py standard diff` lists them all


class NewStandard(QObject):
    """Looks at the shelf beside the screen."""

    def __init__(self, standard: InForce, lanes: Lanes, notices: Notices) -> None:
        super().__init__()
        self._standard, self._lanes, self._notices = standard, lanes, notices
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask once more."""
        self._lanes.jobs.submit(self._standard.look, self._heard)

    def _heard(self, outcome: Outcome[tuple[Change, ...]]) -> None:
        if outcome.error is not None:
            self._notices.add(NoticeKind.TROUBLE, str(outcome.error), group="standard-broken")
        elif outcome.value:
            self._notices.add(
                NoticeKind.INFO, partial(self._words, self._standard.version, outcome.value), group="standard"
            )
            for window in QApplication.topLevelWidgets():  # what is worded is worded from the standard
                QCoreApplication.postEvent(window, QEvent(QEvent.Type.LanguageChange))

    def _words(self, version: str, changes: Sequence[Change]) -> str:
        text = self.tr("The standard {version} is in force now; {count} changes: {changes}")
        told = "; ".join(str(change) for change in changes[:TOLD])
        more = "" if len(changes) <= TOLD else " …"
        return text.format(version=version, count=len(changes), changes=told + more)
