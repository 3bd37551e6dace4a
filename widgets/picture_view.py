"""One picture of the check with what is known of it: scaled to fit, never cropped, under the shared eye."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from console.labels import plain_label
from widgets.gaze import Gaze
from widgets.picture_canvas import PictureCanvas


class PictureView(QWidget):
    """A title, the picture or a word why there is none, a caption, and what speaks against it."""

    def __init__(self, gaze: Gaze) -> None:
        super().__init__()
        self._title, self._caption, self._doubts = plain_label("dim"), plain_label("caption"), plain_label("yellow")
        self._why = plain_label()
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.canvas = PictureCanvas(gaze)
        room = QWidget()
        self._shown = QStackedLayout(room)
        self._shown.addWidget(self.canvas)
        self._shown.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(room, 1)
        for label in (self._why, self._caption, self._doubts):
            label.setWordWrap(True)
        column.addWidget(self._caption)
        column.addWidget(self._doubts)
        self._doubts.setVisible(False)

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self.canvas.image

    def name(self, title: str) -> None:
        """The title above."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_picture(self, data: bytes, caption: str) -> None:
        """Show a picture that Qt can read; others say that they cannot be shown."""
        image = QImage.fromData(data)
        if image.isNull():
            self.show_nothing(self.tr("This picture cannot be shown"))
            return
        self.canvas.show_image(image)
        self._shown.setCurrentWidget(self.canvas)
        self._caption.setText(caption)
        self.setAccessibleDescription(caption)

    def show_nothing(self, why: str) -> None:
        """Say why there is no picture."""
        self.canvas.show_image(None)
        self._why.setText(why)
        self._shown.setCurrentWidget(self._why)
        self._caption.setText("")
        self.setAccessibleDescription(why)
        self.show_doubts("")

    def show_doubts(self, words: str) -> None:
        """Say what speaks against the picture; '' for nothing."""
        self._doubts.setText(words)
        self._doubts.setVisible(bool(words))
