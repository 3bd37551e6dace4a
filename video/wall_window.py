"""A further window of the wall, for another screen: its place, layout and cameras are remembered as text."""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dispatch.values import Camera
from video.layouts import Layout, LayoutBroken, read_layouts, written
from video.wall import Wall
from video.wall_panel import WallPanel


class WallWindow(QWidget):
    """A wall with its head in a window of its own; closing it ends its streams."""

    closed = Signal(object)  # WallWindow

    def __init__(self, panel: WallPanel, title: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.panel = panel
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(panel.head())
        column.addWidget(panel, 1)
        self.resize(960, 600)

    @property
    def wall(self) -> Wall:
        """Its wall."""
        return self.panel.wall

    def kept(self) -> str:
        """Place and layout as text."""
        place = b64encode(bytes(self.saveGeometry().data())).decode("ascii")
        return json.dumps({"place": place, "layout": written([self.wall.arrangement])}, ensure_ascii=False)

    def restore(self, text: str, cameras: Sequence[Camera]) -> None:
        """Come back as `kept` said; what cannot be read is left out."""
        held = _table(text)
        self.restoreGeometry(QByteArray(b64decode(str(held.get("place", "")).encode("ascii", "ignore"))))
        self.wall.show_cameras(cameras)
        layout = layout_in(str(held.get("layout", "")))
        if layout is not None:
            self.wall.set_layout(layout)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.wall.close_feeds()
        self.closed.emit(self)
        super().closeEvent(event)


def _table(text: str) -> dict[str, object]:
    try:
        held = json.loads(text)
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def layout_in(text: str) -> Layout | None:
    """The first layout of a text, None when there is none that can be read."""
    try:
        return read_layouts(text)[0]
    except LayoutBroken:
        return None
