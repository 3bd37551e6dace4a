"""What was asked on the command line before, the newest last; it stays from one start to the next."""

from PySide6.QtCore import QSettings

KEPT = 60
_KEY = "command/history"


class History:
    """Walked by the arrow keys; it begins again with each command."""

    def __init__(self, state: QSettings | None = None) -> None:
        self._state = state
        held = state.value(_KEY, []) if state is not None else []
        self._rows = [str(row) for row in held] if isinstance(held, list) else [str(held)]
        self._at = len(self._rows)

    def add(self, text: str) -> None:
        """Remember a command that was carried out; the same one again moves to the end."""
        self._rows = [*(row for row in self._rows if row != text), text][-KEPT:]
        self._at = len(self._rows)
        if self._state is not None:
            self._state.setValue(_KEY, self._rows)

    def older(self) -> str | None:
        """The one before, None at the beginning."""
        if self._at == 0:
            return None
        self._at -= 1
        return self._rows[self._at]

    def newer(self) -> str:
        """The one after; past the newest, nothing."""
        self._at = min(self._at + 1, len(self._rows))
        return self._rows[self._at] if self._at < len(self._rows) else ""

    def leave(self) -> None:
        """Begin again at the newest."""
        self._at = len(self._rows)
