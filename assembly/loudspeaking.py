"""The loudspeaker of a desk in a process of its own: takes names of sounds by its input, says what it knows of them."""

import argparse
import sys
import threading
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from assembly.children import ROOT
from console.sound_process import FOUND, LOST, NO_LIBRARY


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `sounds`."""
    parser.add_argument("--volume", type=int, default=80, help="how loud, 0 to 100")


class _Lines(QObject):
    """What comes by the input, handed to the thread that plays."""

    said = Signal(object)  # str
    ended = Signal()

    def read(self) -> None:
        for line in sys.stdin:
            self.said.emit(line.strip())
        self.ended.emit()


def run(options: argparse.Namespace) -> int:
    """Play until the input ends; 3 where the library of sounds is missing."""
    app = QCoreApplication([])
    try:
        from console.loudspeaker import Loudspeaker  # loads FFmpeg and the sound server's library
    except ImportError as error:
        print(error, file=sys.stderr)
        return NO_LIBRARY
    speaker, lines = Loudspeaker(ROOT / "resources" / "sounds", options.volume / 100), _Lines()
    speaker.lost.connect(partial(print, LOST, flush=True))
    speaker.found.connect(partial(print, FOUND, flush=True))
    lines.said.connect(speaker.play)
    lines.ended.connect(app.quit)
    threading.Thread(target=lines.read, name="lines", daemon=True).start()
    speaker.start()
    return app.exec()
