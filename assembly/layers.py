"""The layers of the map: read when their number changes and they are shown, packed beside the screen, remembered."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer, Slot

from assembly.bases import REMEMBERED as REMEMBERED_BASE
from assembly.centre import OpenCentre
from assembly.grids import OUTLINES
from assembly.surroundings import Surroundings
from console.lanes import Outcome, TookTooLong
from console.look import Look
from console.notices import NoticeKind
from console.spine import Spine
from console.world import News
from dispatch.features import Feature, Layer
from gateway.datum import to_wgs84
from maps.card import card_of
from maps.panel import MapPanel
from maps.shown import Shown, shown_of
from maps.things import HEAT_PAST, NO_POINTS, NO_SHAPES

EVERY_MS = 2000
READ_WITHIN_S = 60.0
REMEMBERED = "map/shown"
PAST_DAYS = 90
GRIDS = ("grid", "community")
Packed = tuple[bytes, bytes]


class Layers(QObject):
    """Joins the store's things to the map. Asked for by the panel's tree; nothing that is hidden is read."""

    def __init__(self, centre: OpenCentre, spine: Spine, panel: MapPanel, look: Look) -> None:
        super().__init__()
        self._centre, self._spine, self._panel, self._look = centre, spine, panel, look
        self._held: dict[str, int] = {}
        self._language = look.language
        self._is_asking = False
        self._surroundings = Surroundings(centre, spine, panel, look)
        panel.show_layers(shown_of(_remembered(look.state)))
        panel.shown_changed.connect(self._take_shown)
        panel.thing_picked.connect(self._pick)
        panel.base.changed.connect(self._take_base)
        spine.follower.moved.connect(self._take_news)
        spine.actions.on("layers", lambda _: panel.open_layers())
        spine.actions.on("base_map", lambda _: panel.open_bases())
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.ask)
        self._timer.start()

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._surroundings.close()

    @Slot()
    def ask(self) -> None:
        """Whether anything has changed in a layer that is shown."""
        if self._is_asking or not self._panel.isVisible():
            return
        self._is_asking = True
        work = partial(self._centre.features.changes, self._centre.jurisdiction)
        self._spine.lanes.jobs.submit(work, self._take_changes, timeout=READ_WITHIN_S)

    def _take_changes(self, outcome: Outcome[Any]) -> None:
        self._is_asking = False
        if outcome.value is None:
            if not isinstance(outcome.error, TookTooLong):  # a long import has the lane: there is another look soon
                self._say(str(outcome.error))
            return
        if self._language != self._look.language:  # outlines bear their names
            self._language = self._look.language
            self._held.clear()
        shown = self._panel.tree.shown.layers
        for layer, number in outcome.value.items():
            if shown.get(layer.value) and self._held.get(layer.value) != number:
                self._held[layer.value] = number
                work = partial(self._pack, layer, in_english=self._in_english)
                self._read(layer.value, work)
        for level in GRIDS:
            if shown.get(level) and level not in self._held:
                self._held[level] = 1
                self._read(level, partial(self._pack_grids, level))
        if shown.get(HEAT_PAST) and HEAT_PAST not in self._held:
            self._held[HEAT_PAST] = 1
            self._read(HEAT_PAST, self._pack_past)

    def _read(self, layer: str, work: Callable[[], Packed]) -> None:
        self._spine.lanes.jobs.submit(work, partial(self._put, layer), timeout=READ_WITHIN_S)

    def _pack(self, layer: Layer, *, in_english: bool) -> Packed:
        """On the lane of jobs."""
        from maps.feature_rows import pack_marks, shape_rows  # numpy: later than the first rows

        marks = self._centre.features.marks(self._centre.jurisdiction, layer, self._centre.clock.now())
        return pack_marks(marks), shape_rows(marks.shapes, in_english=in_english)

    def _pack_grids(self, level: str) -> Packed:
        """On the lane of jobs: outlines of grids, or of the communities that they make up, and what is wrong there."""
        path = self._centre.database.parent / OUTLINES
        if not path.exists():
            return NO_POINTS, NO_SHAPES
        from insight.grid_file import load_cells
        from insight.grids import GridIndex, outlines_of
        from maps.feature_rows import outline_rows, pack_places

        cells = load_cells(path, self._centre.clock.now().date(), to_wgs84)
        found = GridIndex(cells).coverage() if level == GRIDS[0] else None
        faults = [(fault.lon, fault.lat) for fault in (*found.overlaps, *found.gaps)] if found else []
        return pack_places(faults), outline_rows(outlines_of(cells, level))

    def _pack_past(self) -> Packed:
        """On the lane of jobs."""
        from maps.feature_rows import pack_places

        since = self._centre.clock.now() - timedelta(days=PAST_DAYS)
        return pack_places(self._centre.board.places_since(self._centre.jurisdiction, since)), b"[]"

    def _put(self, layer: str, outcome: Outcome[Packed]) -> None:
        if outcome.value is None:
            del self._held[layer]
            self._say(str(outcome.error))
            return
        self._panel.things.put(layer, *outcome.value)

    @Slot(object)
    def _take_shown(self, shown: Shown) -> None:
        self._look.state.setValue(REMEMBERED, json.dumps(shown.row()))
        self.ask()

    @Slot()
    def _take_base(self) -> None:
        self._look.state.setValue(REMEMBERED_BASE, self._panel.base.chosen)

    @Slot(object)
    def _take_news(self, news: News) -> None:
        if news.is_start:
            self._panel.tree.set_departments(self._spine.world.directory.departments)
            self.ask()

    @Slot(object)
    def _pick(self, feature_id: int) -> None:
        work = partial(self._centre.features.by_id, self._centre.jurisdiction, [feature_id])
        self._spine.lanes.reads.submit(work, self._show, timeout=READ_WITHIN_S)

    def _show(self, outcome: Outcome[tuple[Feature, ...]]) -> None:
        if outcome.value:
            found = outcome.value[0]
            grid = self._centre.grid_of(found.lon, found.lat)
            card = card_of(found, in_english=self._in_english, day_of=self._day, grid=grid)
            self._panel.show_card(card)

    def _day(self, at: datetime) -> str:
        return at.astimezone(self._centre.zone).strftime("%Y-%m-%d")

    @property
    def _in_english(self) -> bool:
        return self._look.language == "en"

    def _say(self, words: str) -> None:
        self._spine.notices.add(NoticeKind.TROUBLE, words, group="layers")


def _remembered(state: QSettings) -> Any:
    try:
        return json.loads(str(state.value(REMEMBERED, "null")))
    except ValueError:
        return None
