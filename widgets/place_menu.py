"""The menu of a place on the map: what may be done there, with its coordinates in both datums to copy."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

Do = Callable[[], None]


class PlaceMenu(QMenu):
    """Made anew for each place; goes away by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)

    def offer(self, words: str, do: Do) -> None:
        """One more thing to do here."""
        self.addAction(words).triggered.connect(lambda _=False: do())

    def offer_report(self, do: Do) -> None:
        """A report from here."""
        self.offer(QCoreApplication.translate("PlaceMenu", "Take a report here"), do)

    def offer_copy(self, coordinates: str, datum: str, do: Do) -> None:
        """The coordinates in a datum."""
        self.offer(QCoreApplication.translate("PlaceMenu", "Copy {0} ({1})").format(coordinates, datum), do)

    def offer_reach(self, do: Do) -> None:
        """From where the place is reached in time."""
        self.offer(QCoreApplication.translate("PlaceMenu", "Who gets here in 5, 10 and 15 minutes"), do)

    def open_at(self, point: QPoint) -> None:
        """Show it without waiting for an answer."""
        self.popup(point)
