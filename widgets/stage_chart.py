"""How long the stages take: a bar for half of the cases and one for nine in ten, with the numbers beside."""

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.theme import Theme
from dispatch.overview import Stage, StageTimes

WIDE = 0.36


class StageChart(QWidget):
    """A logarithmic axis of minutes: signing takes one, handling a thousand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plot: Any = None
        self._bars: list[Any] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(150)

    def load(self) -> None:
        """Bring the chart, once."""
        if self._plot is not None:
            return
        import pyqtgraph as pg

        self._chart = pg
        self._plot = pg.PlotWidget()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.getAxis("left").setTicks([[(0, "1"), (1, "10"), (2, "100"), (3, "1000")]])
        self._column.addWidget(self._plot)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        if self._plot is None:
            return
        self._plot.setBackground(theme.colour("panel"))
        for side in ("left", "bottom"):
            self._plot.getAxis(side).setPen(theme.colour("line"))
            self._plot.getAxis(side).setTextPen(theme.colour("dim"))

    def show_times(self, rows: Sequence[StageTimes], names: Sequence[str]) -> None:
        """Draw all stages under their names."""
        if self._plot is None:
            return
        for bar in self._bars:
            self._plot.removeItem(bar)
        halves = self._draw([row.p50_s for row in rows], -WIDE / 2, "accent")
        mosts = self._draw([row.p90_s for row in rows], WIDE / 2, "grey")
        self._bars = [halves, mosts]
        self._plot.getAxis("bottom").setTicks([list(enumerate(names))])
        self._plot.setYRange(0, max(1.0, *(_height(row.p90_s) for row in rows)), padding=0.06)
        self._plot.setXRange(-0.6, len(Stage) - 0.4, padding=0)

    def _draw(self, seconds: Sequence[float | None], aside: float, token: str) -> Any:
        places = [at + aside for at in range(len(seconds))]
        brush = self._theme.colour(token)
        bar = self._chart.BarGraphItem(x=places, height=[*map(_height, seconds)], width=WIDE, brush=brush, pen=None)
        self._plot.addItem(bar)
        return bar


def _height(seconds: float | None) -> float:
    """The decimal logarithm of the minutes, at least nothing."""
    return math.log10(max(1.0, (seconds or 0.0) / 60))
