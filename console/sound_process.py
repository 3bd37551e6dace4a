"""The loudspeaker in a process of its own: a sound server that dies takes its library's process with it, not the desk.

One that has come back is found by a fresh process: the library of the old one keeps to what it has lost. Where a fresh
one finds nothing either, none is kept until the next look: it would be 30 MB that wait for nothing.
"""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

RETRY_MS = 30_000
ENDING_MS = 500
NO_LIBRARY = 3  # what the process ends with where there is nothing to play by
LOST, FOUND = "lost", "found"
_log = logging.getLogger(__name__)


class SoundProcess(QObject):
    """Told names of sounds line by line, it says 'lost' and 'found' back. Each is said once each time."""

    lost = Signal()
    found = Signal()

    def __init__(self, command: Sequence[str], *, retry_ms: int = RETRY_MS) -> None:
        super().__init__()
        self.is_lost, self._is_over, self._is_renewed, self._is_dismissed = False, False, False, False
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._end)
        self._retry = QTimer(self, interval=retry_ms, singleShot=True)
        self._retry.timeout.connect(self._begin_anew)

    @property
    def is_running(self) -> bool:
        """Whether there is a process to play."""
        return self._process.state() is QProcess.ProcessState.Running

    def start(self) -> None:
        """Begin; whether sound comes out is said soon."""
        self._process.start()

    def play(self, name: str) -> None:
        """Begin a sound; what still plays is cut off. Nothing while there is no process."""
        if self.is_running:
            self._process.write(f"{name}\n".encode())

    def close(self) -> None:
        """Play no more; a process that does not end by itself is ended."""
        self._is_over = True
        self._retry.stop()
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(ENDING_MS):
            self._process.kill()
            self._process.waitForFinished(ENDING_MS)

    @Slot()
    def _hear(self) -> None:
        said = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace").split()
        if FOUND in said and (LOST not in said or said.index(FOUND) > said.index(LOST)):
            self._find()
        elif LOST in said:
            if self.is_lost:
                self._is_dismissed = True
                self._process.kill()
            self._lose()

    def _find(self) -> None:
        self._retry.stop()
        if self.is_lost:
            self.is_lost = False
            self.found.emit()

    def _lose(self) -> None:
        self._retry.start()
        if not self.is_lost:
            self.is_lost = True
            self.lost.emit()

    @Slot()
    def _begin_anew(self) -> None:
        """A process that still runs is hung on what was lost; its end begins the next."""
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self._process.start()
        else:
            self._is_renewed = True
            self._process.kill()

    @Slot(int)
    def _end(self, code: int) -> None:
        if self._is_over:
            return
        is_renewed, is_dismissed = self._is_renewed, self._is_dismissed
        self._is_renewed = self._is_dismissed = False
        if is_renewed:
            self._process.start()
        elif not is_dismissed:
            _log.warning("the loudspeaker ended with %s: %s", code, self._process.readAllStandardError().data()[-500:])
            self._lose()
            if code == NO_LIBRARY and self._process.exitStatus() is QProcess.ExitStatus.NormalExit:
                self._retry.stop()
