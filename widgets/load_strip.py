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

        self._plot = pg.PlotWidget()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._column.addWidget(self._plot)
        self._timer.start()
        places = list(range(len(_STAGES)))
        self._bars = [pg.BarGraphItem(x=places, height=[0] * len(places), width=0.5, pen=None) for _ in _LIGHTS]
        for bar in self._bars:
            self._plot.addItem(bar)
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
        for light, bar in zip(_LIGHTS, self._bars, strict=True):
            bar.setOpts(brush=theme.colour("grey" if light is Light.GREEN else token_of(light)))
        self._retranslate()

    @Slot()
    def look(self) -> None:
        """Draw when the counts have changed."""
        counts: Counter[tuple[int, Light]] = Counter()
        for (state, light), number in self._spine.lights.counts.items():
            stage = next((at for at, states in enumerate(_STAGES) if state in states), None)
            if stage is not None:
                counts[stage, light if light in _LIGHTS else Light.GREEN] += number
        if counts != self._drawn:
            self._drawn = counts
            self._draw(counts)

    def _draw(self, counts: Counter[tuple[int, Light]]) -> None:
        below = [0] * len(_STAGES)
        for light, bar in zip(_LIGHTS, self._bars, strict=True):
            heights = [counts[stage, light] for stage in range(len(_STAGES))]
            bar.setOpts(height=heights, y0=list(below))
            below = [low + high for low, high in zip(below, heights, strict=True)]
        most = max(4, *below)
        self._plot.setYRange(0, most, padding=0.08)
        self._plot.getAxis("left").setTicks([[(0, "0"), (most, str(most))]])  # more would lie over each other

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
