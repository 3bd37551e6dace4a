"""What is to be done now, in one line for each state."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from console.marks import QT_TRANSLATE_NOOP
from dispatch.states import State
from dispatch.values import Case

HELP: Mapping[State, str] = MappingProxyType(
    {
        State.REPORTED: QT_TRANSLATE_NOOP(
            "StateHelp", "Read it, look whether it was reported before, then accept (G), send to verify (E) or refuse."
        ),
        State.VERIFYING: QT_TRANSLATE_NOOP("StateHelp", "A collector looks. Wait for the answer, or recall the task."),
        State.PENDING_FILING: QT_TRANSLATE_NOOP(
            "StateHelp", "Check class, condition and place; file (I) starts the limit, return (B) goes back."
        ),
        State.PENDING_DISPATCH: QT_TRANSLATE_NOOP(
            "StateHelp", "A sends the chosen unit; it is held back some seconds, Esc takes it back."
        ),
        State.DISPATCHED: QT_TRANSLATE_NOOP(
            "StateHelp", "The unit has not signed. Urge it (U), or recall (Shift+A) and send another."
        ),
        State.HANDLING: QT_TRANSLATE_NOOP(
            "StateHelp", "The unit is at work. Urge (U), send support (Shift+U), or supervise (D) when it is late."
        ),
        State.SUSPENDED: QT_TRANSLATE_NOOP("StateHelp", "Suspended: the clock rests until the date, then it resumes."),
        State.DEFERRED: QT_TRANSLATE_NOOP("StateHelp", "Deferred by a decision: resume it when the reason is gone."),
        State.REPLIED: QT_TRANSLATE_NOOP("StateHelp", "The unit says that it is done. V checks it by camera."),
        State.CHECKING: QT_TRANSLATE_NOOP(
            "StateHelp", "Compare before, after and now: V opens the check, then P passes, X sends it back."
        ),
        State.PENDING_CLOSE: QT_TRANSLATE_NOOP("StateHelp", "Checked. C closes it, B returns it to the check."),
        State.FORCED_CLOSED: QT_TRANSLATE_NOOP("StateHelp", "Closed by force, by decision: nothing is to be done."),
        State.NOT_FILED: QT_TRANSLATE_NOOP(
            "StateHelp",
            "Not filed: its reporter is told why. What was not filed by mistake is taken up again (Shift+R).",
        ),
        State.VOID: QT_TRANSLATE_NOOP("StateHelp", "Void, by decision: nothing is to be done."),
        State.MERGED: QT_TRANSLATE_NOOP(
            "StateHelp", "Merged: it goes the way of the other case, and can be taken out."
        ),
        State.CLOSED: QT_TRANSLATE_NOOP("StateHelp", "Closed. It can be reopened for some days (Shift+R)."),
    }
)


def help_words(case: Case) -> str:
    """What is to be done about a case in its state, '' where nothing is."""
    text = HELP.get(case.state, "")
    return QCoreApplication.translate("StateHelp", text) if text else ""
