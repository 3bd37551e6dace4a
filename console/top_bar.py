"""The top bar: what desk this is, what waits, the command line, who is on watch."""

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from console.action_table import Menu
from console.command_line import CommandLine
from console.counts import Counts
from console.labels import CountLabel, plain_label
from console.spine import Spine
from console.wording import words


class TopBar(QFrame):
    """Shows counts that are handed to it; the clock and the person come from the spine."""

    def __init__(self, spine: Spine) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self._spine = spine
        self._counts = Counts()
        self._video = (0, 0)
        self._has_controls = True
        self._product, self._badge = plain_label(), plain_label()
        self._product.setObjectName("product")
        self._badge.setObjectName("badge")
        self._cells = (CountLabel(), CountLabel(), CountLabel("yellow", "▲"), CountLabel("red", "■"), CountLabel())
        self._duty, self._cameras = CountLabel(), CountLabel()
        self._clock, self._person = plain_label("number"), plain_label("dim")
        self.command_line = CommandLine(spine.world, spine.actions, spine.notices)
        self._key = plain_label("key")
        self._menu_button = QToolButton()
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setProperty("flat", True)
        self._menu_button.setText("☰")
        self._menu_button.setMenu(self._menu())
        self._lay_out()
        self.retranslate()

    def show_controls(self, *, shown: bool) -> None:
        """A wall display shows no controls."""
        self._has_controls = shown
        self._fit()

    def show_counts(self, counts: Counts) -> None:
        """Show the counts of the watch; the same again costs nothing."""
        if counts != self._counts:
            self._counts = counts
            self._word_counts()

    def _word_counts(self) -> None:
        counts = self._counts
        names = (
            self.tr("To dispatch"),
            self.tr("Handling"),
            self.tr("Due soon"),
            self.tr("Overdue"),
            self.tr("To check"),
        )
        numbers = (counts.to_dispatch, counts.handling, counts.due_soon, counts.overdue, counts.to_check)
        for cell, name, number in zip(self._cells, names, numbers, strict=True):
            cell.show_count(name, number, is_more=counts.is_more and cell is self._cells[3])
        self._duty.show_count(self.tr("On duty"), counts.on_duty, counts.units)
        self._fit()

    def show_video(self, live: int, total: int) -> None:
        """Show how many pictures are live."""
        if (live, total) != self._video:
            self._video = (live, total)
            self._word_video()

    def _word_video(self) -> None:
        live, total = self._video
        self._cameras.show_count(self.tr("Video"), live, total)
        self._fit()

    def show_person(self) -> None:
        """Show who acts, in which post, and whether this is an exercise."""
        actor = self._spine.desk.actor
        person = self._spine.world.person(actor.person_id)
        self._person.setText(f"{person.name} · {words(actor.role)}" if person else words(actor.role))
        self._badge.setVisible(self._spine.world.directory.is_demo)
        self._fit()

    @Slot()
    def tick(self) -> None:
        """Show the time in the zone of the watch."""
        times = self._spine.times
        self._clock.setText(times.clock_text(times.now(), seconds=True))

    def retranslate(self) -> None:
        """Word everything anew."""
        self._product.setText(self.tr("Watchfloor"))
        self._badge.setText(self.tr("DEMO"))
        self._badge.setToolTip(self.tr("An exercise: nobody outside is called"))
        self._key.setText(self._spine.actions.qaction("command").shortcut().toString())
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("Menu"))
        self._clock.setAccessibleName(self.tr("Time"))
        self._word_counts()
        self._word_video()
        self.show_person()
        self.tick()

    def minimumSizeHint(self) -> QSize:
        """A narrow window is never held open by the bar: it leaves out what matters least."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out, or bring back, as the width allows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for control in (self._menu_button, self.command_line, self._key, self._person):
            control.setVisible(self._has_controls)
        self._product.show()
        counts = (*self._cells, self._duty, self._cameras)
        for cell in counts:
            cell.show_name(shown=True)
        for part in (self._key, self._product, self._person):
            if self._needed() > self.width():
                part.hide()
        for cell in reversed(counts):
            if self._needed() > self.width():
                cell.show_name(shown=False)

    def _needed(self) -> int:
        # The parts are asked, not the layout: it learns of changes within its parts only with the next event.
        shown = [part for part in self._parts if not part.isHidden()]
        margins, between = self._row.contentsMargins(), self._row.spacing() * (len(shown) - 1)
        return sum(part.sizeHint().width() for part in shown) + between + margins.left() + margins.right()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for heading in Menu:
            for row, action in self._spine.actions.all():
                if row.menu is heading and row.is_listed:
                    menu.addAction(action)
            menu.addSeparator()
        return menu

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 5, 12, 5)
        self._row.setSpacing(16)
        middle = _side_by_side(self.command_line, self._key)
        left = (self._menu_button, self._product, self._badge, *self._cells)
        self._parts = (*left, middle, self._duty, self._cameras, self._clock, self._person)
        for part in self._parts:
            self._row.addWidget(part, 1 if part is middle else 0)


def _side_by_side(*widgets: QWidget) -> QWidget:
    """The widgets in a box that keeps its place when they are hidden."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return box
