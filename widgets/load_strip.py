"""The load of the watch: open cases by stage and by light, redrawn only when they change."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.spine import Spine
from console.theme import Theme
from dispatch.light import Light
from dispatch.states import State
from widgets.shapes import token_of

_STAGES = (
    frozenset({State.REPORTED, State.VERIFYING, State.PENDING_FILING}),
    frozenset({State.PENDING_DISPATCH}),
    frozenset({State.DISPATCHED, State.HANDLING, State.SUSPENDED, State.DEFERRED}),
    frozenset({State.REPLIED, State.CHECKING, State.PENDING_CLOSE}),
)
_LIGHTS = (Light.GREEN, Light.YELLOW, Light.RED)
EVERY_MS = 2000


class LoadStrip(QWidget):
    """Four stacked bars: taken in, to dispatch, under way, to check; each by light."""

    def __init__(self, theme: Theme, spine: Spine) -> None:
        super().__init__()
        self._theme, self._spine = theme, spine
        self._drawn: Counter[tuple[int, Light]] | None = None
        self._plot: Any = None
        self._bars: list[Any] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self.setMinimumHeight(72)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._retranslate()

    def load(self) -> None:
        """Bring the chart; half a second that the first rows of the queue need not wait for."""
        import pyqtgraph as pg

        self._chart = pg
        self._plot = pg.PlotWidget()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._column.addWidget(self._plot)
        self._timer.start()
        self._spine.follower.moved.connect(self.look)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        if self._plot is None:
            return
        self._plot.setBackground(theme.colour("panel"))
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(theme.colour("line"))
            axis.setTextPen(theme.colour("dim"))
        self._retranslate()

    @Slot()
    def look(self, _: object = None) -> None:
        """Count, and draw when the counts have changed."""
        counts: Counter[tuple[int, Light]] = Counter()
        for case in self._spine.world.cases.values():
            stage = next((number for number, states in enumerate(_STAGES) if case.state in states), None)
            if stage is not None:
                light = self._spine.times.light(case)
                counts[stage, light if light in _LIGHTS else Light.GREEN] += 1
        if counts != self._drawn:
            self._drawn = counts
            self._draw(counts)

    def _draw(self, counts: Counter[tuple[int, Light]]) -> None:
        for bar in self._bars:
            self._plot.removeItem(bar)
        self._bars = []
        below = [0] * len(_STAGES)
        for light in _LIGHTS:
            heights = [counts[stage, light] for stage in range(len(_STAGES))]
            brush = self._theme.colour("grey" if light is Light.GREEN else token_of(light))
            places = list(range(len(_STAGES)))
            bar = self._chart.BarGraphItem(
                x=places, height=heights, y0=list(below), width=0.5, brush=brush, pen=None
            )  # fmt: skip
            self._plot.addItem(bar)
            self._bars.append(bar)
            below = [low + high for low, high in zip(below, heights, strict=True)]
        self._plot.setYRange(0, max(4, *below), padding=0.08)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Open cases by stage; red are overdue, yellow are due soon"))
        if self._plot is None:
            return
        names = (self.tr("Taken in"), self.tr("To dispatch"), self.tr("Under way"), self.tr("To check"))
        self._plot.getAxis("bottom").setTicks([list(enumerate(names))])
        self._drawn = None
        self.look()
