"""Time as the desk shows it: the clock, the lights, and moments in the zone of the watch."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from dispatch.light import Light, light_of, remaining, timer_of, used_share
from dispatch.limits import Limit, LimitUnit, WorkClock
from dispatch.ports import Clock
from dispatch.states import State
from dispatch.values import Case

_WORKING = (LimitUnit.WORK_HOUR, LimitUnit.WORK_DAY)
_HANDLING = (State.DISPATCHED, State.HANDLING)
LONG_HOURS, LONG_WORKING_HOURS, YEAR_DAYS = 100, 1000, 365.25
HOUR = Limit(1, LimitUnit.WORK_HOUR)


@dataclass(frozen=True, slots=True)
class Times:
    """The clock of the desk, the clock of the limits and the zone that is shown."""

    clock: Clock
    work_clock: WorkClock
    zone: tzinfo

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return self.clock.now()

    def light(self, case: Case) -> Light:
        """The light of a case at this moment."""
        return light_of(case, self.now(), self.work_clock)

    def remaining(self, case: Case) -> timedelta | None:
        """Time until the running clock of a case ends, in working time where its limit is; negative when overdue."""
        now, timer = self.now(), timer_of(case)
        if timer is None or not counts_working_time(case):
            return remaining(case, now)
        begin, end = min(now, timer[1]), max(now, timer[1])
        hours = self.work_clock.used(begin, end, HOUR)
        return timedelta(hours=hours if timer[1] >= now else -hours)

    def used_share(self, case: Case) -> float | None:
        """The used share of the limit, above 1 when overdue."""
        return used_share(case, self.now(), self.work_clock)

    def clock_text(self, moment: datetime, *, seconds: bool = False) -> str:
        """'14:26' or '14:26:08' in the zone of the watch."""
        return moment.astimezone(self.zone).strftime("%H:%M:%S" if seconds else "%H:%M")

    def moment_text(self, moment: datetime) -> str:
        """'14:26' of today, '11-22 14:26' of another day, in the zone of the watch."""
        local = moment.astimezone(self.zone)
        same_day = local.date() == self.now().astimezone(self.zone).date()
        return local.strftime("%H:%M" if same_day else "%m-%d %H:%M")


def counts_working_time(case: Case) -> bool:
    """Whether the clock that runs counts the slots of working days only."""
    return case.state in _HANDLING and case.limit is not None and case.limit.unit in _WORKING


def span_text(span: timedelta, *, is_working: bool = False) -> str:
    """Hours and minutes: '0:22', '26:05', or '−0:40' with a true minus sign when negative (rounded down).

    From 100 hours on '12 d', from two years on '11 y': who inherits old cases reads these. Working time knows no days
    that all would count alike, and is told in hours: '1200 h'.
    """
    minutes = int(abs(span).total_seconds() // 60)
    sign = "−" if span < timedelta(0) else ""
    return sign + _span_words(minutes // 60, minutes % 60, is_working=is_working)


def _span_words(hours: int, minutes: int, *, is_working: bool) -> str:
    if hours < LONG_HOURS or (is_working and hours < LONG_WORKING_HOURS):
        return f"{hours}:{minutes:02d}"
    if is_working:
        return QCoreApplication.translate("Times", "{0} h").format(hours)
    days = hours // 24
    if days < 2 * YEAR_DAYS:
        return QCoreApplication.translate("Times", "{0} d").format(days)
    return QCoreApplication.translate("Times", "{0} y").format(int(days / YEAR_DAYS))
