"""The queue: tabs, filter, rows; news waits at the edge while somebody works in it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.actions import Asked
from console.spine import Spine
from console.theme import Theme
from console.world import News
from dispatch.values import Case
from widgets.queue_delegate import QueueDelegate
from widgets.queue_filter import STATES, QueueFilter, Tab
from widgets.queue_model import CASE, QueueModel
from widgets.queue_view import QueueView
from widgets.queue_views import Asker, View, Which, save_view, saved_views, which_words

# So long after the last key or move the queue arranges itself again.
REST_MS = 12_000
_E = QEvent.Type
_HOLDING = (_E.Enter, _E.MouseMove, _E.DragEnter, _E.DragMove, _E.KeyPress, _E.Wheel)


class QueuePanel(QWidget):
    """What waits. Selecting a row selects the case everywhere."""

    def __init__(self, theme: Theme, spine: Spine) -> None:
        super().__init__()
        self._spine = spine
        self.model = QueueModel(spine.times)
        self.shown = QueueFilter(self.model, spine.standard, spine.times)
        self._delegate = QueueDelegate(theme, spine)
        self._asker = Asker(spine.world, spine.standard, spine.times, spine.desk.actor.person_id)
        self.views = QComboBox()
        self.view = QueueView()
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
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addWidget(self._edge)  # below: its coming and going moves no row
        self._edge.setVisible(False)
        self._tabs.button(0).setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a proxy would hide the tabs from the Tab key

    def _join(self) -> None:
        self._spine.follower.moved.connect(self.take_news)
        self._spine.selection.changed.connect(self.show_selected)
        self._spine.beside.changed.connect(self.view.viewport().update)
        self.views.activated.connect(self._use_view)
        for action_id, do in (("new_rows", self._show_new), ("mark", self._mark), ("save_view", self._save_view),
                              ("filter", self._begin_filter)):  # fmt: skip
            self._spine.actions.on(action_id, do)
        self.model.waiting_changed.connect(self._show_edge)
        self._edge.clicked.connect(self._show_new)
        self._tabs.idClicked.connect(self._refilter)
        self.filter.textChanged.connect(self._refilter)
        self._rest.timeout.connect(self._let_go)
        self._second.timeout.connect(self._tick)
        self.view.selectionModel().currentChanged.connect(self._select)

    def head(self) -> QWidget:
        """Views and filter stand beside the title, so that the rows have the room."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addStretch(1)
        row.addWidget(self.views)
        row.addWidget(self.filter, 2)
        return box

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._delegate.set_theme(theme)
        self.view.doItemsLayout()
        self.view.viewport().update()

    @Slot(object)
    def take_news(self, news: News) -> None:
        """Take what the follower brings."""
        self.model.take(news)
        self._count()
        if news.is_start or not self.view.currentIndex().isValid():
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
        if kind in _HOLDING:
            self._hold()
        elif kind == QEvent.Type.Leave and watched is self.view.viewport():
            self._let_go()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        (self.view if self.view.isVisible() else self._tabs.button(self._tabs.checkedId())).setFocus(event.reason())

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
        self._edge.setText(self.tr("New cases: {0} · N shows them (rows never move under the pointer)").format(waiting))

    @Slot()
    def _refilter(self, _: object = None) -> None:
        which = self._which()
        test, text = self._asker.question(which, self.filter.text())
        self.shown.use(list(Tab)[self._tabs.checkedId()], text, test)
        self._count()

    def _which(self) -> Which:
        at = self.views.currentIndex()
        saved = saved_views(self._spine.drafts)
        kinds = list(Which)
        if 0 <= at < len(kinds):
            return kinds[at]
        return Which(saved[at - len(kinds)].which) if 0 <= at - len(kinds) < len(saved) else Which.EVERY

    @Slot(int)
    def _use_view(self, at: int) -> None:
        """A question, or a saved view with its tab and text."""
        saved = saved_views(self._spine.drafts)
        number = at - len(Which)
        if 0 <= number < len(saved):
            self._tabs.button(list(Tab).index(Tab(saved[number].tab))).setChecked(True)
            self.filter.setText(saved[number].text)
        self._refilter()

    def _save_view(self, asked: Asked) -> None:
        """Keep tab, question and text under a name."""
        name = asked.argument or self.filter.text().strip() or self.views.currentText()
        tab = list(Tab)[self._tabs.checkedId()]
        save_view(self._spine.drafts, View(name, tab, self._which(), self.filter.text()))
        self._fill_views()
        self.views.setCurrentIndex(self.views.findText(name))

    def _begin_filter(self, _: Asked) -> None:
        self.filter.setFocus()

    def _mark(self, _: Asked) -> None:
        """Mark the case in hand, or take its mark away, and go on to the next."""
        index = self.view.currentIndex()
        case: Case | None = index.data(CASE)
        if case is None:
            return
        self._delegate.marked = self._delegate.marked ^ {case.id}
        following = self.shown.index(index.row() + 1, 0)
        if following.isValid():
            self.view.setCurrentIndex(following)
        self.view.viewport().update()

    def mark(self, case_ids: Iterable[int] = ()) -> None:
        """Mark these cases and no others."""
        self._delegate.marked = frozenset(case_ids)
        self.view.viewport().update()

    def marked_cases(self) -> tuple[Case, ...]:
        """The marked cases, in the order of the queue."""
        return tuple(case for case in self.rows() if case.id in self._delegate.marked)

    def shown_cases(self, most: int) -> tuple[Case, ...]:
        """The first rows that the filters leave."""
        rows = range(min(most, self.shown.rowCount()))
        return tuple(self.shown.index(row, 0).data(CASE) for row in rows)

    def rows(self) -> tuple[Case, ...]:
        """Every case of the queue, shown or not, in its order."""
        return tuple(self.model.case_at(row) for row in range(self.model.rowCount()))

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
        for number, tab in enumerate(Tab):
            loaded = sum(self.model.states[state] for state in STATES[tab])
            count = sum(self._spine.world.total(state, self.model.states[state]) for state in STATES[tab])
            said = self.tr(" · {0} loaded").format(loaded) if count > loaded else ""
            self._tabs.button(number).setText(f"{self._tab_word(tab)} {count}{said}")
        text = self.tr("No case fits.") if self.model.rowCount() else self.tr("Nothing waits here.\nR takes a report.")
        self._empty.setText(text)
        self._empty.setVisible(self.shown.rowCount() == 0)
        self.view.setVisible(self.shown.rowCount() > 0)

    def _tab_word(self, tab: Tab) -> str:
        said: dict[Tab, Callable[[], str]] = {
            Tab.ALL: lambda: self.tr("All"),
            Tab.WAITING: lambda: self.tr("Waiting"),
            Tab.HANDLING: lambda: self.tr("Under way"),
            Tab.TO_CHECK: lambda: self.tr("To check"),
        }
        return said[tab]()

    def _fill_views(self) -> None:
        at = max(0, self.views.currentIndex())
        self.views.clear()
        self.views.addItems([*map(which_words, Which), *(row.name for row in saved_views(self._spine.drafts))])
        self.views.setCurrentIndex(min(at, self.views.count() - 1))

    def _retranslate(self) -> None:
        self._fill_views()
        self.views.setAccessibleName(self.tr("View of the queue"))
        self.view.setAccessibleName(self.tr("Queue of cases, most urgent first"))
        self.filter.setAccessibleName(self.tr("Filter the queue"))
        self.filter.setPlaceholderText(self.tr("Filter, >6h: untouched"))
        self._show_edge(self.model.waiting)
        self._count()
        self.view.viewport().update()
