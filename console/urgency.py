"""In which order cases wait: by the working time that is left, though limits count it in different ways."""

from datetime import datetime

from console.times import HOUR, Times, counts_working_time
from dispatch.light import timer_of
from dispatch.values import Case

_NEVER = float("inf")


class Urgency:
    """Hours left, counted once a case from a first moment on; what has passed since is the same for all of a kind."""

    def __init__(self, times: Times) -> None:
        self._times = times
        self._first = times.now()
        self._left: dict[int, tuple[datetime, bool, float]] = {}
        self._passed = (0.0, 0.0)

    def begin(self) -> None:
        """Count for an arrangement at this moment."""
        now = self._times.now()
        self._passed = ((now - self._first).total_seconds() / 3600, self.working_hours(self._first, now))

    def key(self, case: Case) -> tuple[float, int]:
        """Hours left, negative when overdue; cases without a clock come last."""
        timer = timer_of(case)
        if timer is None:
            return _NEVER, case.id
        is_working = counts_working_time(case)
        held = self._left.get(case.id)
        if held is None or held[:2] != (timer[1], is_working):
            held = (timer[1], is_working, self._from_first(timer[1], is_working=is_working))
            self._left[case.id] = held
        return held[2] - self._passed[is_working], case.id

    def forget(self, case_id: int) -> None:
        """A case has ended."""
        self._left.pop(case_id, None)

    def working_hours(self, start: datetime, end: datetime) -> float:
        """Working hours between two moments, negative when the end comes first."""
        if end < start:
            return -self._times.work_clock.used(end, start, HOUR)
        return self._times.work_clock.used(start, end, HOUR)

    def _from_first(self, due: datetime, *, is_working: bool) -> float:
        if is_working:
            return self.working_hours(self._first, due)
        return (due - self._first).total_seconds() / 3600
