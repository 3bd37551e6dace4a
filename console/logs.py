"""The log of a desk: rotating, in UTC, without secrets; crashes leave their trace beside it."""

import faulthandler
import logging
import re
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

SIZE = 2_000_000
KEPT = 5
_HIDDEN = "***"
# Credentials in addresses, headers, and name=value or "name": "value" pairs.
_SECRETS = (
    (re.compile(r"(\b[a-z][a-z0-9+.-]*://)[^/\s@]*:[^/\s]*@", re.IGNORECASE), rf"\1{_HIDDEN}@"),
    (re.compile(r"(\bauthorization\b['\"]?\s*[:=]\s*)[^\r\n]+", re.IGNORECASE), rf"\1{_HIDDEN}"),
    (re.compile(r"(\b(?:bearer|basic|digest)\s+)[\w.~+/=-]{8,}", re.IGNORECASE), rf"\1{_HIDDEN}"),
    (
        re.compile(
            r"(\b(?:[\w-]*password|[\w-]*passwd|pwd|[\w-]*secret|[\w-]*token|api[_-]?key|tk|key)['\"]?\s*[:=]\s*)"
            r"('[^']*'|\"[^\"]*\"|[^\s,;&)}\]]+)",
            re.IGNORECASE,
        ),
        rf"\1{_HIDDEN}",
    ),
)  # fmt: skip


def scrub(text: str) -> str:
    """The text with every credential replaced by ***."""
    for pattern, clean in _SECRETS:
        text = pattern.sub(clean, text)
    return text


class ScrubbingFormatter(logging.Formatter):
    """Scrubs the finished line, tracebacks included."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return scrub(super().format(record))


class DeskLog:
    """The open log files of a process; `close()` gives them back."""

    def __init__(self, folder: Path, name: str = "desk") -> None:
        """Opens `<name>.log` (2 MB, five older ones) and `<name>.crash` in a folder that exists."""
        self._handler = RotatingFileHandler(folder / f"{name}.log", maxBytes=SIZE, backupCount=KEPT, encoding="utf-8")
        self._handler.setFormatter(ScrubbingFormatter("%(asctime)sZ %(levelname)s %(name)s %(threadName)s %(message)s"))
        root = logging.getLogger()
        root.addHandler(self._handler)
        self._level_before = root.level
        root.setLevel(logging.INFO)
        self._crash: IO[str] = (folder / f"{name}.crash").open("a", encoding="utf-8")
        faulthandler.enable(self._crash)

    def close(self) -> None:
        """Write out and let go."""
        faulthandler.disable()
        self._crash.close()
        logging.getLogger().removeHandler(self._handler)
        logging.getLogger().setLevel(self._level_before)
        self._handler.close()
