"""What is said of cameras that were looked for, asked and placed."""

from PySide6.QtCore import QCoreApplication


def trouble_words(why: str) -> str:
    """A camera, or the network, gave no good answer; `why` carries no account."""
    return QCoreApplication.translate("CameraFinder", "No answer that could be used: {0}").format(why)


def placed_words(name: str) -> str:
    """A camera stands in the directory."""
    return QCoreApplication.translate("CameraFinder", "{0} is in the directory").format(name)
