"""How a place is named: found, not found, in which grid it lies, and whether a camera sees it."""

from PySide6.QtCore import QCoreApplication

from dispatch.reach import Sight


def found_words(name: str, grid: str, others: int) -> str:
    """'永安路 · grid 990024001002003', and how many other names fit."""
    words = QCoreApplication.translate("Places", "{0} · grid {1}").format(name, grid) if grid else name
    if others:
        words += QCoreApplication.translate("Places", " (and {0} more)").format(others)
    return words


def place_words(detail: str, grid: str) -> str:
    """'东城街道 · grid 990024001002003': what tells a place from others of its name."""
    said = QCoreApplication.translate("Places", "grid {0}").format(grid) if grid else ""
    return " · ".join(part for part in (detail, said) if part)


def nothing_found_words(text: str) -> str:
    """That no case, unit or place has this name."""
    return QCoreApplication.translate("Places", "No case, unit or place is called {0}").format(text)


def sight_words(sight: Sight) -> str:
    """Whether a camera sees a place, or nobody knows."""
    if sight is Sight.SEES:
        return QCoreApplication.translate("Places", "sees the place")
    if sight is Sight.MAY_SEE:
        return QCoreApplication.translate("Places", "may see the place when turned")
    return QCoreApplication.translate("Places", "looks elsewhere")
