"""Pages run in real Chromium; the scheme has to be known before there is an application."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from console.theme import load_theme
from maps.build.ground import build_ground, read_collection
from maps.panel import MapPanel, MapSource
from maps.scheme import register_scheme
from maps.underlay import Bases
from simulator.streets import build_town

register_scheme()
Ask = Callable[[MapPanel, str], Any]
OpenBases = Callable[[Bases], MapPanel]


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base map."""
    folder = tmp_path_factory.mktemp("maps")
    build_ground(read_collection("town", build_town(1).geojson), folder, attribution="演练")
    return folder / "base.mbtiles"


@pytest.fixture
def open_map(qtbot: QtBot) -> Iterator[Callable[[Path | None], MapPanel]]:
    """Opens panels whose page has said hello; a complaint of a script fails the test."""
    opened: list[MapPanel] = []
    complaints: list[object] = []

    def open_one(base: Path | None) -> MapPanel:
        panel = MapPanel(load_theme("dark"), MapSource(base_map=base, now=lambda: datetime.now(UTC)))
        qtbot.addWidget(panel)
        panel.resize(800, 600)
        panel.show()
        with qtbot.waitSignal(panel.loaded, timeout=20_000):
            panel.load()
            panel.view.page.complained.connect(complaints.append)
        opened.append(panel)
        return panel

    yield open_one
    for panel in opened:
        assert panel.view.guard.blocked == []
        panel.close_page()
    assert complaints == []


@pytest.fixture
def open_bases(qtbot: QtBot) -> Iterator[OpenBases]:
    """Opens panels with some base maps; Chromium itself must never have tried to leave the machine."""
    opened: list[MapPanel] = []

    def open_one(bases: Bases) -> MapPanel:
        panel = MapPanel(load_theme("dark"), MapSource(base_map=None, now=lambda: datetime.now(UTC), bases=bases))
        qtbot.addWidget(panel)
        panel.resize(700, 500)
        panel.show()
        with qtbot.waitSignal(panel.loaded, timeout=20_000):
            panel.load()
        opened.append(panel)
        return panel

    yield open_one
    for panel in opened:
        assert panel.view.guard.blocked == []
        panel.close_page()


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """Asks a page for a value."""

    def ask_page(panel: MapPanel, script: str) -> Any:
        answers: list[Any] = []
        panel.view.page.runJavaScript(script, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=5000)
        return answers[0]

    return ask_page
