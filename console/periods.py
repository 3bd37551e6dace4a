"""Periods of the past as people type them: '2h', '14:00 15:30', '11-24 08:00 2h'; a desk looks back a day at most."""

import re
from datetime import datetime, timedelta, tzinfo

LONGEST = timedelta(hours=24)
USUAL = timedelta(hours=1)
_SPAN = re.compile(r"(\d{1,4})\s*(h|m|min|小时|时|分钟|分)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)")
_DAY = re.compile(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})")
_HOURS = ("h", "小时", "时")


def read_period(text: str, now: datetime, zone: tzinfo) -> tuple[datetime, datetime] | None:
    """Beginning and end in UTC; the last hour for no words; None for words that are no period of at most a day.

    A time of day that is still to come is yesterday's.
    """
    spans, clocks, day = _SPAN.findall(text), _CLOCK.findall(text), _DAY.search(text)
    span = sum((_length(*found) for found in spans), timedelta()) or USUAL
    if not clocks:
        return None if (text.strip() and not spans) or span > LONGEST else (now - span, now)
    try:
        begins = [_moment(day, clock, now.astimezone(zone)) for clock in clocks[:2]]
    except ValueError:
        return None
    back = timedelta(days=1) if begins[0] > now else timedelta()
    since = begins[0] - back
    until = since + span if len(clocks) == 1 else begins[1] - back
    if until <= since:
        until += timedelta(days=1)
    until = min(until, now)
    return (since.astimezone(now.tzinfo), until.astimezone(now.tzinfo)) if until - since <= LONGEST else None


def _length(number: str, unit: str) -> timedelta:
    return timedelta(hours=int(number)) if unit in _HOURS else timedelta(minutes=int(number))


def _moment(day: re.Match[str] | None, clock: tuple[str, str], local: datetime) -> datetime:
    at = local.replace(hour=int(clock[0]), minute=int(clock[1]), second=0, microsecond=0)
    if day is None:
        return at
    return at.replace(year=int(day[1] or local.year), month=int(day[2]), day=int(day[3]))
