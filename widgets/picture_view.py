"""One picture of the check with what is known of it: scaled to fit, never cropped."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from console.labels import plain_label


class PictureView(QWidget):
    """A title, the picture or a word why there is none, and a caption."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._caption = plain_label("dim"), plain_label("caption")
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._picture.setMinimumSize(QSize(120, 80))
        self._caption.setWordWrap(True)
        self._image: QImage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._picture, 1)
        column.addWidget(self._caption)

    def name(self, title: str) -> None:
        """The title above."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_picture(self, data: bytes, caption: str) -> None:
        """Show a picture that Qt can read; others say that they cannot be shown."""
        image = QImage.fromData(data)
        self._image = None if image.isNull() else image
        self._caption.setText(caption)
        self._fit()

    def show_nothing(self, why: str) -> None:
        """Say why there is no picture."""
        self._image = None
        self._picture.setPixmap(QPixmap())
        self._picture.setText(why)
        self._caption.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image is not None:
            mode = Qt.TransformationMode.SmoothTransformation
            shown = self._image.scaled(self._picture.size(), Qt.AspectRatioMode.KeepAspectRatio, mode)
            self._picture.setPixmap(QPixmap.fromImage(shown))
