"""A supervision order in one line: '二级 4h 请先围挡' -> its level, the moment to answer by, the demand."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

ANSWER_WITHIN = timedelta(days=1)
_LEVELS = {**dict.fromkeys(("1级", "一级", "l1"), 1), **dict.fromkeys(("2级", "二级", "l2"), 2),
           **dict.fromkeys(("3级", "三级", "l3"), 3)}  # fmt: skip
_SPAN = re.compile(r"(\d{1,3})(m|min|分钟|分|h|小时|时|d|天|日)$")
_UNITS = {"m": "minutes", "分": "minutes", "h": "hours", "小": "hours", "时": "hours", "d": "days", "天": "days",
          "日": "days"}  # fmt: skip
_CLOCK = re.compile(r"(今天|明天|后天|today|tomorrow)?(\d{1,2})[:：](\d{2})$")
_DAYS = {"明天": 1, "tomorrow": 1, "后天": 2}
_DATE = re.compile(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionLine:
    """What was typed; the demand is what is neither level nor moment."""

    level: int
    reply_by: datetime
    demand: str


def read_supervision(text: str, now: datetime) -> SupervisionLine:
    """Read a line; `now` is in the zone in which moments are typed. Left out: the first level, a day to answer."""
    level, reply_by, demand = 1, now + ANSWER_WITHIN, list[str]()
    dated: datetime | None = None
    for word in text.split():
        small = word.lower()
        day, moment = _dated(small, now), _moment(small, now, dated)
        if small in _LEVELS:
            level = _LEVELS[small]
        elif day is not None and dated is None:
            dated = reply_by = day
        elif moment is not None:
            reply_by = moment
        else:
            demand.append(word)
    return SupervisionLine(level=level, reply_by=reply_by, demand=" ".join(demand))


def _moment(word: str, now: datetime, dated: datetime | None) -> datetime | None:
    """A span from now, or an hour of the named day (of tomorrow when none is named and today's has passed)."""
    if span := _SPAN.fullmatch(word):
        return now + timedelta(**{_UNITS[span[2][0]]: int(span[1])})
    clock = _CLOCK.fullmatch(word)
    if clock is None or int(clock[2]) > 23 or int(clock[3]) > 59:
        return None
    at = (dated or now).replace(hour=int(clock[2]), minute=int(clock[3]), second=0, microsecond=0)
    at += timedelta(days=_DAYS.get(clock[1], 0))
    is_named = bool(clock[1]) or dated is not None
    return at if is_named or at > now else at + timedelta(days=1)


def _dated(word: str, now: datetime) -> datetime | None:
    """The end of a working day on a date of this year or a later one; None for what is no date."""
    found = _DATE.fullmatch(word)
    if found is None:
        return None
    try:
        at = now.replace(month=int(found[2]), day=int(found[3]), hour=18, minute=0, second=0, microsecond=0)
        return at.replace(year=int(found[1])) if found[1] else at if at > now else at.replace(year=at.year + 1)
    except ValueError:
        return None
