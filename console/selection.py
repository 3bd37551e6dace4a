"""The one selected case of a desk: selecting it anywhere selects it everywhere."""

from PySide6.QtCore import QObject, Signal, Slot


class Selection(QObject):
    """Holds the id of the selected case, or None."""

    changed = Signal(object)  # int | None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case_id: int | None = None

    @property
    def case_id(self) -> int | None:
        """The selected case."""
        return self._case_id

    @Slot(object)
    def select(self, case_id: int | None) -> None:
        """Select a case, or nothing; says so once, and only when it is another."""
        if case_id != self._case_id:
            self._case_id = case_id
            self.changed.emit(case_id)
