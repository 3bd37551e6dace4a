"""Kept views of the map at the desk, and the unit that is followed by a key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSettings

from console.action_table import BY_ID
from console.actions import Asked
from console.map_views import KEYED, LONGEST, KeptView, MapViews
from console.notices import NoticeKind
from console.spine import Spine
from maps.panel import MapPanel
from widgets.map_words import (
    dropped_view_words,
    kept_view_words,
    new_view_name,
    no_view_words,
    nobody_words,
)


class MapKeeping(QObject):
    """Keeps, shows and forgets the views of the person at the desk."""

    def __init__(self, spine: Spine, panel: MapPanel, state: QSettings) -> None:
        super().__init__()
        self._spine, self._panel = spine, panel
        self._views = MapViews(state, spine.desk.actor.person_id)
        spine.actions.on("keep_view", self._keep)
        spine.actions.on("view", lambda asked: self._show(asked.argument))
        spine.actions.know("view", self._hints)
        spine.actions.on("drop_view", self._drop)
        spine.actions.know("drop_view", self._hints)
        for number in range(1, KEYED + 1):
            spine.actions.on(f"view_{number}", partial(self._show_number, number))
        spine.actions.on("follow", self._follow)

    def _hints(self, typed: str) -> list[tuple[str, str]]:
        return [(row.name, "") for row in self._views.all() if typed in row.name]

    def _keep(self, asked: Asked) -> None:
        stand = self._panel.stand
        if stand is None:
            return
        name = asked.argument.strip()[:LONGEST] or new_view_name(len(self._views.all()) + 1)
        number = self._views.keep(KeptView(name, stand.lon, stand.lat, stand.zoom))
        key = BY_ID[f"view_{number}"].key if number <= KEYED else ""
        self._say(partial(kept_view_words, name, key))

    def _show_number(self, number: int, _: Asked) -> None:
        self._show(str(number))

    def _show(self, text: str) -> None:
        view = self._views.find(text)
        if view is None:
            self._say(partial(no_view_words, text))
        else:
            self._panel.put_view(view.lon, view.lat, view.zoom)

    def _drop(self, asked: Asked) -> None:
        name = asked.argument.strip()
        self._say(partial(dropped_view_words if self._views.drop(name) else no_view_words, name))

    def _follow(self, asked: Asked) -> None:
        """The named unit, or that of the selected case; again lets go of it."""
        world = self._spine.world
        case = world.case(self._spine.selection.case_id)
        named = (
            unit.id for unit in world.units.values() if asked.argument and asked.argument in (unit.name, unit.name_en)
        )
        unit_id = next(named, None) or (case.unit_id if case else None)
        if self._panel.followed is not None and unit_id in (None, self._panel.followed):
            self._panel.follow_unit(None)
        elif unit_id is None:
            self._say(nobody_words)
        else:
            self._panel.follow_unit(unit_id)

    def _say(self, words: Callable[[], str]) -> None:
        self._spine.notices.add(NoticeKind.INFO, words, group="view")
