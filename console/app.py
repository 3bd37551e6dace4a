"""The application around the window: scale, style, messages of Qt, and what nobody has caught."""

import logging
import os
import sys
import threading
from collections.abc import Sequence
from functools import partial
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from console.notices import NoticeKind, Notices
from console.refusals import trouble_words

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def open_app(arguments: Sequence[str], *, version: str, scale: int = 100) -> QApplication:
    """The one QApplication, at `scale` percent (80 to 200); Qt reads the scale only here, at the start."""
    if scale != 100:
        os.environ["QT_SCALE_FACTOR"] = f"{scale / 100:g}"
    app = QApplication(list(arguments))
    app.setStyle("Fusion")
    app.setApplicationName("watchfloor")
    app.setApplicationVersion(version)
    qInstallMessageHandler(_take_qt_message)
    return app


def bring_to_front(window: QWidget) -> None:
    """What the first desk does when a second one is started."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


class Unhandled:
    """Nothing is lost: what no code has caught goes to the log, and on the UI thread into a quiet notice."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._take
        threading.excepthook = self._take_of_thread

    def close(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._before

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.critical("unhandled", exc_info=(kind, error, trace))
        if isinstance(error, Exception):
            self._notices.add(NoticeKind.TROUBLE, partial(trouble_words, error), group=f"unhandled-{kind.__name__}")

    def _take_of_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value or args.exc_type()
        _log.critical("unhandled in a thread", exc_info=(args.exc_type, error, args.exc_traceback))


def _take_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(_LEVELS[kind], "%s", message)
