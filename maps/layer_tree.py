"""The tree of layers: every layer, light, kind, state and department with a box; arrows and the space bar do."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from console.wording import words
from dispatch.light import Light
from dispatch.values import Department, UnitKind, UnitState
from maps.filtering import Filter
from maps.layer_words import layer_words
from maps.shown import LIGHTS, Shown

GROUPS = (
    ("things", ("component", "station", "depot", "transfer", "permit", "licence", "point", "danger")),
    ("areas", ("focus", "township", "grid", "community", "area", "geofence", "imagery")),
    ("heat", ("heat_open", "heat_past")),
)
_KEY = Qt.ItemDataRole.UserRole
Key = tuple[str, str]


class LayerTree(QTreeWidget):
    """Says anew what is shown whenever a box is ticked or cleared."""

    changed = Signal(object)  # Shown

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown
        self._departments: tuple[Department, ...] = ()
        self._is_filling = False
        self.setHeaderHidden(True)
        self.setWindowTitle(self.tr("Layers"))
        self.setUniformRowHeights(True)
        self.itemChanged.connect(self._take_change)
        self._fill()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def set_departments(self, departments: Sequence[Department]) -> None:
        """Those whose units may be hidden."""
        if tuple(departments) != self._departments:
            self._departments = tuple(departments)
            self._fill()

    def set_shown(self, shown: Shown) -> None:
        """Tick the boxes of what is shown."""
        self._shown = shown
        self._fill()
        self.changed.emit(shown)

    def toggle(self, layer: str) -> None:
        """Show a layer that is hidden, or hide it."""
        for item in self._items():
            if item.data(0, _KEY) == ("layer", layer):
                is_on = item.checkState(0) == Qt.CheckState.Checked
                item.setCheckState(0, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(self.tr("Layers"))
            self.setAccessibleName(self.tr("Layers"))
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        self._is_filling = True
        current = self.currentItem()
        at = current.data(0, _KEY) if current else None
        self.clear()
        self._fill_moving()
        for group, layers in GROUPS:
            head = self._head(group)
            for layer in layers:
                self._add(head, ("layer", layer), layer_words(layer), is_on=self._shown.layers[layer])
        self.expandToDepth(0)
        self._is_filling = False
        for item in self._items():
            if item.data(0, _KEY) == at:
                self.setCurrentItem(item)

    def _fill_moving(self) -> None:
        layers, units = self._shown.layers, self._shown.units
        head = self._head("live")
        cases = self._add(head, ("layer", "cases"), layer_words("cases"), is_on=layers["cases"])
        for name in LIGHTS:
            self._add(cases, ("light", name), words(Light(name)), is_on=name not in self._shown.hidden_lights)
        self._add(head, ("layer", "cameras"), layer_words("cameras"), is_on=layers["cameras"])
        moving = self._add(head, ("layer", "units"), layer_words("units"), is_on=layers["units"])
        self._add(moving, ("layer", "names"), layer_words("names"), is_on=layers["names"])
        for kind in UnitKind:
            self._add(moving, ("kind", kind.value), words(kind), is_on=kind not in units.kinds)
        for state in UnitState:
            self._add(moving, ("state", state.value), words(state), is_on=state not in units.states)
        for row in self._departments:
            name = row.name_en if row.name_en and self.tr("en", "the language of the screen") == "en" else row.name
            self._add(moving, ("department", str(row.id)), name, is_on=row.id not in units.departments)

    def _head(self, group: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([layer_words(group)])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.addTopLevelItem(item)
        return item

    def _add(self, parent: QTreeWidgetItem, key: Key, text: str, *, is_on: bool) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setData(0, _KEY, key)
        item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setToolTip(0, text)
        parent.addChild(item)
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting += [item.child(at) for at in range(item.childCount())]

    @Slot(QTreeWidgetItem, int)
    def _take_change(self, _item: QTreeWidgetItem, _column: int) -> None:
        if self._is_filling:
            return
        ticked = {
            tuple(item.data(0, _KEY)): item.checkState(0) == Qt.CheckState.Checked
            for item in self._items()
            if item.data(0, _KEY) is not None
        }
        hidden = [key for key, is_on in ticked.items() if not is_on]
        self._shown = Shown(
            layers=MappingProxyType({**self._shown.layers, **_of(ticked, "layer")}),
            hidden_lights=frozenset(name for kind, name in hidden if kind == "light"),
            units=Filter(
                kinds=frozenset(UnitKind(name) for kind, name in hidden if kind == "kind"),
                states=frozenset(UnitState(name) for kind, name in hidden if kind == "state"),
                departments=self._hidden_departments(ticked),
            ),
        )
        self.changed.emit(self._shown)

    def _hidden_departments(self, ticked: dict[Key, bool]) -> frozenset[int]:
        """A department that has not been read yet stays hidden."""
        known = {row.id for row in self._departments}
        unread = self._shown.units.departments - known
        return unread | {int(name) for name, is_on in _of(ticked, "department").items() if not is_on}


def _of(ticked: dict[Key, bool], wanted: str) -> dict[str, bool]:
    return {name: is_on for (kind, name), is_on in ticked.items() if kind == wanted}
