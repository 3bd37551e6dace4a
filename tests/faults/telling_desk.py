"""A desk that tells all that it shows: `python -m tests.faults.telling_desk FOLDER WATCHED_CAMERA REFUSED_CAMERA`.

Its cameras open, are refused, are recorded and turned, an error of each is raised; then `told.json` in the folder holds
notices, titles, texts of widgets, what screen readers say, every text that was painted, values and tracebacks.
"""

import json
import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from assembly.desk import Wishes, run_desk
from assembly.panels import Desk
from console.paths import paths_of
from simulator.county import WANG
from video.account import Account
from video.feed import FeedState
from video.layouts import BY_NAME
from video.transport import Source, live_stream
from video.trying import FeedLost

PAINTED: set[str] = set()
LOOK_MS, LONGEST_LOOKS = 200, 300


def note_painting() -> None:
    """Let every text that Python paints be noted."""
    draw: Callable[..., Any] = QPainter.drawText

    def noted(painter: QPainter, *how: Any) -> Any:
        PAINTED.update(part for part in how if isinstance(part, str))
        return draw(painter, *how)

    QPainter.drawText = noted  # type: ignore[assignment]


def texts_of(widget: QWidget) -> Iterator[str]:
    """Whatever a widget says."""
    for name in ("windowTitle", "text", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription",
                 "toPlainText", "placeholderText", "currentText", "objectName"):  # fmt: skip
        said = getattr(widget, name, None)
        if callable(said):
            yield str(said())
    yield from (action.text() for action in widget.actions() if isinstance(action, QAction))


class Telling(QObject):
    """Takes the desk through what is asked of it, one look after the other."""

    def __init__(self, desk: Desk, out: Path, watched: int, refused: int, accounts: dict[int, Account]) -> None:
        super().__init__(desk.window)
        self._desk, self._out, self._watched, self._refused = desk, out, watched, refused
        self._accounts = accounts
        self._steps: list[Callable[[], bool]] = [self._opened, self._recorded, self._kept, self._turned, self._saved]
        self._looks = 0
        self._errors: list[str] = []
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        desk.window.resize(1920, 1080)
        desk.wall.set_layout(BY_NAME["4"])

    @Slot()
    def _look(self) -> None:
        self._looks += 1
        if self._steps[0]():
            self._steps.pop(0)
        if not self._steps or self._looks > LONGEST_LOOKS:
            self._timer.stop()
            self._tell()
            QApplication.quit()

    def _state(self, camera_id: int) -> FeedState | None:
        status = self._desk.wall.statuses().get(camera_id)
        return status.state if status else None

    def _opened(self) -> bool:
        if self._state(self._watched) is not FeedState.LIVE or self._state(self._refused) is not FeedState.DENIED:
            return False
        if not self._desk.wall.statuses()[self._watched].fps:  # with the first picture there is nothing to keep yet
            return False
        self._desk.wall.select_camera(self._watched)
        self._desk.spine.actions.ask("cameras")
        self._desk.spine.actions.ask("clip")
        return True

    def _recorded(self) -> bool:
        if not list((self._out / "evidence" / "keeping").glob("*.json")):
            return False
        self._desk.spine.actions.ask("clip")
        return True

    def _kept(self) -> bool:
        if not list((self._out / "evidence").glob("??/*.json")):
            return False
        self._desk.wall.turn_camera((1.0, 0.0, 0.0))
        return True

    def _turned(self) -> bool:
        if not any(row.group == "turning" for row in self._desk.spine.notices.rows):
            return False
        for camera in self._desk.spine.world.directory.cameras:
            self._raise(camera.url_main, self._accounts.get(camera.id))
        self._desk.spine.actions.ask("diagnostics")
        return True

    def _saved(self) -> bool:
        return bool(list(self._out.glob("diagnostics-*.zip")))

    def _raise(self, url: str, account: Account | None) -> None:
        """Log what an engine raises for a wrong account, with its trace."""
        wrong = Account(account.user, account.password + "!") if account else None
        try:
            with live_stream(Source(url, wrong)):
                return
        except FeedLost:
            logging.getLogger("video").exception("lost")
            self._errors.append(traceback.format_exc())

    def _tell(self) -> None:
        desk = self._desk
        told = {
            "reached": len(self._steps),
            "states": {str(number): repr(status) for number, status in desk.wall.statuses().items()},
            "notices": [str(getattr(row, "text", row)) + repr(row) for row in desk.spine.notices.rows],
            "widgets": sorted({text for widget in QApplication.allWidgets() for text in texts_of(widget) if text}),
            "tiles": list(desk.wall.tile_names()),
            "painted": sorted(PAINTED),
            "health": repr(desk.cameras._book.rows()),
            "errors": self._errors,
            "values": [repr(camera) for camera in desk.spine.world.directory.cameras] + [repr(self._accounts)],
        }
        (self._out / "told.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def main(folder: Path, watched: int, refused: int) -> int:
    """The accounts come by standard input, as one line of JSON: camera -> [user, password]."""
    accounts = {int(number): Account(*pair) for number, pair in json.loads(sys.stdin.readline()).items()}
    note_painting()
    held: list[Telling] = []

    def begin(desk: Desk) -> None:
        held.append(Telling(desk, folder, watched, refused, accounts))

    return run_desk(paths_of(folder), Wishes(person_id=WANG, on_open=begin))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
