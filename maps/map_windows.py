"""Further windows of the map: each a page with a view of its own, fed by the first one; kept for the next start."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maps.panel import MapPanel

KEY = "map/windows"
MOST = 4  # each is a process of Chromium with some hundred megabytes
SIZE = (900, 640)


class MapWindow(QWidget):
    """One further window; closing it ends its page."""

    closed = Signal(object)  # MapWindow

    def __init__(self, panel: MapPanel, number: int) -> None:
        super().__init__()
        self.panel, self._number = panel, number
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the desk ends with its own window
        self.resize(*SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(panel.head())
        column.addWidget(panel, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the title."""
        self.setWindowTitle(self.tr("Map {0}").format(self._number))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The page first."""
        self.panel.close_page()
        self.closed.emit(self)
        super().closeEvent(event)

    def row(self) -> dict[str, Any]:
        """As it is remembered."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        stand = self.panel.stand
        return {"geometry": geometry, "view": stand.row() if stand else None}


class MapWindows(QObject):
    """Opens, remembers and brings back; `join` is told of each new map."""

    def __init__(self, first: MapPanel, state: QSettings, join: Callable[[MapPanel], None]) -> None:
        super().__init__(first)
        self._first, self._state, self._join = first, state, join
        self._open: list[MapWindow] = []
        self._is_back = False
        first.loaded.connect(self._bring_back)

    @property
    def windows(self) -> tuple[MapWindow, ...]:
        """Those that are open."""
        return tuple(self._open)

    def open(self, row: dict[str, Any] | None = None) -> MapWindow | None:
        """One more, at the place of the first or where it was remembered; None when there are enough."""
        if len(self._open) >= MOST or self._first.view is None:
            return None
        panel = self._first.another()
        view = row["view"] if row else self._first.state.get("view")
        if view is not None:
            panel.state.note("view", view)
            panel.state.note("lock", True)
        window = MapWindow(panel, len(self._open) + 2)
        for action in self._first.window().actions():
            window.addAction(action)
        if row:
            window.restoreGeometry(QByteArray.fromBase64(row["geometry"].encode()))
        window.closed.connect(self._forget)
        self._open.append(window)
        self._join(panel)
        window.show()
        panel.load()
        self.remember()
        return window

    def remember(self) -> None:
        """Keep places and views."""
        self._state.setValue(KEY, json.dumps([window.row() for window in self._open]))

    def close(self) -> None:
        """Remember all, then end their pages; none comes back after that."""
        self._is_back = True
        self.remember()
        for window in self.windows:
            window.closed.disconnect(self._forget)
            window.close()
        self._open.clear()

    @Slot(object)
    def _forget(self, window: MapWindow) -> None:
        self._open.remove(window)
        self._first.part_with(window.panel)
        window.deleteLater()
        self.remember()

    @Slot(object)
    def _bring_back(self, _times: object) -> None:
        """Once, when the first page has come up."""
        if self._is_back:
            return
        self._is_back = True
        for row in _rows(self._state.value(KEY)):
            self.open(row)


def _rows(text: object) -> list[dict[str, Any]]:
    """What was remembered; nothing for what cannot be read."""
    try:
        rows = json.loads(text) if isinstance(text, str) else []
        return [{"geometry": str(row["geometry"]), "view": row["view"]} for row in rows]
    except (ValueError, TypeError, KeyError):
        return []
