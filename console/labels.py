"""Labels of the chrome: plain text in a tone, and numbers with their names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from console.style import set_tone


def plain_label(tone: str = "") -> QLabel:
    """A label that shows outside text as it is, in one of the tones of the sheet."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        label.setProperty("tone", tone)
    return label


def named_label(text: str, tone: str = "") -> QLabel:
    """A plain label that says something from the start."""
    label = plain_label(tone)
    label.setText(text)
    return label


class CountLabel(QWidget):
    """A number with its name; `tone` colours the number only while it is not zero."""

    def __init__(self, tone: str = "", shape: str = "") -> None:
        super().__init__()
        self._tone = tone
        self._shape = shape
        self._mark, self._name, self._number = plain_label("dim"), plain_label("dim"), plain_label("number")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for label in (self._mark, self._name, self._number):
            row.addWidget(label)

    def show_name(self, *, shown: bool) -> None:
        """Without its name the number says it on hover."""
        self._name.setVisible(shown)

    def show_count(self, name: str, number: int, of: int | None = None, *, is_more: bool = False) -> None:
        """Show a number, a number of a whole, or a number that may be larger ('5000+')."""
        self._name.setText(name)
        self._mark.setText(self._shape if number else "")
        self._mark.setVisible(bool(self._mark.text()))
        set_tone(self._mark, self._tone or "dim")
        self._number.setText(f"{number}{'+' if is_more else ''}" if of is None else f"{number}/{of}")
        tone = f"number_{self._tone}" if self._tone and number else "number"
        set_tone(self._number, tone)
        self.setAccessibleName(f"{name} {self._number.text()}")
        self.setToolTip(self.accessibleName())
