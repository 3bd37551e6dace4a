"""The shapes of the lights: green ●, yellow ▲, red ■, paused ○; colour never stands alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from console.theme import Theme
from dispatch.light import Light

_TOKENS = {Light.GREEN: "green", Light.YELLOW: "yellow", Light.RED: "red"}


def token_of(light: Light) -> str:
    """The colour token of a light."""
    return _TOKENS.get(light, "grey")


def paint_light(painter: QPainter, at: QPointF, size: float, light: Light, theme: Theme) -> None:
    """Paint the shape of a light around a point, `size` pixels from the middle to the edge."""
    colour = QColor(theme.colour(token_of(light)))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if light is Light.RED:
        painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
    elif light is Light.YELLOW:
        corners = [(0.0, -size), (size * 1.1, size * 0.9), (-size * 1.1, size * 0.9)]
        painter.drawConvexPolygon([QPointF(at.x() + x, at.y() + y) for x, y in corners])
    elif light is Light.GREEN:
        painter.drawEllipse(at, size, size)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2))
        painter.drawEllipse(at, size - 1, size - 1)
    painter.restore()
