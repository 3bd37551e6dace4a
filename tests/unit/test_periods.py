"""Periods as they are typed: the last so long, between two times of a day, of another day; never more than a day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from console.periods import read_period

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)  # 16:00 in the county


def local(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    """A moment of the county."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("", NOW - timedelta(hours=1), NOW),
        ("2h", NOW - timedelta(hours=2), NOW),
        ("90分钟", NOW - timedelta(minutes=90), NOW),
        ("14:00 15:30", local(1, 14), local(1, 15, 30)),
        ("14:00", local(1, 14), local(1, 15)),
        ("15:30", local(1, 15, 30), NOW),
        ("17:00 18:00", local(30, 17, month=4), local(30, 18, month=4)),
        ("04-28 08:00 2h", local(28, 8, month=4), local(28, 10, month=4)),
        ("2026-04-28 22:00 02:00", local(28, 22, month=4), local(29, 2, month=4)),
    ],
)
def test_a_typed_period_is_read(text: str, since: datetime, until: datetime) -> None:
    assert read_period(text, NOW, ZONE) == (since, until)


@pytest.mark.parametrize("text", ["永安路", "25h", "04-31 08:00", "28:00"])
def test_what_is_no_period_is_refused(text: str) -> None:
    assert read_period(text, NOW, ZONE) is None
