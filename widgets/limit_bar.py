"""The bar of the limit: used share, the 80 % mark, over the end when overdue."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.theme import Theme
from dispatch.light import YELLOW_FROM, Light
from widgets.shapes import token_of


class LimitBar(QWidget):
    """Four pixels high; the light says the colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share: float | None = None
        self._light = Light.NONE
        self.setFixedHeight(6)

    def show_share(self, share: float | None, light: Light) -> None:
        """Show a used share, above 1 when overdue."""
        self._share, self._light = share, light
        self.setAccessibleName(f"{share:.0%}" if share is not None else "")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, top = float(self.width()), 1.0
        painter.fillRect(QRectF(0, top, width, 4), QColor(self._theme.colour("raised")))
        if self._share is not None:
            used = max(0.0, min(1.0, self._share)) * width
            painter.fillRect(QRectF(0, top, used, 4), QColor(self._theme.colour(token_of(self._light))))
        painter.fillRect(QRectF(width * YELLOW_FROM, 0, 1, 6), QColor(self._theme.colour("text")))
