"""What the supervisor sees: stage percentiles, overdue cases by department, and every unit by how long it is so."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from console.labels import plain_label
from console.lanes import Outcome
from console.numbers import short_number
from console.spine import Spine
from console.theme import Theme
from console.times import span_text
from console.titles import named
from console.wording import words
from dispatch.light import Light
from dispatch.overview import Stage, StageTimes
from dispatch.values import Unit, UnitState
from widgets.debts import Debt, debts
from widgets.rows_table import Column, RowsTable
from widgets.stage_chart import StageChart

EVERY_MS = 5_000
READ_S = 15.0
_TOKENS = {UnitState.FREE: "green", UnitState.SENT: "yellow", UnitState.HANDLING: "yellow", UnitState.SOS: "red"}
_MARKS = {UnitState.FREE: "●", UnitState.SENT: "▲", UnitState.HANDLING: "▲", UnitState.SOS: "■"}

# Asked on the reads lane: the percentiles of the cases reported in the last hours.
Percentiles = Callable[[timedelta], Sequence[StageTimes]]
SPAN = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """A department with its open, yellow and overdue cases."""

    name: str
    open: int
    yellow: int
    red: int


class OverviewPanel(QWidget):
    """Reads only while it is seen."""

    def __init__(self, theme: Theme, spine: Spine, percentiles: Percentiles) -> None:
        super().__init__()
        self._theme, self._spine, self._percentiles = theme, spine, percentiles
        self._times: tuple[StageTimes, ...] = ()
        self.chart = StageChart(theme)
        self.stages, self.owing, self.debts, self.units = (RowsTable("") for _ in range(4))
        self._heads = [plain_label("dim") for _ in range(4)]
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.units.activated.connect(self._choose_unit)
        self.debts.activated.connect(self._choose_debt)
        self._lay_out()
        self._retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.chart.set_theme(theme)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        self.chart.load()
        self._timer.start()
        self.look()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def look(self) -> None:
        """Count anew what the desk knows, and ask for the percentiles."""
        self._show()
        self._spine.lanes.reads.submit(self._ask, self._take, timeout=READ_S)

    def _ask(self) -> Sequence[StageTimes]:
        return self._percentiles(SPAN)

    def _take(self, outcome: Outcome[Sequence[StageTimes]]) -> None:
        if outcome.value is not None:
            self._times = tuple(outcome.value)
            self._show()

    def _show(self) -> None:
        names = self._names()
        self.stages.rows.show(self._stage_columns(names), self._times)
        self.owing.rows.show(self._owing_columns(), self._owed())
        self.debts.rows.show(self._debt_columns(), debts(self._spine.world))
        units = sorted(self._spine.world.units.values(), key=_longest_first)
        self.units.rows.show(self._unit_columns(), units)
        if self._times:
            self.chart.show_times(self._times, [names[row.stage] for row in self._times])

    def _owed(self) -> list[Owing]:
        world, of = self._spine.world, self._spine.lights.of
        lights = Counter((case.department_id, of(case.id)) for case in world.cases.values())
        rows = []
        for key in {department for department, _ in lights}:
            department = world.department(key)
            name = named(department) if department else self.tr("Nobody yet")
            counted = [lights[key, light] for light in Light]
            rows.append(
                Owing(name=name, open=sum(counted), yellow=lights[key, Light.YELLOW], red=lights[key, Light.RED])
            )
        return sorted(rows, key=lambda row: (-row.red, -row.yellow, -row.open, row.name))

    def _names(self) -> dict[Stage, str]:
        return {
            Stage.FILE: self.tr("Filing"), Stage.DISPATCH: self.tr("Dispatch"), Stage.SIGN: self.tr("Signing"),
            Stage.HANDLE: self.tr("Handling"), Stage.CLOSE: self.tr("Closing"), Stage.WHOLE: self.tr("All in all"),
        }  # fmt: skip

    def _stage_columns(self, names: dict[Stage, str]) -> list[Column]:
        return [
            Column(title=self.tr("Stage"), text=lambda row: names[row.stage]),
            Column(title=self.tr("Cases"), text=lambda row: str(row.count), is_number=True),
            Column(title="p50", text=lambda row: _span(row.p50_s), is_number=True),
            Column(title="p90", text=lambda row: _span(row.p90_s), is_number=True),
        ]

    def _owing_columns(self) -> list[Column]:
        yellow, red = self._theme.colour("yellow"), self._theme.colour("red")
        return [
            Column(title=self.tr("Department"), text=lambda row: row.name),
            Column(title=self.tr("Open"), text=lambda row: str(row.open), is_number=True),
            Column(title=self.tr("▲ Due soon"), text=lambda row: str(row.yellow), is_number=True,
                   colour=lambda row: yellow if row.yellow else ""),
            Column(title=self.tr("■ Overdue"), text=lambda row: str(row.red), is_number=True,
                   colour=lambda row: red if row.red else ""),
        ]  # fmt: skip

    def _debt_columns(self) -> list[Column]:
        return [
            Column(title=self.tr("Unit"), text=lambda row: row.name),
            Column(title=self.tr("Cases"), text=lambda row: str(row.cases), is_number=True),
            Column(title=self.tr("Unsigned"), text=lambda row: str(row.unsigned), is_number=True),
            Column(title=self.tr("Urged"), text=lambda row: str(row.urged), is_number=True),
            Column(title=self.tr("Supervised"), text=lambda row: str(row.supervised), is_number=True),
            Column(title=self.tr("Waiting"), text=self._waiting, is_number=True),
        ]

    def _waiting(self, row: Debt) -> str:
        return span_text(self._spine.times.now() - row.since) if row.since else "—"

    def _unit_columns(self) -> list[Column]:
        return [
            Column(title=self.tr("Unit"), text=named),
            Column(title=self.tr("State"), text=_state_words, colour=self._state_colour),
            Column(title=self.tr("Since"), text=self._since, is_number=True),
            Column(title=self.tr("Case"), text=self._case, is_number=True),
        ]

    def _state_colour(self, unit: Unit) -> str:
        return self._theme.colour(_TOKENS.get(unit.state, "grey"))

    def _since(self, unit: Unit) -> str:
        return span_text(self._spine.times.now() - unit.state_since) if unit.state_since else "—"

    def _case(self, unit: Unit) -> str:
        case = self._spine.world.case(unit.case_id)
        return short_number(case.number) if case else ""

    def _choose_unit(self) -> None:
        unit = self.units.rows.row(self.units.currentIndex().row())
        if unit.case_id is not None:
            self._spine.selection.select(unit.case_id)

    def _choose_debt(self) -> None:
        self._spine.selection.select(self.debts.rows.row(self.debts.currentIndex().row()).case_id)

    def _lay_out(self) -> None:
        stages, owing, owed, units = self._heads
        quarters = (
            (stages, self.chart, self.stages), (owing, self.owing), (owed, self.debts), (units, self.units)
        )  # fmt: skip
        grid = QGridLayout(self)
        for at, parts in enumerate(quarters):
            column = QVBoxLayout()
            for part in parts:
                column.addWidget(part, 0 if part in self._heads else 1)
            grid.addLayout(column, *divmod(at, 2))
        grid.setRowStretch(0, 5)
        grid.setRowStretch(1, 4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _retranslate(self) -> None:
        titles = (
            self.tr("Stages, cases of the last 7 days: half ▮ and nine in ten ▯ within"), self.tr("By department"),
            self.tr("Who owes an answer"), self.tr("Units, longest in their state first"),
        )  # fmt: skip
        for head, table, title in zip(
            self._heads, (self.stages, self.owing, self.debts, self.units), titles, strict=True
        ):
            head.setText(title)
            table.setAccessibleName(title)
        self._show()


def _longest_first(unit: Unit) -> tuple[bool, float]:
    """Calls for help first."""
    since = unit.state_since.timestamp() if unit.state_since else float("inf")
    return unit.state is not UnitState.SOS, since


def _state_words(unit: Unit) -> str:
    return f"{_MARKS.get(unit.state, '○')} {words(unit.state)}"


def _span(seconds: float | None) -> str:
    return "—" if seconds is None else span_text(timedelta(seconds=seconds))
