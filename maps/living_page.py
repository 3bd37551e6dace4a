"""A page that lives: loaded late, fed once a second, watched, and told everything again when it comes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dispatch.values import Fix, Unit
from maps.bridge import Bridge, Stand
from maps.packing import Packer
from maps.page_state import PageState
from maps.things import Things
from maps.underlay import Bases, Underlay
from maps.watchdog import Watchdog

if TYPE_CHECKING:
    from maps.past import Past

TICK_MS = 1000
TRAIL_EVERY_TICKS = 5
NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSource:
    """Where the base map lies, and the clock of the desk."""

    base_map: Path | None
    now: Callable[[], datetime]
    zone: tzinfo = UTC
    bases: Bases | None = None  # where there is more to choose from than the one map


class LivingPage(QWidget):
    """The page as a widget; until `load` it costs nothing and shows nothing."""

    loaded = Signal(object)  # int: how often the page has come up
    died = Signal()

    def __init__(self, source: MapSource, beside: "LivingPage | None" = None) -> None:
        """A page of its own, or one that shows what another one is told, `beside` it."""
        super().__init__()
        self._source, self._beside = source, beside
        self._twins: list[LivingPage] = []
        self._units: tuple[Unit, ...] = ()
        self._fixes: Mapping[int, Fix] = {}
        self._tick_number = 0
        self._loads = 0
        self.followed: int | None = None
        self._past: Past | None = None
        self._is_recalling = False
        self._wanted: datetime | None = None
        self.bridge = Bridge(self)
        self.state = PageState(self.bridge)
        self.things: Things = beside.things if beside else Things(self.state)
        self.packer: Packer = beside.packer if beside else Packer(self)
        self.watchdog = Watchdog(self)
        self.base = Underlay(self, source.bases or Bases(offline=source.base_map))
        self.view: Any = None
        self._ticker = QTimer(self, interval=TICK_MS)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._column = QVBoxLayout()
        self._row.addLayout(self._column, 1)
        self._watch_page()

    def _watch_page(self) -> None:
        self._ticker.timeout.connect(self._tick)
        self.bridge.ready.connect(self._replay)
        self.bridge.stood.connect(self._take_stand)
        self.bridge.ponged.connect(self.watchdog.hear)
        self.watchdog.asked.connect(self.bridge.ask)
        self.watchdog.starved.connect(self._end_page)
        self.packer.packed.connect(self._take_packed, Qt.ConnectionType.QueuedConnection)
        self.packer.named.connect(self._take_roster, Qt.ConnectionType.QueuedConnection)
        self.packer.trailed.connect(self._take_trail, Qt.ConnectionType.QueuedConnection)
        self.packer.recalled.connect(self._take_recalled, Qt.ConnectionType.QueuedConnection)

    def load(self) -> None:
        """Bring up Chromium with the page; later calls do nothing."""
        if self.view is not None:
            return
        from maps.view import MapView  # half a second that a desk without its map need not wait for

        packer = self.packer
        live = {
            "/units": lambda: packer.units if self._past is None else packer.past_units,
            "/roster": lambda: packer.roster if self._past is None else packer.past_roster,
            "/trail": lambda: packer.trails.get(self._followed_or_nobody(), b""),
            **self.things.live(),
        }
        self.view = MapView(self, self.bridge, self.base, live)
        self.view.died.connect(self._take_death)
        self._column.insertWidget(0, self.view, 1)
        self.setFocusProxy(self.view)
        self.watchdog.start()
        if self._beside is None:
            packer.start()
            packer.set_units(self._units)
            packer.move(tuple(self._fixes.values()))
            self._ticker.start()

    def set_units(self, units: Sequence[Unit], fixes: Mapping[int, Fix]) -> None:
        """All units, and where they are: a mapping that its owner goes on changing. Painted at the next tick."""
        self._units, self._fixes = tuple(units), fixes
        if self.view is not None:
            self.packer.set_units(self._units)
            self.packer.move(tuple(fixes.values()))

    def move_units(self, fixes: Sequence[Fix]) -> None:
        """Only those that have moved: what a desk with ten thousand units says once a second."""
        if self.view is not None:
            self.packer.move(tuple(fixes))

    def follow_unit(self, unit_id: int | None) -> None:
        """Keep a unit in sight, gliding, with the trail of its last ten minutes; None lets go of it."""
        self.followed = unit_id
        self.state.keep("follow", unit_id)
        self.packer.find_trail(self._followed_or_nobody())

    def _followed_or_nobody(self) -> int:
        return NOBODY if self.followed is None else self.followed

    @property
    def pages(self) -> "tuple[LivingPage, ...]":
        """This one and those beside it."""
        return (self, *self._twins)

    def part_with(self, twin: "LivingPage") -> None:
        """A page beside this one has ended."""
        self._twins.remove(twin)
        self.state.part(twin.state)

    def look_at(self, past: "Past | None") -> None:
        """Show the moments of a past from now on, or the present again; the fleet is kept up all the while."""
        for page in self.pages:
            page._past, page._wanted, page._is_recalling = past, None, False
        if past is None:
            self._tick()

    def show_moment(self, moment: datetime) -> None:
        """Paint a moment of the past; of several asked for meanwhile only the last."""
        if self._past is None or not self.state.is_up:
            return
        if self._is_recalling:
            self._wanted = moment
            return
        self._is_recalling, self._wanted = True, None
        self._tick_number += 1
        self.packer.pack_past(self._past, self._tick_number, moment)

    def close_page(self) -> None:
        """Take the page down in the order that Chromium wants; the widget stays as an empty one."""
        self._ticker.stop()
        self.watchdog.stop()
        if self._beside is None:
            self.packer.stop()
        self.state.is_up = False
        if self.view is not None:
            self.view.close_page()
            self.view = None
        self.base.close()

    @Slot()
    def _replay(self) -> None:
        """The page says hello."""
        self._loads += 1
        self.watchdog.hear()
        self.state.replay()
        (self._beside or self)._tick()
        self.loaded.emit(self._loads)

    @Slot()
    def _tick(self) -> None:
        pages = [page for page in self.pages if page.state.is_up and page.isVisible()]
        if not pages:
            return
        self._tick_number += 1
        self.packer.pack(self._tick_number, self._source.now())
        if self._tick_number % TRAIL_EVERY_TICKS == 0:
            for unit_id in {page.followed for page in pages if page.followed is not None}:
                self.packer.find_trail(unit_id)

    @Slot(object)
    def _take_packed(self, number: int) -> None:
        if self.state.is_up and self._past is None:
            self.bridge.ticked.emit(number)

    @Slot(object)
    def _take_recalled(self, number: int) -> None:
        self._is_recalling = False
        if self.state.is_up and self._past is not None:
            self.bridge.ticked.emit(number)
        if self._wanted is not None:
            self.show_moment(self._wanted)

    @Slot(object)
    def _take_roster(self, number: int) -> None:
        self.state.keep("roster", number)
        if self._past is not None:
            self.state.tell("roster", number)

    @Slot(object)
    def _take_trail(self, unit_id: int) -> None:
        if unit_id == self._followed_or_nobody():
            self.state.keep("trail", unit_id)

    @Slot(object)
    def _take_stand(self, stand: Stand) -> None:
        self.state.note("view", stand.row())

    @Slot(object)
    def _end_page(self, _silent_s: float) -> None:
        if self.view is not None:
            self.state.is_up = False
            self.view.kill_renderer()

    @Slot(object)
    def _take_death(self, _why: str) -> None:
        self.state.is_up = False
        self.watchdog.start()
        self.died.emit()
