"""The queue: tabs, filter, rows; news waits at the edge while somebody works in it."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.actions import Asked
from console.spine import Spine
from console.theme import Theme
from console.world import News
from dispatch.standard import Standard
from dispatch.states import State
from dispatch.values import Case
from widgets.queue_delegate import QueueDelegate
from widgets.queue_model import CASE, QueueModel
from widgets.titles import case_title

# So long after the last key or move the queue arranges itself again.
REST_MS = 12_000


class Tab(StrEnum):
    """Which cases are shown."""

    ALL = "all"
    WAITING = "waiting"
    HANDLING = "handling"
    TO_CHECK = "to_check"


_STATES = {
    Tab.ALL: frozenset(State),
    Tab.WAITING: frozenset({State.REPORTED, State.PENDING_FILING, State.PENDING_DISPATCH}),
    Tab.HANDLING: frozenset({State.VERIFYING, State.DISPATCHED, State.HANDLING, State.SUSPENDED, State.DEFERRED}),
    Tab.TO_CHECK: frozenset({State.REPLIED, State.CHECKING, State.PENDING_CLOSE}),
}


class QueueFilter(QSortFilterProxyModel):
    """Hides rows; it never moves them."""

    def __init__(self, standard: Standard) -> None:
        super().__init__()
        self._standard = standard
        self.tab = Tab.ALL
        self.text = ""

    def use(self, tab: Tab, text: str) -> None:
        """Show the cases of a tab that hold the text."""
        self.beginFilterChange()
        self.tab, self.text = tab, text.casefold().strip()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        case: Case = self.sourceModel().index(row, 0, parent).data(CASE)
        if case.state not in _STATES[self.tab]:
            return False
        held = (case.number, case.place, case.description, case_title(case, self._standard))
        return not self.text or any(self.text in text.casefold() for text in held)


class QueuePanel(QWidget):
    """What waits. Selecting a row selects the case everywhere."""

    def __init__(self, theme: Theme, spine: Spine) -> None:
        super().__init__()
        self._spine = spine
        self.model = QueueModel(spine.times)
        self.shown = QueueFilter(spine.standard)
        self.shown.setSourceModel(self.model)
        self._delegate = QueueDelegate(theme, spine.times, spine.standard)
        self.view = QListView()
        self._edge = QPushButton()
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.filter = QLineEdit()
        self._tabs = QButtonGroup(self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._second = QTimer(self, interval=1000)
        self._build()
        self._join()
        self._retranslate()

    def _build(self) -> None:
        self.view.setModel(self.shown)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.viewport().installEventFilter(self)
        self.view.installEventFilter(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for number, _ in enumerate(Tab):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("tab", "true")
            self._tabs.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.filter.setClearButtonEnabled(True)
        row.addWidget(self.filter, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addLayout(row)
        for widget in (self._edge, self._empty):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        self._edge.setVisible(False)
        self._tabs.button(0).setChecked(True)
        self.setFocusProxy(self.view)

    def _join(self) -> None:
        self._spine.follower.moved.connect(self.take_news)
        self._spine.selection.changed.connect(self.show_selected)
        self._spine.actions.on("new_rows", self._show_new)
        self.model.waiting_changed.connect(self._show_edge)
        self._edge.clicked.connect(self._show_new)
        self._tabs.idClicked.connect(self._refilter)
        self.filter.textChanged.connect(self._refilter)
        self._rest.timeout.connect(self._let_go)
        self._second.timeout.connect(self._tick)
        self.view.selectionModel().currentChanged.connect(self._select)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._delegate.theme = theme
        self.view.doItemsLayout()
        self.view.viewport().update()

    @Slot(object)
    def take_news(self, news: News) -> None:
        """Take what the follower brings."""
        self.model.take(news)
        self._count()
        if news.is_start:
            self.show_selected(self._spine.selection.case_id)

    @Slot(object)
    def show_selected(self, case_id: int | None) -> None:
        """Follow the selection of the desk."""
        row = self.model.row_of(case_id)
        index = self.shown.mapFromSource(self.model.index(row)) if row is not None else QModelIndex()
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A pointer in the list or a key in it holds the rows where they are."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.MouseMove, QEvent.Type.KeyPress, QEvent.Type.Wheel):
            self._hold()
        elif kind == QEvent.Type.Leave and watched is self.view.viewport():
            self._let_go()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _hold(self) -> None:
        self.model.hold(is_held=True)
        self._rest.start()

    @Slot()
    def _let_go(self) -> None:
        if self.view.viewport().underMouse():
            self._rest.start()
            return
        self._rest.stop()
        self.model.hold(is_held=False)

    @Slot()
    def _show_new(self, _: Asked | bool | None = None) -> None:
        self.model.show_waiting()
        self.view.scrollTo(self.view.currentIndex())
        self._count()

    @Slot(object)
    def _show_edge(self, waiting: int) -> None:
        self._edge.setVisible(waiting > 0)
        self._edge.setText(self.tr("{0} new cases · N shows them (rows never move under the pointer)").format(waiting))

    @Slot()
    def _refilter(self, _: object = None) -> None:
        self.shown.use(list(Tab)[self._tabs.checkedId()], self.filter.text())
        self._count()

    @Slot()
    def _tick(self) -> None:
        area = self.view.viewport().rect()
        first, last = self.view.indexAt(area.topLeft()), self.view.indexAt(area.bottomLeft())
        if first.isValid():
            end = self.shown.mapToSource(last).row() if last.isValid() else self.model.rowCount() - 1
            begin = self.shown.mapToSource(first).row()
            self.model.tick(min(begin, end), max(begin, end))

    @Slot(QModelIndex, QModelIndex)
    def _select(self, current: QModelIndex, _before: QModelIndex) -> None:
        case = current.data(CASE)
        if case is not None:
            self._spine.selection.select(case.id)

    def _count(self) -> None:
        cases = [self.model.case_at(row) for row in range(self.model.rowCount())]
        for number, tab in enumerate(Tab):
            count = sum(case.state in _STATES[tab] for case in cases)
            self._tabs.button(number).setText(f"{self._tab_word(tab)} {count}")
        is_empty = self.shown.rowCount() == 0
        self._empty.setVisible(is_empty)
        self.view.setVisible(not is_empty)

    def _tab_word(self, tab: Tab) -> str:
        said: dict[Tab, Callable[[], str]] = {
            Tab.ALL: lambda: self.tr("All"),
            Tab.WAITING: lambda: self.tr("Waiting"),
            Tab.HANDLING: lambda: self.tr("Under way"),
            Tab.TO_CHECK: lambda: self.tr("To check"),
        }
        return said[tab]()

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Queue of cases, most urgent first"))
        self.filter.setAccessibleName(self.tr("Filter the queue"))
        self.filter.setPlaceholderText(self.tr("Filter"))
        self._empty.setText(self.tr("Nothing waits here.\nR takes a report."))
        self._show_edge(self.model.waiting)
        self._count()
        self.view.viewport().update()
