"""The view belongs to the hand: what frames it, what a resize keeps, what locks it and what sets it free."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from dispatch.light import Light
from maps.panel import MapPanel
from maps.rows import CaseMark

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
WAIT = 10_000
VIEW = (
    "[watchfloor.map.getCenter().lng.toFixed(4), watchfloor.map.getCenter().lat.toFixed(4), watchfloor.map.getZoom()]"
    ".join()"
)
SEES_ALL = "watchfloor.marks.cases.every((row) => watchfloor.map.getBounds().contains([row.lat, row.lon]))"
WIDE = "watchfloor.map.getSize().x"
HAND = "watchfloor.map.getContainer().dispatchEvent(new PointerEvent('pointermove')), 1"
AWAY = "watchfloor.map.getContainer().dispatchEvent(new PointerEvent('pointerleave')), 1"
CASES = tuple(
    CaseMark(n, f"C{n}", "x", 120.72 + n * 0.004, 28.84 + n * 0.003, Light.GREEN) for n in range(1, 7)
)  # from one edge of the county to the other


@pytest.fixture
def framed(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> MapPanel:
    """A map that has been fitted to all cases by itself."""
    panel = open_map(town)
    panel.set_cases(CASES)
    qtbot.waitUntil(lambda: ask(panel, f"watchfloor.manners.framed !== null && {SEES_ALL}"), timeout=WAIT)
    return panel


def resized(panel: MapPanel, ask: Ask, qtbot: QtBot, wide: int, high: int = 600) -> None:
    """The page has its new size."""
    was = ask(panel, WIDE)
    panel.resize(wide, high)
    qtbot.waitUntil(lambda: ask(panel, WIDE) not in (was, 0), timeout=WAIT)
    qtbot.waitUntil(lambda: ask(panel, f"{WIDE} === watchfloor.map.getContainer().clientWidth"), timeout=WAIT)


def test_what_has_been_framed_stays_framed_in_another_size(framed: MapPanel, ask: Ask, qtbot: QtBot) -> None:
    first = ask(framed, VIEW)
    resized(framed, ask, qtbot, 300)
    qtbot.waitUntil(lambda: ask(framed, SEES_ALL), timeout=WAIT)
    assert ask(framed, VIEW) != first
    resized(framed, ask, qtbot, 800)
    qtbot.waitUntil(lambda: ask(framed, VIEW) == first, timeout=WAIT)
    assert ask(framed, "watchfloor.manners.isLocked") is False


def test_a_view_put_by_hand_keeps_its_middle_and_zoom_in_another_size(framed: MapPanel, ask: Ask, qtbot: QtBot) -> None:
    with qtbot.waitSignal(framed.bridge.locked, timeout=WAIT):
        ask(framed, "watchfloor.map.setView([28.85, 120.73], 16, { animate: false }), 1")
    put = ask(framed, VIEW)
    resized(framed, ask, qtbot, 400)
    resized(framed, ask, qtbot, 700)
    assert ask(framed, VIEW) == put


def test_a_place_that_was_gone_to_is_not_left_for_the_frame(framed: MapPanel, ask: Ask, qtbot: QtBot) -> None:
    framed.show_place(120.7301, 28.8502, force=True)
    shown = "120.7301,28.8502"
    qtbot.waitUntil(lambda: ask(framed, VIEW).startswith(shown), timeout=WAIT)
    resized(framed, ask, qtbot, 500)
    assert ask(framed, VIEW).startswith(shown)


def test_a_frame_waits_while_a_hand_is_on_the_map(framed: MapPanel, ask: Ask, qtbot: QtBot) -> None:
    zoom = ask(framed, "watchfloor.map.getZoom()")
    ask(framed, HAND)
    resized(framed, ask, qtbot, 300)
    assert ask(framed, "watchfloor.map.getZoom()") == zoom
    ask(framed, AWAY)
    qtbot.waitUntil(lambda: ask(framed, SEES_ALL), timeout=WAIT)


@pytest.mark.parametrize("change", ["light", "again", "within"])
def test_news_that_leaves_the_frame_whole_moves_nothing(framed: MapPanel, ask: Ask, qtbot: QtBot, change: str) -> None:
    """Another light of a case, the same rows again, and a new case within sight."""
    view = ask(framed, VIEW)
    more = CaseMark(9, "C9", "neu", 120.734, 28.85, Light.GREEN)
    redder = replace(CASES[0], light=Light.RED)
    rows = {"light": [redder], "again": list(CASES), "within": [more]}[change]
    framed.cases.move(rows, [])
    last = f"watchfloor.marks.cases.some((row) => row.id === {rows[-1].id} && row.light === '{rows[-1].light}')"
    qtbot.waitUntil(lambda: ask(framed, last), timeout=WAIT)
    assert ask(framed, VIEW) == view


@pytest.mark.parametrize(
    "move", ["watchfloor.map.zoomIn(1, { animate: false })", "watchfloor.map.panBy([90, 0], { animate: false })"]
)
def test_zoom_and_pan_by_hand_lock_and_the_key_sets_free(framed: MapPanel, ask: Ask, qtbot: QtBot, move: str) -> None:
    with qtbot.waitSignal(framed.bridge.locked, timeout=WAIT) as told:
        ask(framed, f"{move}, 1")
    assert told.args == [True]
    view = ask(framed, VIEW)
    framed.set_cases([*CASES, CaseMark(8, "C8", "x", 120.9, 28.9, Light.RED)])
    qtbot.waitUntil(lambda: ask(framed, "watchfloor.marks.cases.length") == 7, timeout=WAIT)
    assert ask(framed, VIEW) == view
    framed.fit()
    qtbot.waitUntil(lambda: ask(framed, SEES_ALL) and not ask(framed, "watchfloor.manners.isLocked"), timeout=WAIT)
