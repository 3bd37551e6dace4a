"""What is said over the bridge arrives letter for letter in both directions, however hostile and however long."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from dispatch.light import Light
from dispatch.values import Fix, Unit, UnitKind, UnitState
from maps.panel import MapPanel
from maps.rows import CaseMark

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
HUGE = "长" * 200_000
SAYINGS = {
    "script": "</script><script>window.owned=1</script><!--",
    "markup": '<img src=x onerror="window.owned=1">',
    "ends of lines": "一\u2028二\u2029三\r\n四\u0000五",
    "bidi": "\u202e号8\u2066安永\u2069\u200f",
    "quotes": "`${window.owned=1}` ' \" \\ \\u2028",
    "beyond the first plane": "𠮷野家🚒",
    "huge": HUGE,
}


@pytest.mark.parametrize("what", SAYINGS)
def test_words_come_back_from_the_page_as_they_went(open_map: Open, ask: Ask, qtbot: QtBot, what: str) -> None:
    panel, words = open_map(None), SAYINGS[what]
    panel.set_cases([CaseMark(7, "C7", words, 120.733, 28.85, Light.RED)])
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.marks.cases.length") == 1, timeout=5000)
    with qtbot.waitSignal(panel.bridge.outlined, timeout=5000) as answer:
        ask(panel, "bridge.outline(JSON.stringify([watchfloor.marks.cases[0].title])), 1")
    assert json.loads(answer.args[0]) == [words]
    assert ask(panel, "typeof window.owned") == "undefined"


def test_numbers_come_back_from_the_page_as_they_went(open_map: Open, ask: Ask, qtbot: QtBot) -> None:
    panel = open_map(None)
    with qtbot.waitSignal(panel.bridge.pointed, timeout=5000) as answer:
        ask(panel, "bridge.point(-179.99999999999997, 1e-300), 1")
    assert (answer.args[0].lon, answer.args[0].lat) == (-179.99999999999997, 1e-300)
    with qtbot.waitSignal(panel.bridge.picked, timeout=5000) as pick:
        ask(panel, "bridge.pick('case', 2147483647), 1")
    assert (pick.args[0].kind, pick.args[0].id) == ("case", 2**31 - 1)


def test_a_huge_name_of_a_unit_takes_no_more_of_the_map_and_of_the_time_than_a_long_one(
    open_map: Open, ask: Ask, qtbot: QtBot
) -> None:
    panel, now = open_map(None), datetime.now(UTC)
    panel.set_units(
        [Unit(id=n, jurisdiction="b", name=HUGE + str(n), kind=UnitKind.VEHICLE, department_id=1, state=UnitState.FREE)
         for n in range(9)],
        {n: Fix(unit_id=n, lon=120.735, lat=28.85 + n * 5e-4, at=now, received_at=now) for n in range(9)},
    )  # fmt: skip
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.drawn") > 2, timeout=10_000)
    assert ask(panel, "Math.max(...[...watchfloor.units.names.sprites.values()].map((made) => made.wide))") <= 240
    took = "(() => { const t = performance.now(); watchfloor.units.names.forget(); watchfloor.units.draw(); "
    assert ask(panel, f"{took} return performance.now() - t; }})()") < 100
