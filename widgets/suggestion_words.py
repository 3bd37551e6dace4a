"""Why a unit is offered and what it lacks, in words."""

import math
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from console.numbers import short_number
from console.ranking import Ranked
from console.times import Times
from console.titles import named
from console.wording import words
from console.world import World
from dispatch.reach import Arrival, Way

OLD = timedelta(minutes=5)


def distance_words(metres: float) -> str:
    """'0.8 km', '120 m', or that the place is unknown."""
    if math.isinf(metres):
        return QCoreApplication.translate("Suggestions", "place unknown")
    return f"{metres / 1000:.1f} km" if metres >= 950 else f"{round(metres, -1):.0f} m"


def arrival_words(arrival: Arrival) -> str:
    """'4 min by road · 1.8 km', 'no road · 0.9 km straight', '0.9 km straight'."""
    far = distance_words(arrival.metres)
    if arrival.way is Way.ROAD and arrival.seconds is not None:
        minutes = max(1, math.ceil(arrival.seconds / 60))
        return QCoreApplication.translate("Suggestions", "{0} min by road · {1}").format(minutes, far)
    if arrival.way is Way.NO_ROAD:
        return QCoreApplication.translate("Suggestions", "no road · {0} straight").format(far)
    if arrival.way is Way.STRAIGHT:
        return QCoreApplication.translate("Suggestions", "{0} straight").format(far)
    return far


def reason_words(row: Ranked, world: World) -> tuple[str, ...]:
    """What speaks for a unit."""
    department = world.department(row.unit.department_id)
    said = [QCoreApplication.translate("Suggestions", "answers for it")] if row.answers else []
    said += [words(row.unit.kind), words(row.unit.state)]
    share = row.record.share if row.record else None
    if row.record is not None and share is not None:
        text = QCoreApplication.translate("Suggestions", "{0:.0%} of {1} in time")
        said.append(text.format(share, row.record.handled))
    said += [named(department)] if department else []
    return tuple(said)


def lack_words(row: Ranked, world: World, times: Times) -> tuple[str, ...]:
    """What it lacks."""
    said = []
    if row.busy_with is not None:
        text = QCoreApplication.translate("Suggestions", "works on {0}")
        said.append(text.format(short_number(row.busy_with.number)))
    elif not row.can_go:
        said.append(QCoreApplication.translate("Suggestions", "cannot be sent now"))
    if row.is_bound and not row.answers:
        said.append(QCoreApplication.translate("Suggestions", "not its duty: needs a reason"))
    fix = world.fixes.get(row.unit.id)
    if fix is not None and times.now() - fix.at > OLD:
        minutes = round((times.now() - fix.at) / timedelta(minutes=1))
        said.append(QCoreApplication.translate("Suggestions", "position {0} min old").format(minutes))
    if row.record is not None and row.record.lately:
        said.append(QCoreApplication.translate("Suggestions", "{0} sent this shift").format(row.record.lately))
    return tuple(said)
