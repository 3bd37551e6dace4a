"""The facts of the case in hand: title, state, limit, place, source, who is responsible."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from console.labels import plain_label
from console.numbers import short_number
from console.style import set_tone
from console.theme import Theme
from console.times import Times, counts_working_time, span_text
from console.titles import case_title, named
from console.wording import limit_words, words
from console.world import World
from dispatch.light import Light, is_handled
from dispatch.standard import Standard
from dispatch.values import Case
from widgets.limit_bar import LimitBar
from widgets.paper_words import marks_of
from widgets.shapes import token_of
from widgets.time_marks import is_unsigned, time_marks

_SHAPES = {Light.GREEN: "●", Light.YELLOW: "▲", Light.RED: "■", Light.PAUSED: "○", Light.NONE: "○"}


class CaseHead(QWidget):
    """Shown at once from the row of the queue."""

    def __init__(self, theme: Theme, times: Times, world: World, standard: Standard) -> None:
        super().__init__()
        self._times, self._world, self._standard = times, world, standard
        self._case: Case | None = None
        self._shape, self._title, self._number = plain_label(), plain_label("title"), plain_label("dim")
        self._title.setWordWrap(True)
        self.bar = LimitBar(theme)
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 4, 0, 0)
        self._form.setVerticalSpacing(2)
        self._values = {name: self._line() for name in ("left", "marks", "place", "source", "owner", "words")}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._number, self._title, self.bar):
            column.addWidget(widget)
        column.addLayout(self._form)
        self._retranslate()

    def _line(self) -> QLabel:
        value = plain_label()
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._form.addRow(" ", value)
        return value

    def show_case(self, case: Case) -> None:
        """Show a case."""
        self._case = case
        light = self._times.light(case)
        self._number.setText(f"{short_number(case.number)} · {case.number}")
        self._title.setText(f"{_SHAPES[light]} {case_title(case, self._standard)} · {words(case.state)}")
        set_tone(self._title, "title")
        owner = self._world.department(case.department_id)
        unit = self._world.unit(case.unit_id)
        held = " · ".join(named(row) for row in (unit, owner) if row is not None)
        reporter = " ".join(part for part in (case.reporter_name, case.reporter_phone) if part)
        self._values["place"].setText(" · ".join(part for part in (case.place, case.grid) if part) or "—")
        self._values["source"].setText(" · ".join(part for part in (words(case.source), reporter) if part))
        self._values["owner"].setText(held or self.tr("nobody yet"))
        self._values["words"].setText(case.description or "—")
        marks = (*marks_of(case, self._world), *time_marks(case, self._times, self._standard))
        self._values["marks"].setText(" · ".join(marks))
        self._form.setRowVisible(self._values["marks"], bool(marks))
        self.tick()

    def show_others(self, names: Sequence[str], *, is_editing: bool) -> None:
        """Who else has the case in hand."""
        if self._case is None:
            return
        said = f"{short_number(self._case.number)} · {self._case.number}"
        if names:
            text = self.tr("{0} is writing") if is_editing else self.tr("{0} is looking")
            said += " · " + text.format("、".join(names))
        self._number.setText(said)
        set_tone(self._number, "accent" if names else "dim")

    def tick(self) -> None:
        """Time goes on."""
        case = self._case
        if case is None:
            return
        light, share = self._times.light(case), self._times.used_share(case)
        self.bar.show_share(share, light)
        left = self._times.remaining(case)
        text = "—" if left is None else span_text(left, is_working=counts_working_time(case))
        if not case.state.is_open and case.closed_at is not None:
            text = self.tr("took {0}").format(span_text(case.closed_at - case.reported_at))
        detail = self._clock_words(case, share)
        said = self.tr("not signed for in time") if is_unsigned(case, self._times) else words(light)
        self._values["left"].setText(f"{_SHAPES[light]} {text}  {said}" + (f"  ({detail})" if detail else ""))
        set_tone(self._values["left"], token_of(light) if light in (Light.YELLOW, Light.RED) else "")

    def _clock_words(self, case: Case, share: float | None) -> str:
        """Of which clock the time and the share are: a stage's own is never read as the handling limit's."""
        limit, used = limit_words(case.limit) if case.limit else "", f"{share:.0%}" if share is not None else ""
        if share is None or is_handled(case):
            parts = (self.tr("limit {0}").format(limit) if limit else "", used)
        else:
            is_ahead = bool(limit) and case.state[0] in "RD"  # reported or to dispatch: no unit has had it yet
            later = self.tr("then {0} to handle it").format(limit) if is_ahead else ""
            parts = (self.tr("{0} of the time for this step").format(used), later)
        return ", ".join(part for part in parts if part)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.bar.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        names = {
            "left": self.tr("Left"),
            "place": self.tr("Place"),
            "source": self.tr("Source"),
            "owner": self.tr("Holder"),
            "words": self.tr("Words"),
            "marks": self.tr("Marks"),
        }
        for name, text in names.items():
            label = self._form.labelForField(self._values[name])
            if isinstance(label, QLabel):
                label.setText(text)
                set_tone(label, "dim")
        if self._case is not None:
            self.show_case(self._case)
