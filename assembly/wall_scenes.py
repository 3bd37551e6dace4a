"""What the guide of the wall shows: pictures that do not live, the cameras and the pad, a layout, a player."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from assembly.children import Child
from assembly.panels import Desk
from simulator.cameras import TURNED
from video.layouts import BY_NAME

Play = tuple[str, Callable[[], QWidget], int]
# Each of these cameras of the demo fails in its own way.
FAULTS = {"night_3": "stall", "depot_4": "freeze", "street_5": "drop"}
STATES_MS, TURN_MS, SETTLE_MS, PLAY_MS = 10_000, 7_000, 2_500, 4_000
HURT_MS, HELD_MS = 1_500, 2_500
SIZE = (1280, 800)


class WallScenes:
    """Plays over a desk and its camera farm; each gives the window to take a picture of."""

    def __init__(self, desk: Desk, farm: Child) -> None:
        self._desk, self._farm = desk, farm
        self._open: list[QWidget] = []

    def plays(self) -> list[Play]:
        """Name of the picture, what to set, and how long that takes."""
        return [
            ("wall", self._states, STATES_MS),
            ("wall_cameras", self._cameras, TURN_MS),
            ("wall_layout", self._drawing, SETTLE_MS),
            ("wall_player", self._player, PLAY_MS),
        ]

    def put_away(self) -> None:
        """Close what was opened, heal what was hurt."""
        for path in FAULTS:
            self._farm.tell(f"heal {path}")
        for window in self._open:
            window.close()
        self._open.clear()

    def _states(self) -> QWidget:
        self._desk.spine.actions.ask("new_wall")
        window = self._desk.cameras.walls.newest_window()
        self._open.append(window)
        window.wall.set_layout(BY_NAME["9"])
        window.resize(*SIZE)
        QTimer.singleShot(HURT_MS, self._hurt)
        return window

    def _hurt(self) -> None:
        for path, fault in FAULTS.items():
            self._farm.tell(f"{fault} {path}")

    def _cameras(self) -> QWidget:
        desk = self._desk
        desk.spine.actions.ask("cameras")
        desk.wall.select_camera(TURNED)
        desk.wall.turn_camera((1.0, 0.0, 0.0))
        QTimer.singleShot(HELD_MS, self._stand)
        return desk.window

    def _stand(self) -> None:
        self._desk.wall.turn_camera(None)

    def _drawing(self) -> QWidget:
        editor = self._desk.cameras.walls.desk_panel.draw()
        editor.sheet.show_drawing(editor.sheet.drawing.merged((0, 0), (1, 1)))
        self._open.append(editor)
        return editor

    def _player(self) -> QWidget:
        self._desk.window.close_panel("cameras")
        self._desk.spine.actions.ask("recording")
        player = self._desk.recordings.player or self._desk.window
        self._open.append(player)
        return player
