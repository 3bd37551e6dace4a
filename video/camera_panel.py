"""The directory of cameras: found by name or pinyin, grouped, dragged onto the wall; below, the chosen one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from console.labels import plain_label
from dispatch.values import Camera, Department
from video.camera_drag import carried
from video.camera_finder import CameraFinder
from video.camera_groups import Grouping, facts_of, grouped, is_found
from video.feed import FeedStatus
from video.health import Health
from video.health_page import HealthPage
from video.ptz_pad import PtzPad
from video.rights_page import RightsPage
from video.words import camera_name, shape_of, state_word

CAMERA = Qt.ItemDataRole.UserRole


class _Model(QStandardItemModel):
    """Cameras go onto a tile when they are dragged."""

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = [index.data(CAMERA) for index in indexes if index.data(CAMERA) is not None]
        return carried(int(ids[0])) if ids else QMimeData()


class CameraPanel(QWidget):
    """Opened on demand. It knows the directory as it was told last."""

    wanted = Signal(object)  # int: a camera to be shown on the wall
    chosen = Signal(object)  # Camera, or None

    def __init__(self) -> None:
        super().__init__()
        self._cameras: tuple[Camera, ...] = ()
        self._departments: tuple[Department, ...] = ()
        self._off: frozenset[int] = frozenset()
        self._may_place = self._is_filling = False
        self._chosen: Camera | None = None
        self._seen: frozenset[int] = frozenset()  # those that this person may see
        self._states: Mapping[int, FeedStatus] = {}
        self.search, self.grouping = QLineEdit(), QComboBox()
        self.tree, self.model = QTreeView(), _Model(self)
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setDragEnabled(True)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.facts, self.pad = plain_label("caption"), PtzPad()
        self.facts.setWordWrap(True)
        self.change = QPushButton()
        self.change.hide()
        self.change.clicked.connect(self._change)
        self.health, self.rights, self.finder = HealthPage(), RightsPage(), CameraFinder()
        self.tabs = QTabWidget()
        page, top, column, whole = QWidget(), QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.search, 1)
        top.addWidget(self.grouping)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        column.addWidget(self.facts)
        column.addWidget(self.change)
        column.addWidget(self.pad)
        page.setLayout(column)
        self.tabs.addTab(page, "")
        for part in (self.health, self.rights, self.finder):
            self.tabs.addTab(part, "")
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)
        self.pad.hide()
        self.search.textChanged.connect(self._fill)
        self.grouping.currentIndexChanged.connect(self._fill)
        self.tree.doubleClicked.connect(self._want)
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.setFocusProxy(self.search)
        self._retranslate()

    @property
    def camera(self) -> Camera | None:
        """The chosen camera."""
        wanted = self.tree.currentIndex().data(CAMERA)
        return next((row for row in self._cameras if row.id == wanted), None)

    def show_cameras(self, cameras: Sequence[Camera], departments: Sequence[Department]) -> None:
        """The directory."""
        self._cameras, self._departments = tuple(cameras), tuple(departments)
        self.finder.show_departments(departments)
        self._seen = frozenset(camera.id for camera in cameras if camera.url_main)
        self._fill()

    def show_posts(self, *, may_give: bool, may_place: bool) -> None:
        """What this person may do; the centre asks again."""
        self._may_place = may_place
        self.rights.show_departments(self._departments, may_give=may_give)
        self.tabs.setTabVisible(self.tabs.indexOf(self.finder), may_place)

    def show_off(self, off: frozenset[int]) -> None:
        """The cameras that were turned away from their presets."""
        self._off = off
        self._tell_facts()

    def show_states(self, states: Mapping[int, FeedStatus], health: Sequence[Health]) -> None:
        """How the feeds stand that are watched."""
        self._states = states
        for item in self._items():
            item.setText(self._words(item.data(CAMERA), item.data(CAMERA + 1)))
        self.health.show_rows(health, {camera.id: camera for camera in self._cameras})

    def choose(self, camera_id: int) -> None:
        """Choose a camera as if it had been clicked."""
        found = next((item for item in self._items() if item.data(CAMERA) == camera_id), None)
        if found is not None:
            self.tree.setCurrentIndex(found.index())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._chosen = None  # the keys of a wall may have turned another one meanwhile
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.tree.currentIndex())
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.tree.setFocus()
            self._choose_first()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _items(self) -> list[QStandardItem]:
        groups = (self.model.item(row) for row in range(self.model.rowCount()))
        return [group.child(row) for group in groups for row in range(group.rowCount())]

    def _words(self, camera_id: int, name: str) -> str:
        status = self._states.get(camera_id)
        if status:
            return f"{shape_of(status.state)} {name} · {state_word(status.state)}"
        return f"   {name}" if camera_id in self._seen else f"⊘ {name}"

    @Slot()
    def _fill(self) -> None:
        kept = self.tree.currentIndex().data(CAMERA)
        self._is_filling = True  # what is chosen stays so: whoever turns it goes on turning
        self.model.clear()
        found = [camera for camera in self._cameras if is_found(camera, self.search.text())]
        homes = {row.id: row for row in self._departments}
        grouping = list(Grouping)[max(0, self.grouping.currentIndex())]
        for name, held in grouped(found, homes, grouping):
            group = QStandardItem(f"{name} ({len(held)})")
            group.setDragEnabled(False)
            self.model.appendRow(group)
            for camera in held:
                group.appendRow(self._item(camera))
        self.tree.expandAll()
        if kept is not None:
            self.choose(kept)
        elif self.search.text():
            self._choose_first()
        self._is_filling = False
        self._choose()

    def _item(self, camera: Camera) -> QStandardItem:
        item = QStandardItem(self._words(camera.id, camera_name(camera)))
        item.setData(camera.id, CAMERA)
        item.setData(camera_name(camera), CAMERA + 1)
        item.setDragEnabled(bool(camera.url_main))
        return item

    def _choose_first(self) -> None:
        items = self._items()
        if items:
            self.tree.setCurrentIndex(items[0].index())

    @Slot()
    def _choose(self) -> None:
        if self._is_filling:
            return
        camera = self.camera
        self.pad.setVisible(camera is not None and bool(camera.control_url))
        self.change.setVisible(self._may_place and camera is not None and bool(camera.url_main))
        self._tell_facts()
        if camera == self._chosen:
            return
        self._chosen = camera
        self.chosen.emit(camera)
        if camera is not None and camera.department_id is not None:
            self.rights.choose(camera.department_id)

    @Slot()
    def _change(self) -> None:
        """Say anew what the chosen camera is."""
        self.finder.show_camera(self.camera)
        self.tabs.setCurrentWidget(self.finder)

    def _tell_facts(self) -> None:
        camera = self.camera
        is_off = camera is not None and camera.id in self._off
        self.facts.setText(facts_of(camera, self._departments, is_off=is_off) if camera else "")

    @Slot(object)
    def _want(self, index: QModelIndex) -> None:
        wanted = index.data(CAMERA)
        if wanted in self._seen:
            self.wanted.emit(int(wanted))

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Name, pinyin or initials"))
        self.search.setAccessibleName(self.tr("Find a camera"))
        self.grouping.setAccessibleName(self.tr("Group by"))
        self.tree.setAccessibleName(self.tr("Cameras"))
        names = (self.tr("By area"), self.tr("By owner"), self.tr("By kind"))
        at = max(0, self.grouping.currentIndex())
        self.grouping.blockSignals(True)
        self.grouping.clear()
        self.grouping.addItems(names)
        self.grouping.setCurrentIndex(at)
        self.grouping.blockSignals(False)
        self.tabs.setTabText(0, self.tr("Directory"))
        self.tabs.setTabText(1, self.tr("Health"))
        self.tabs.setTabText(2, self.tr("Rights"))
        self.tabs.setTabText(3, self.tr("Bring in"))
        self.change.setText(self.tr("Change…"))
        self._fill()
