"""The words of a field that was not accepted, and of why: what a dispatcher has to put in or to change."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from console.marks import QT_TRANSLATE_NOOP

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "class_code": QT_TRANSLATE_NOOP("Fields", "Class"),
        "condition_id": QT_TRANSLATE_NOOP("Fields", "Filing condition"),
        "demand": QT_TRANSLATE_NOOP("Fields", "Demand"),
        "department_id": QT_TRANSLATE_NOOP("Fields", "Department"),
        "description": QT_TRANSLATE_NOOP("Fields", "What is the matter"),
        "due_at": QT_TRANSLATE_NOOP("Fields", "Due"),
        "ends_at": QT_TRANSLATE_NOOP("Fields", "End"),
        "every_days": QT_TRANSLATE_NOOP("Fields", "Days between"),
        "geometry": QT_TRANSLATE_NOOP("Fields", "Outline"),
        "lat": QT_TRANSLATE_NOOP("Fields", "Latitude"),
        "level": QT_TRANSLATE_NOOP("Fields", "Level"),
        "lon": QT_TRANSLATE_NOOP("Fields", "Longitude"),
        "login": QT_TRANSLATE_NOOP("Fields", "Login"),
        "measure": QT_TRANSLATE_NOOP("Fields", "Measure"),
        "name": QT_TRANSLATE_NOOP("Fields", "Name"),
        "next_at": QT_TRANSLATE_NOOP("Fields", "Next time"),
        "number": QT_TRANSLATE_NOOP("Fields", "Number"),
        "outline": QT_TRANSLATE_NOOP("Fields", "Outline"),
        "parent_id": QT_TRANSLATE_NOOP("Fields", "Parent case"),
        "password": QT_TRANSLATE_NOOP("Fields", "Password"),
        "person_id": QT_TRANSLATE_NOOP("Fields", "Person"),
        "pictures": QT_TRANSLATE_NOOP("Fields", "Picture"),
        "place": QT_TRANSLATE_NOOP("Fields", "Place"),
        "reason": QT_TRANSLATE_NOOP("Fields", "Reason"),
        "reply_by": QT_TRANSLATE_NOOP("Fields", "Reply by"),
        "reporter_name": QT_TRANSLATE_NOOP("Fields", "Reporter"),
        "reporter_phone": QT_TRANSLATE_NOOP("Fields", "Phone"),
        "roles": QT_TRANSLATE_NOOP("Fields", "Posts"),
        "score": QT_TRANSLATE_NOOP("Fields", "Score"),
        "text": QT_TRANSLATE_NOOP("Fields", "Words"),
        "to_id": QT_TRANSLATE_NOOP("Fields", "Deputy"),
        "unit_id": QT_TRANSLATE_NOOP("Fields", "Unit"),
        "until": QT_TRANSLATE_NOOP("Fields", "Until"),
        "words": QT_TRANSLATE_NOOP("Fields", "Words"),
    }
)
# As a refusal says it -> the sentence, which takes the field and what the pattern caught.
_WHYS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        ("missing", QT_TRANSLATE_NOOP("Fields", "Missing: {field}")),
        (r"longer than (\d+)", QT_TRANSLATE_NOOP("Fields", "{field}: at most {0} characters")),
        (r"(\d+) to (\d+)", QT_TRANSLATE_NOOP("Fields", "{field}: {0} to {1}")),
        ("wants a moment to come", QT_TRANSLATE_NOOP("Fields", "{field}: must lie in the future")),
        ("surrogate|cannot be stored", QT_TRANSLATE_NOOP("Fields", "{field}: holds a damaged character")),
        ("out of range|not a place on the ground", QT_TRANSLATE_NOOP("Fields", "{field}: not a place on the ground")),
        (r"no (?:class|condition|measure) .*", QT_TRANSLATE_NOOP("Fields", "{field}: not in the standard")),
        ("the case itself", QT_TRANSLATE_NOOP("Fields", "{field}: is the case itself")),
    )
)


def field_words(field: str) -> str:
    """The name of a field as forms show it; a field of machines keeps its own."""
    return QCoreApplication.translate("Fields", _FIELDS[field]) if field in _FIELDS else field


def invalid_words(field: str, why: str) -> str:
    """What is wrong with what in one sentence; a reason that is not known here stands as it came."""
    for pattern, text in _WHYS:
        if caught := pattern.fullmatch(why):
            said = QCoreApplication.translate("Fields", text)
            return said.format(*caught.groups(), field=field_words(field))
    text = QCoreApplication.translate("Refusals", "Not accepted: {field} ({why})")
    return text.format(field=field_words(field), why=why)
