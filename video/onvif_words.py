"""What is said of cameras that were looked for, asked and placed."""

from PySide6.QtCore import QCoreApplication

from video.words import trouble_said


def trouble_words(error: Exception | None) -> str:
    """A camera, or the network, gave no good answer."""
    return QCoreApplication.translate("CameraFinder", "No answer that could be used: {0}").format(trouble_said(error))


def placed_words(name: str) -> str:
    """A camera stands in the directory."""
    return QCoreApplication.translate("CameraFinder", "{0} is in the directory").format(name)
