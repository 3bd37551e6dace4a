"""What GUI tests stand on: a county in memory, a spine over it, a probe of the UI thread, guards against leaks."""

import gc
import os
import threading
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QTimer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from console.follower import Sources
from console.spine import Outside, Spine, open_spine
from console.theme import Theme, load_theme
from console.times import Times
from dispatch.limits import ContinuousClock
from dispatch.ports import Centre
from tests.fakes import DESK, JURISDICTION, SHANGHAI, STANDARD, HandClock, MemoryCounty, centre_of, some_case
from tests.lag import LagProbe

ENDING_S = 3.0


@pytest.fixture
def lag(qapp: QCoreApplication) -> Iterator[LagProbe]:
    """A running probe."""
    probe = LagProbe()
    yield probe
    probe.stop()


@pytest.fixture(autouse=True)
def no_leaks(qapp: QCoreApplication) -> Iterator[None]:
    """Every thread that a test started has ended, and no timer runs on."""
    threads, timers = set(threading.enumerate()), _running_timers()
    yield
    qapp.processEvents()
    started = [thread for thread in threading.enumerate() if thread not in threads]
    for thread in started:
        thread.join(ENDING_S)
    assert not [thread.name for thread in started if thread.is_alive() and not thread.name.startswith("Dummy")]
    gc.collect()
    assert not [_name(timer) for timer in _running_timers() - timers]


def _running_timers() -> set[QTimer]:
    wrappers = shiboken6.getAllValidWrappers()
    return {item for item in wrappers if isinstance(item, QTimer) and item.isActive()}


def _name(timer: QTimer) -> str:
    parent = timer.parent()
    return f"{timer.objectName() or 'timer'} of {type(parent).__name__}, {timer.interval()} ms"


@pytest.fixture
def clock() -> HandClock:
    """Noon in the county, moved by hand."""
    return HandClock()


@pytest.fixture
def county() -> MemoryCounty:
    """Three cases to dispatch, two units, two cameras."""
    return MemoryCounty(cases=[some_case(1), some_case(2, title="店外经营"), some_case(3, title="暴露垃圾")])


@pytest.fixture
def open_desk(qapp: QCoreApplication, county: MemoryCounty, clock: HandClock) -> Iterator[Callable[..., Spine]]:
    """Opens spines over the county: `open_desk()`, or `open_desk(centre)` with another centre. Closes them all."""
    opened: list[Spine] = []

    def build(centre: Centre | None = None) -> Spine:
        sources = Sources(
            log=county, board=county, positions=county, changed=county.watcher(), presences=county
        )  # fmt: skip
        outside = Outside(
            jurisdiction=JURISDICTION,
            centre=centre or centre_of(county, clock),
            sources=sources,
            pictures=county,
            times=Times(clock, ContinuousClock(), SHANGHAI),
            standard=STANDARD,
        )
        opened.append(open_spine(outside, DESK))
        return opened[-1]

    yield build
    hung = [spine for spine in opened if not spine.close()]
    assert not hung


@pytest.fixture
def spine(open_desk: Callable[..., Spine], qtbot) -> Spine:
    """A desk that has read its board and follows it."""
    opened = open_desk()
    with qtbot.waitSignal(opened.follower.moved):
        opened.start()
    return opened


@pytest.fixture
def dark() -> Theme:
    """The dark theme."""
    return load_theme("dark")
