"""The form that keeps a drawn area: what it is, its name, and for a fence whom it watches."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.labels import plain_label
from console.wording import words
from dispatch.features import Layer
from dispatch.values import UnitKind
from maps.layer_words import layer_words

LAYERS = (Layer.AREA, Layer.GEOFENCE, Layer.FOCUS, Layer.DANGER)
Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An area to be kept: (lon, lat) of its corners."""

    layer: Layer
    name: str
    outline: Outline
    kinds: frozenset[UnitKind]
    note: str


class DrawForm(QWidget):
    """Shown when an outline has been drawn; Enter in the name keeps it."""

    kept = Signal(object)  # Drawn

    def __init__(self) -> None:
        super().__init__()
        self._outline: Outline = ()
        self._layer, self._name, self._note = QComboBox(), QLineEdit(), QLineEdit()
        self._kinds = {kind: QCheckBox() for kind in UnitKind}
        self._keep = QPushButton()
        self._keep.setProperty("primary", True)
        self._labels = [plain_label() for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        for label, field in zip(self._labels, (self._layer, self._name, self._note), strict=True):
            column.addWidget(label)
            column.addWidget(field)
        for box in self._kinds.values():
            box.setChecked(True)
            column.addWidget(box)
        column.addWidget(self._keep)
        column.addStretch(1)
        self._name.setMaxLength(80)
        self._note.setMaxLength(500)
        self.setFocusProxy(self._name)
        self._layer.currentIndexChanged.connect(self._look)
        self._name.textChanged.connect(self._look)
        self._name.returnPressed.connect(self.give)
        self._keep.clicked.connect(self.give)
        self._retranslate()

    def begin(self, outline: Outline) -> None:
        """An outline has been drawn."""
        self._outline = outline
        self._name.clear()
        self._note.clear()
        self._look()

    def fill(self, layer: Layer, name: str, kinds: frozenset[UnitKind]) -> None:
        """Fill the form in."""
        self._layer.setCurrentIndex(LAYERS.index(layer))
        self._name.setText(name)
        for kind, box in self._kinds.items():
            box.setChecked(kind in kinds)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keep the area"))
        texts = (self.tr("What it is"), self.tr("Name"), self.tr("Note"))
        for label, field, text in zip(self._labels, (self._layer, self._name, self._note), texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        for kind, box in self._kinds.items():
            box.setText(self.tr("Tell when it is crossed by: {0}").format(words(kind)))
        self._keep.setText(self.tr("Keep"))
        at = max(0, self._layer.currentIndex())
        self._layer.clear()
        for layer in LAYERS:
            self._layer.addItem(layer_words(layer), layer)
        self._layer.setCurrentIndex(at)
        self._look()

    @Slot()
    def _look(self) -> None:
        is_fence = self._layer.currentData() == Layer.GEOFENCE
        for box in self._kinds.values():
            box.setVisible(is_fence)
        self._keep.setEnabled(bool(self._name.text().strip()) and bool(self._outline))

    @Slot()
    def give(self) -> None:
        """Hand over what is filled in, once there is a name."""
        if not self._keep.isEnabled():
            return
        layer = Layer(self._layer.currentData())
        kinds = frozenset(kind for kind, box in self._kinds.items() if box.isChecked())
        watched = kinds if layer is Layer.GEOFENCE and len(kinds) < len(self._kinds) else frozenset()
        self.kept.emit(
            Drawn(layer=layer, name=self._name.text().strip(), outline=self._outline, kinds=watched,
                  note=self._note.text().strip())
        )  # fmt: skip
        self._outline = ()
