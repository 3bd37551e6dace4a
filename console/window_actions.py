"""The actions that the window itself carries out: command line, finding, help, looks, layout, going and quitting."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QApplication

from console.action_table import BY_ID
from console.actions import Asked
from console.arrangement import Screen
from console.deeds_page import DeedsPage
from console.help_page import HelpPage
from console.look import Look
from console.notices import NoticeKind
from console.spine import Spine
from console.top_bar import TopBar


class Window(Protocol):
    """What these actions need of the window."""

    top_bar: TopBar
    help_page: HelpPage
    deeds_page: DeedsPage

    def reset_layout(self) -> None: ...
    def use_screen(self, screen: Screen) -> None: ...
    def next_panel(self) -> None: ...
    def leave_panel(self) -> None: ...
    def close(self) -> bool: ...


class WindowActions:
    """Says to the table of actions who carries them out."""

    def __init__(self, window: Window, spine: Spine, look: Look) -> None:
        self._window = window
        self._spine = spine
        self._look = look

    def join(self) -> None:
        """Take all of them."""
        doers: dict[str, Callable[[Asked], None]] = {
            "command": self._command,
            "find": self._find,
            "go": self._go,
            "help": self._help,
            "deeds": self._deeds,
            "go_notice": self._go_notice,
            "theme": self._theme,
            "wall_theme": self._wall_theme,
            "language": self._language,
            "reset_layout": self._reset_layout,
            "screen_desk": partial(self._screen, Screen.DESK),
            "screen_supervisor": partial(self._screen, Screen.SUPERVISOR),
            "next_panel": self._next_panel,
            "recall_sending": self._recall_sending,
            "quit": self._quit,
        }
        for action_id, do in doers.items():
            self._spine.actions.on(action_id, do)

    def _command(self, asked: Asked) -> None:
        """The line, with the word of the action that wants words where one has asked for it."""
        self._window.top_bar.command_line.begin(asked.argument)

    def _find(self, asked: Asked) -> None:
        if asked.argument:
            self._spine.finder.find(asked.argument)
        else:
            self._window.top_bar.command_line.begin(f"{BY_ID['find'].words[0]} ")

    def _go(self, asked: Asked) -> None:
        if asked.case is not None:
            self._spine.selection.select(asked.case.id)

    def _help(self, _: Asked) -> None:
        self._window.help_page.toggle()

    def _deeds(self, _: Asked) -> None:
        self._window.deeds_page.toggle()

    def _go_notice(self, _: Asked) -> None:
        """To the case of the newest notice that has one, the loudest first; of a unit, to what it works on."""
        rows = sorted(self._spine.notices.rows, key=lambda row: row.kind is not NoticeKind.ALARM)
        for row in rows:
            unit = self._spine.world.unit(row.unit_id)
            case_id = row.case_id or (unit.case_id if unit else None)
            if case_id is not None:
                self._spine.selection.select(case_id)
                return
            if unit is not None:
                self._spine.actions.ask("go", None, unit.name)
                return

    def _theme(self, _: Asked) -> None:
        self._look.next_theme()

    def _wall_theme(self, _: Asked) -> None:
        if self._look.theme.name == "wall":
            self._look.next_theme()
        else:
            self._look.use_theme("wall")

    def _language(self, _: Asked) -> None:
        self._look.next_language()

    def _screen(self, screen: Screen, _: Asked) -> None:
        self._window.use_screen(screen)

    def _reset_layout(self, _: Asked) -> None:
        self._window.reset_layout()

    def _next_panel(self, _: Asked) -> None:
        self._window.next_panel()

    def _recall_sending(self, _: Asked) -> None:
        """Esc: an open list goes first, as Qt gives the key here before the list sees it; then what is being sent, then
        the panel that was opened and has the keyboard."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        elif self._spine.desk.recall_sending() is None:
            self._window.leave_panel()

    def _quit(self, _: Asked) -> None:
        self._window.close()
