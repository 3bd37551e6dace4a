"""What is known of the place of a case: how often something was wrong there before, and when."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from console.numbers import short_number
from console.times import Times
from console.titles import case_title
from console.wording import words
from dispatch.distance import metres_between
from dispatch.standard import Standard
from dispatch.values import Case

NEAR_M = 60.0
OVER = timedelta(days=365)
_TOLD = 3


def past_words(case: Case, near: tuple[Case, ...], times: Times, standard: Standard) -> str:
    """'3 cases here in a year, 2 of the same class · C0012 …', '' when nothing was."""
    past = tuple(row for row in near if _is_past(case, row, times))
    if not past:
        return ""
    same = sum(bool(case.class_code) and row.class_code == case.class_code for row in past)
    said = QCoreApplication.translate("PlaceNotes", "{0} here in a year, {1} of the same class")
    rows = [_one(row, times, standard) for row in past[:_TOLD]]
    return "\n".join([said.format(len(past), same), *rows])


def _is_past(case: Case, row: Case, times: Times) -> bool:
    if row.id == case.id or times.now() - row.reported_at > OVER:
        return False
    places = (case.lon, case.lat, row.lon, row.lat)
    return None not in places and metres_between(*places) <= NEAR_M  # type: ignore[arg-type]


def _one(row: Case, times: Times, standard: Standard) -> str:
    return " · ".join(
        (short_number(row.number), case_title(row, standard), words(row.state), times.moment_text(row.reported_at))
    )
