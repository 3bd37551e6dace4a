"""Pictures of the running demo in both languages and all themes, made by the program itself."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from assembly.children import Child, ChildFailed
from assembly.demo import DemoRefused, run_demo
from assembly.desk import Wishes
from assembly.expected import EXPECTED
from assembly.panels import Desk
from assembly.scenes import Scenes
from assembly.screen import has_display, run_on_virtual_screen
from dispatch.states import State
from simulator.county import WANG, County

LOOKS = [(theme, language) for language in ("zh_CN", "en") for theme in ("dark", "light", "wall")]
SETTLE_MS = 4000  # the base map is drawn anew
Looks = Sequence[tuple[str, str]]  # themes and languages


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `pictures`."""
    parser.add_argument("--out", type=Path, default=Path("out"), help="where the pictures go")
    parser.add_argument("--scenes", action="store_true", help="also the scenes of the guide, half a minute more")
    parser.add_argument("--only", default="", help="only those whose name begins so")
    parser.add_argument("--seconds", type=int, default=45, help="how long the county works before the first picture")


class Photographer(QObject):
    """Lets the county work, selects a case, then takes one picture after the other and ends the desk."""

    def __init__(self, desk: Desk, out: Path, seconds: int, scenes: Scenes | None, looks: Looks) -> None:
        super().__init__(desk.window)
        self._desk, self._out = desk, out
        self._scenes = scenes
        if scenes is not None:
            scenes.set.connect(self._take_scene)
            scenes.ended.connect(QApplication.quit)
        self._left = list(looks)
        out.mkdir(parents=True, exist_ok=True)
        QTimer.singleShot(max(5, seconds - 15) * 1000, self._begin)

    @Slot()
    def _begin(self) -> None:
        cases = sorted(self._desk.spine.world.cases.values(), key=lambda case: case.id)
        wanted = (State.PENDING_DISPATCH, State.HANDLING, State.REPORTED)
        fitting = [case for state in wanted for case in cases if case.state is state and case.lon is not None]
        if fitting:
            self._desk.spine.selection.select(fitting[0].id)
        self._next()

    @Slot()
    def _next(self) -> None:
        if not self._left:
            self._scenes.next() if self._scenes else QApplication.quit()
            return
        theme, language = self._left[0]
        self._desk.look.use_language(language)
        self._desk.look.use_theme(theme)
        QTimer.singleShot(SETTLE_MS, self._take)

    @Slot()
    def _take(self) -> None:
        theme, language = self._left.pop(0)
        self._save(f"desk_{theme}_{language[:2]}", self._desk.window)
        self._next()

    @Slot(object)
    def _take_scene(self, told: tuple[str, QWidget]) -> None:
        self._save(*told)
        if self._scenes is not None:
            self._scenes.next()

    def _save(self, name: str, shown: QWidget) -> None:
        """A window, or a part of one, as it stands on the screen."""
        file, window = self._out / f"{name}.png", shown.window()
        at = shown.mapTo(window, QPoint(0, 0))
        window.screen().grabWindow(window.winId(), at.x(), at.y(), shown.width(), shown.height()).save(str(file))
        print(file, flush=True)


def run(options: argparse.Namespace) -> int:
    """Take the pictures of a fresh demo."""
    if not has_display():
        scenes = ["--scenes"] if options.scenes else []
        return run_on_virtual_screen([], options.out, wanted=[*scenes, "--only", options.only])
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        folder = options.data_dir or Path(scratch)
        try:
            return run_demo(folder, speed=2.0, fresh=True, wishes=partial(_wishes, options))
        except (*EXPECTED, DemoRefused, ChildFailed) as error:
            print(error, file=sys.stderr)
            return 2


def _wishes(options: argparse.Namespace, _: County, farm: Child) -> Wishes:
    return Wishes(person_id=WANG, on_open=partial(_employ, options, farm))


def _employ(options: argparse.Namespace, farm: Child, desk: Desk) -> None:
    desk.window.resize(1920, 1080)
    scenes = Scenes(desk, farm, options.only) if options.scenes else None
    looks = [look for look in LOOKS if f"desk_{look[0]}".startswith(options.only)]
    Photographer(desk, options.out, options.seconds, scenes, looks)
