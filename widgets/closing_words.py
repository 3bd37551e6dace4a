"""What a case closes on: the condition of the version under which it was filed, and whether the unit has ticked it."""

from PySide6.QtCore import QCoreApplication

from console.times import Times
from console.titles import language
from dispatch.papers import CaseFile
from dispatch.standard import Standard
from dispatch.states import Step
from dispatch.values import Case


def condition_texts(case: Case, standard: Standard) -> tuple[str, str]:
    """Filing and closing condition in the language of the screen; empty for a case without."""
    row = standard.of(case.standard).conditions.get(case.condition_id)
    if row is None:
        return "", ""
    return (row.zh, row.closing_zh) if language() == "zh" else (row.en, row.closing_en)


def closing_words(file: CaseFile, standard: Standard, times: Times) -> str:
    """'Closes on: Stopped · ticked by Patrol car 3, 14:02'; '' for a case without such a condition."""
    _, closing = condition_texts(file.case, standard)
    if not closing:
        return ""
    said = QCoreApplication.translate("Closing", "Closes on: {0}").format(closing)
    return f"{said} · {_ticked(file, times)}"


def _ticked(file: CaseFile, times: Times) -> str:
    replies = [entry for entry in file.entries if entry.step == Step.REPLY]
    if not replies or not replies[-1].body.get("closing_met"):
        return QCoreApplication.translate("Closing", "not ticked by the unit")
    text = QCoreApplication.translate("Closing", "ticked by {0}, {1}")
    return text.format(replies[-1].person_name, times.moment_text(replies[-1].at))
