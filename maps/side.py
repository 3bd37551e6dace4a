"""What may stand at the right of the map, one at a time: the tree of layers, who is near, the list of townships."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from console.labels import plain_label

WIDTH = 320


class Side(QFrame):
    """Hidden until something is opened in it; Esc closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("map_side")
        self.setFixedWidth(WIDTH)
        self._title = plain_label()
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setProperty("flat", True)
        self._close.clicked.connect(self.put_away)
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 4, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setVisible(False)
        self._retranslate()

    def open(self, page: QWidget) -> None:
        """Show a page and give it the keyboard; the page that stands there already is put away."""
        if self.isVisible() and self._stack.currentWidget() is page and page.isAncestorOf(self.focusWidget() or self):
            self.put_away()
            return
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.windowTitleChanged.connect(self._retitle)
        self._stack.setCurrentWidget(page)
        self._title.setText(page.windowTitle())
        self.setVisible(True)
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_open(self, page: QWidget) -> bool:
        """Whether a page is in sight."""
        return self.isVisible() and self._stack.currentWidget() is page

    @Slot()
    def put_away(self) -> None:
        """Close it."""
        if self.isVisible():
            self.setVisible(False)
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        # Esc is a key of the desk as well; while one is in here, it closes this.
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close (Esc)"))

    @Slot(str)
    def _retitle(self, _title: str = "") -> None:
        page = self._stack.currentWidget()
        if page is not None:
            self._title.setText(page.windowTitle())
