"""How a place is named: found, not found, and in which grid it lies."""

from PySide6.QtCore import QCoreApplication


def found_words(name: str, grid: str, others: int) -> str:
    """'永安路 · grid 990024001002003', and how many other names fit."""
    words = QCoreApplication.translate("Places", "{0} · grid {1}").format(name, grid) if grid else name
    if others:
        words += QCoreApplication.translate("Places", " (and {0} more)").format(others)
    return words


def nothing_found_words(text: str) -> str:
    """That no case, unit or place has this name."""
    return QCoreApplication.translate("Places", "No case, unit or place is called {0}").format(text)
