"""One line of the log as a sentence of the timeline: who did what, and what was said."""

from PySide6.QtCore import QCoreApplication

from console.wording import code_words
from dispatch.values import Entry


def entry_words(entry: Entry) -> str:
    """'王敏 派遣 3 号巡查车 · 原因', from the fields of the line; outside text stays as it is."""
    who = entry.person_name
    if entry.step == "import":
        return QCoreApplication.translate("Timeline", "Imported by {0}").format(who)
    parts = [f"{who} {code_words(entry.step)}"]
    unit = entry.body.get("unit")
    if isinstance(unit, str):
        parts[0] += f" {unit}"
    parts += [str(entry.body[key]) for key in ("words", "reason", "measure", "limit") if entry.body.get(key)]
    if entry.body.get("exceptions"):
        parts.append(QCoreApplication.translate("Timeline", "single-manned shift"))
    return " · ".join(parts)
