"""The marks of cases for the map, kept case by case: marking 5,000 anew at each piece of news would hold up keys."""

from itertools import islice

from PySide6.QtCore import QObject, QTimer, Slot

from console.numbers import short_number
from console.spine import Spine
from console.titles import case_title
from console.world import News
from dispatch.values import Case
from maps.panel import MapPanel
from maps.rows import CaseMark

LIGHT_EVERY_MS = 250
AT_ONCE = 400  # lights that are looked at in one turn: some 5 ms


class CaseMarks(QObject):
    """News changes the marks that it is about; time goes on for some of the others in each turn."""

    def __init__(self, spine: Spine, map_panel: MapPanel) -> None:
        super().__init__()
        self._spine, self._map = spine, map_panel
        self._marks: dict[int, CaseMark] = {}
        self._at = 0
        self._turn = QTimer(self, interval=LIGHT_EVERY_MS)
        self._turn.timeout.connect(self._look)
        self._turn.start()
        spine.follower.moved.connect(self.take_news)

    def close(self) -> None:
        """Mark no more."""
        self._turn.stop()

    @Slot(object)
    def take_news(self, news: News) -> None:
        """Mark what has moved."""
        if news.is_start:
            self._marks = {}
        for case_id in news.ended_ids:
            self._marks.pop(case_id, None)
        self._put(news.open_cases, is_changed=bool(news.ended_ids) or news.is_start)

    @Slot()
    def _look(self) -> None:
        """Look whether the lights of some cases have changed."""
        cases = self._spine.world.cases
        some = list(islice(cases.values(), self._at, self._at + AT_ONCE))
        self._at = self._at + AT_ONCE if len(some) == AT_ONCE else 0
        self._put(some, is_changed=False)

    def _put(self, cases: "list[Case] | tuple[Case, ...]", *, is_changed: bool) -> None:
        for case in cases:
            mark = self._mark(case)
            if mark is not None and self._marks.get(case.id) != mark:
                self._marks[case.id] = mark
                is_changed = True
        if is_changed:
            self._map.set_cases(list(self._marks.values()))

    def _mark(self, case: Case) -> CaseMark | None:
        if case.lon is None or case.lat is None:
            return None
        title, light = case_title(case, self._spine.standard), self._spine.times.light(case)
        return CaseMark(case.id, short_number(case.number), title, case.lon, case.lat, light)
