"""Half-written words on disk: they survive the end of the program, however it comes, and are nobody else's to read."""

import json
import os
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

WRITE_MS = 300


class Drafts(QObject):
    """Texts by name. Written beside and renamed, so that a file is whole whenever the program ends."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self._texts = _read(path) if path is not None else {}
        self._soon = QTimer(self, interval=WRITE_MS, singleShot=True)
        self._soon.timeout.connect(self.write)

    def text(self, name: str) -> str:
        """What was written last under a name, '' for nothing."""
        return self._texts.get(name, "")

    def keep(self, name: str, text: str) -> None:
        """Remember; an empty text forgets."""
        if text == self.text(name):
            return
        if text:
            self._texts[name] = text
        else:
            self._texts.pop(name, None)
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def write(self) -> None:
        """Put everything on disk now."""
        self._soon.stop()
        if self._path is None:
            return
        beside = self._path.with_suffix(".part")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:
            json.dump(self._texts, file, ensure_ascii=False)
        beside.replace(self._path)

    def close(self) -> None:
        """Write what is not written yet."""
        if self._soon.isActive():
            self.write()


def _read(path: Path) -> dict[str, str]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # none yet; a draft that cannot be read must not keep the desk from opening
    return {str(name): str(text) for name, text in held.items()} if isinstance(held, dict) else {}
