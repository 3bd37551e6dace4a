"""A dock with a quiet head: title at the left, what the panel brings at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from console.labels import plain_label
from console.panels import Headed


class PanelHead(QFrame):
    """The head of a panel; the dock is dragged by it."""

    def __init__(self, brought: QWidget | None, *, can_close: bool) -> None:
        super().__init__()
        self.setObjectName("panel_head")
        self._title = plain_label()
        self._title.setObjectName("panel_title")
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setProperty("flat", True)
        self.close_button.setVisible(can_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._title)
        if brought is None:
            row.addStretch(1)
        else:
            row.addWidget(brought, 1)
        row.addWidget(self.close_button)

    def set_title(self, title: str, close: str) -> None:
        """Word title and close button."""
        self._title.setText(title)
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(close)


class PanelDock(QDockWidget):
    """Holds one panel under its name."""

    def __init__(self, name: str, panel: QWidget, *, can_close: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.panel = panel
        feature = QDockWidget.DockWidgetFeature
        self.setFeatures(feature.DockWidgetMovable | feature.DockWidgetFloatable | feature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        brought = panel.head() if isinstance(panel, Headed) else None
        self._head = PanelHead(brought, can_close=can_close)
        self._head.close_button.clicked.connect(self.close)
        self._bare = QWidget()
        self.setTitleBarWidget(self._head)
        self.setWidget(_framed(panel))

    def set_title(self, title: str, close: str) -> None:
        """Word the dock in the language of the screen."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._head.set_title(title, close)

    def take_focus(self) -> None:
        """Give the keyboard to the panel, or to the first of its parts that takes it."""
        if self.panel.focusPolicy() != Qt.FocusPolicy.NoFocus or self.panel.focusProxy() is not None:
            self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        parts = self.panel.findChildren(QWidget)
        first = next((part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus), self.panel)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_head(self, *, shown: bool) -> None:
        """A wall display shows no heads."""
        self.setTitleBarWidget(self._head if shown else self._bare)
        self._head.setVisible(shown)


def _framed(panel: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("panel_body")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 0, 1, 1)
    column.addWidget(panel)
    return frame
