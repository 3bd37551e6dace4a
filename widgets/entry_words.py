"""One line of the log as a sentence of the timeline: who did what, and what was said."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from console.wording import code_words, limit_words
from dispatch.limits import Limit, LimitUnit
from dispatch.values import Entry


def entry_words(entry: Entry) -> str:
    """'王敏 派遣 3 号巡查车 · 原因', from the fields of the line; outside text stays as it is."""
    who = entry.person_name
    if entry.step == "import":
        return _imported(entry)
    parts = [f"{who} {code_words(entry.step)}"]
    unit = entry.body.get("unit")
    if isinstance(unit, str):
        parts[0] += f" {unit}"
    parts += _suggested(entry.body)
    parts += [str(entry.body[key]) for key in ("words", "reason", "measure") if entry.body.get(key)]
    if entry.body.get("to") == "head":
        text = QCoreApplication.translate("Timeline", "also to the head of {department} ☎ {phone}")
        parts.append(text.format(department=entry.body.get("department", ""), phone=entry.body.get("phone", "–")))
    if entry.body.get("by") == "head":
        parts.append(QCoreApplication.translate("Timeline", "by the head"))
    parts += _limit(str(entry.body.get("limit", "")))
    if entry.body.get("exceptions"):
        parts.append(QCoreApplication.translate("Timeline", "single-manned shift"))
    return " · ".join(parts)


def _suggested(body: Mapping[str, object]) -> list[str]:
    """Where the chosen unit stood among those that the desk had suggested."""
    offered, rank = body.get("suggested"), body.get("rank")
    if not isinstance(offered, list) or not offered:
        return []
    if not isinstance(rank, int):
        return [QCoreApplication.translate("Timeline", "not among the {0} suggested").format(len(offered))]
    return [QCoreApplication.translate("Timeline", "suggestion {0} of {1}").format(rank, len(offered))]


def _imported(entry: Entry) -> str:
    """Whence: the file, its row where it is known, and the person where one is named."""
    file, row = str(entry.body.get("file", "")), entry.body.get("row")
    said = QCoreApplication.translate("Timeline", "Imported by {0}").format(entry.person_name)
    if not file:
        return said
    if file == entry.person_name:
        said = QCoreApplication.translate("Timeline", "Imported")
    place = QCoreApplication.translate("Timeline", "{file}, row {row}") if row else "{file}"
    return f"{said} · {place.format(file=file, row=row)}"


def _limit(text: str) -> list[str]:
    """The limit of a filing, '4 work_hour' in the log."""
    number, _, unit = text.partition(" ")
    known = number.isdecimal() and unit in list(LimitUnit)
    return [limit_words(Limit(int(number), LimitUnit(unit)))] if known else []
