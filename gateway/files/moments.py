"""Reading times quickly: each format of a profile becomes one pattern, since strptime takes ten times as long."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

_PARTS = {
    "%Y": r"(?P<Y>\d{4})", "%y": r"(?P<y>\d{2})", "%m": r"(?P<m>\d{1,2})", "%d": r"(?P<d>\d{1,2})",
    "%H": r"(?P<H>\d{1,2})", "%I": r"(?P<I>\d{1,2})", "%M": r"(?P<M>\d{1,2})", "%S": r"(?P<S>\d{1,2})",
    "%p": r"(?P<p>[AaPp][Mm])",
}  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNSAID = ("1900", "1", "0")  # the year, the month or day, the hour, minute or second of a form that names none
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
Reader = Callable[[str], datetime | None]


def moment_reader(formats: Sequence[str], zone: ZoneInfo) -> Callable[[str], datetime]:
    """A function from a text to its moment in UTC. ISO 8601 is always understood. It raises ValueError with a code:

    'time' for another form, 'date' for a day that no calendar has, 'year' for one before 1900.
    """
    readers = [_reader(pattern, zone) for pattern in formats]

    def read(text: str) -> datetime:
        for reader in readers:
            moment = reader(text)
            if moment is not None:
                return _plausible(moment)
        return _plausible(_iso(text, zone))

    return read


def _plausible(moment: datetime) -> datetime:
    if moment < EARLIEST:
        raise ValueError("year")
    return moment


def _iso(text: str, zone: ZoneInfo) -> datetime:
    if not _ISO.match(text):
        raise ValueError("time")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("date") from None
    return _in_utc(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def _in_utc(moment: datetime) -> datetime:
    """UTC; a moment at the very edge of the calendar cannot be moved into another zone."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("year") from None


def _reader(pattern: str, zone: ZoneInfo) -> Reader:
    codes = re.findall("%.", pattern)
    if not set(codes) <= _PARTS.keys() or len(set(codes)) < len(codes):
        return _by_strptime(pattern, zone)
    text = re.escape(pattern)
    for code, part in _PARTS.items():
        text = text.replace(code, part)
    compiled = re.compile(text)
    pick, half = _order(tuple(compiled.groupindex))

    def read(given: str) -> datetime | None:
        found = compiled.fullmatch(given)
        if found is None:
            return None
        parts = (*found.groups(), *_UNSAID)
        year, month, day, hour, minute, second = map(int, pick(parts))
        if half is not None:
            hour = _of_the_day(hour, parts[half])
        if "y" in compiled.groupindex:
            year += 2000
        try:
            return _in_utc(datetime(year, month, day, hour, minute, second, tzinfo=zone))
        except ValueError:
            raise ValueError("date") from None

    return read


def _order(names: tuple[str, ...]) -> tuple[Callable[[Sequence[str]], tuple[str, ...]], int | None]:
    """Where year, month, day, hour, minute and second stand among the groups, and where morning or evening."""
    unsaid = {"Y": 0, "m": 1, "d": 1, "H": 2, "M": 2, "S": 2}

    def place(code: str, *others: str) -> int:
        said = [names.index(name) for name in (code, *others) if name in names]
        return said[0] if said else len(names) + unsaid[code]

    wanted = (place("Y", "y"), place("m"), place("d"), place("H", "I"), place("M"), place("S"))
    return itemgetter(*wanted), names.index("p") if "p" in names else None


def _of_the_day(hour: int, half: str) -> int:
    if not 1 <= hour <= 12:
        raise ValueError("date")
    return hour % 12 + (12 if half in ("PM", "pm", "Pm", "pM") else 0)


def _by_strptime(pattern: str, zone: ZoneInfo) -> Reader:
    def read(given: str) -> datetime | None:
        try:
            moment = datetime.strptime(given, pattern)  # noqa: DTZ007 - the zone of the profile follows
        except ValueError:
            return None
        return _in_utc(moment if moment.tzinfo else moment.replace(tzinfo=zone))

    return read


def latest(now: datetime) -> datetime:
    """What lies behind it is in the future by more than a day, which clocks and zones do not explain."""
    return now + timedelta(days=1)
