"""A supervision order is read from one line in any order of its parts; the rest is its demand."""

from datetime import datetime, timedelta, timezone

import pytest

from console.supervise_line import read_supervision

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("text", "level", "reply_by", "demand"),
    [
        ("请先围挡", 1, NOON + timedelta(days=1), "请先围挡"),
        ("二级 4h 请先围挡 再清理", 2, NOON + timedelta(hours=4), "请先围挡 再清理"),
        ("fence it off L3 90m", 3, NOON + timedelta(minutes=90), "fence it off"),
        ("3级 18:00 今日办结", 3, NOON.replace(hour=18), "今日办结"),
        ("09:30 办结", 1, NOON.replace(day=27, hour=9, minute=30), "办结"),
        ("明天09:30 办结", 1, NOON.replace(day=27, hour=9, minute=30), "办结"),
        ("11-28 09:00 办结 2小时内到场", 1, NOON.replace(day=28, hour=9), "办结 2小时内到场"),
        ("11-28 办结", 1, NOON.replace(day=28, hour=18), "办结"),
        ("13-45 25:99 2级", 2, NOON + timedelta(days=1), "13-45 25:99"),
        ("", 1, NOON + timedelta(days=1), ""),
    ],
)
def test_level_moment_and_demand_of_a_line(text: str, level: int, reply_by: datetime, demand: str) -> None:
    line = read_supervision(text, NOON)
    assert (line.level, line.reply_by, line.demand) == (level, reply_by, demand)
