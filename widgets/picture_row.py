"""The pictures of a case as thumbnails with what they show and when; loaded when they come, nothing jumps."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from console.labels import plain_label
from console.times import Times
from console.wording import words
from dispatch.values import Evidence

HEIGHT = 74
Loader = Callable[[str, Callable[[bytes], None]], None]


class Thumbnail(QWidget):
    """One picture."""

    opened = Signal(object)  # Evidence

    def __init__(self, evidence: Evidence, times: Times) -> None:
        super().__init__()
        self._evidence, self._times = evidence, times
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(HEIGHT * 16 // 10, HEIGHT)
        self._label = plain_label("caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._picture)
        column.addWidget(self._label)
        self._retranslate()

    def show_bytes(self, data: bytes) -> None:
        """The bytes have come."""
        image = QImage.fromData(data)
        if not image.isNull():
            mode = Qt.TransformationMode.SmoothTransformation
            shown = image.scaled(self._picture.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding, mode)
            self._picture.setPixmap(QPixmap.fromImage(shown))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        row = self._evidence
        self._label.setText(" ".join([*_what(row), self._times.moment_text(row.at)]))
        self.setAccessibleName(self._label.text())

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit(self._evidence)


class PictureRow(QWidget):
    """The newest four pictures."""

    def __init__(self, load: Loader, times: Times) -> None:
        super().__init__()
        self._load = load
        self._times = times
        self._shown: tuple[int, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.setMinimumHeight(HEIGHT + 20)

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Show the pictures of a file; the same ones again change nothing."""
        newest = tuple(evidence[-4:])
        if tuple(row.id for row in newest) == self._shown:
            return
        self._shown = tuple(row.id for row in newest)
        self._clear()
        for row in newest:
            thumbnail = Thumbnail(row, self._times)
            self._row.insertWidget(self._row.count() - 1, thumbnail)
            self._load(row.picture.sha256, thumbnail.show_bytes)

    def forget(self) -> None:
        """Another case: show none until its file has come."""
        self._shown = ()
        self._clear()

    def _clear(self) -> None:
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _what(evidence: Evidence) -> list[str]:
    """What it shows; of a clip that it moves, for how long, and that it is not whole when it is not."""
    picture = evidence.picture
    if not picture.is_clip:
        return [words(picture.kind)]
    partial = QCoreApplication.translate("PictureRow", "▲ partial")
    return [partial if picture.lack else words(picture.kind), f"▶ {round(picture.seconds)} s"]
