"""A map panel with ten thousand units for the benchmarks of the map: how it is opened, moved and waited for."""

import gc
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")

from maps.scheme import register_scheme

register_scheme()

from PySide6.QtCore import QEventLoop, QTimer

from console.theme import load_theme
from dispatch.values import Fix, Unit, UnitKind, UnitState
from maps.build.ground import build_ground, read_collection
from maps.panel import MapPanel, MapSource
from simulator.streets import build_town

UNITS = 10_000


def clock() -> datetime:
    """Now."""
    return datetime.now(UTC)


def fleet(count: int = UNITS) -> tuple[list[Unit], dict[int, Fix]]:
    """Units spread over the view."""
    now = clock()
    units = [
        Unit(id=n, jurisdiction="b", name=f"{n} 号巡查车", kind=list(UnitKind)[n % 2], department_id=1,
             state=list(UnitState)[n % 3])
        for n in range(count)
    ]  # fmt: skip
    fixes = {
        n: Fix(unit_id=n, lon=120.735 + ((n * 37) % 1000 - 500) / 30_000, lat=28.852 + ((n * 91) % 1000 - 500) / 45_000,
               at=now - timedelta(seconds=n % 50), received_at=now, heading_deg=n % 360)
        for n in range(count)
    }  # fmt: skip
    return units, fixes


def moved(fixes: tuple[Fix, ...], number: int, at: datetime | None = None) -> tuple[Fix, ...]:
    """Everybody a little further, a second later."""
    now = at or clock()
    return tuple(replace(fix, lon=fix.lon + (number % 7 - 3) * 2e-6, at=now, received_at=now) for fix in fixes)


def steps_of(fixes: dict[int, Fix], count: int = 60) -> list[tuple[Fix, ...]]:
    """Moves made beforehand, a second apart: making them is the work of the doors, not of the measured screen."""
    began, rows = clock(), tuple(fixes.values())
    made = [moved(rows, number, began + timedelta(seconds=number)) for number in range(count)]
    gc.collect()
    gc.freeze()
    return made


def streets(folder: Path) -> Path:
    """A vector base map of a town."""
    build_ground(read_collection("town", build_town(1).geojson), folder, attribution="演练")
    return folder / "base.mbtiles"


def open_panel(base_map: Path | None, now: Callable[[], datetime] = clock) -> MapPanel:
    """A panel whose page has said hello."""
    panel = MapPanel(load_theme("dark"), MapSource(base_map=base_map, now=now))
    panel.resize(1280, 800)
    loop = QEventLoop()
    panel.loaded.connect(lambda _: loop.quit())
    panel.show()
    panel.load()
    loop.exec()
    return panel


def rest(milliseconds: int) -> None:
    """Let the page settle."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def ask(panel: MapPanel, script: str) -> Any:
    """The value of a script, once the page has answered."""
    loop = QEventLoop()
    answers: list[Any] = []

    def take(answer: Any) -> None:
        answers.append(answer)
        loop.quit()

    panel.view.page.runJavaScript(script, take)
    if not answers:
        loop.exec()
    return answers[0]
