"""How units have kept their limits, read now and then beside the work."""

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.reader import Reader
from console.times import Times
from dispatch.records import UnitRecord

AGAIN_MS = 120_000
OVER = timedelta(days=90)
LATELY = timedelta(hours=8)  # a shift


class Records(QObject):
    """The newest records by unit; none until the first have come."""

    read = Signal()

    def __init__(self, reader: Reader, times: Times) -> None:
        super().__init__()
        self._reader, self._times = reader, times
        self._rows: dict[int, UnitRecord] = {}
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.look)

    def start(self) -> None:
        """Read now and from time to time."""
        self.look()
        self._again.start()

    def close(self) -> None:
        """Read no more."""
        self._again.stop()

    def of(self, unit_id: int) -> UnitRecord | None:
        """What is known of a unit."""
        return self._rows.get(unit_id)

    @Slot()
    def look(self) -> None:
        """Read anew."""
        now = self._times.now()
        self._reader.records(now - OVER, now - LATELY, self._take)

    def _take(self, rows: tuple[UnitRecord, ...]) -> None:
        self._rows = {row.unit_id: row for row in rows}
        self.read.emit()
