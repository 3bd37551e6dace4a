"""One desk per data folder: a second start raises the first window and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

RAISE = b"raise\n"
ANSWER_MS = 2000


class SingleDesk(QObject):
    """Holds a data folder for this process. The lock file decides; the local socket only carries the call."""

    called = Signal()  # a second start asks this desk to come to the front

    def __init__(self, data_dir: Path) -> None:
        super().__init__()
        # A socket path is short by law of the system, so the folder is named by its digest.
        digest = hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:16]
        self._name = f"watchfloor-{digest}"
        self._lock = QLockFile(str(data_dir / ".desk.lock"))
        self._lock.setStaleLockTime(0)  # a lock is stale only when its process is gone
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self) -> bool:
        """Take the folder; False when another desk holds it, which has then been called to the front."""
        if not self._lock.tryLock(0):
            self._call_first()
            return False
        QLocalServer.removeServer(self._name)  # left by a desk that was killed
        return self._server.listen(self._name)

    def release(self) -> None:
        """Give the folder free."""
        self._server.close()
        self._lock.unlock()

    def _call_first(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(ANSWER_MS):
            socket.write(RAISE)
            socket.waitForBytesWritten(ANSWER_MS)
            socket.disconnectFromServer()

    @Slot()
    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
