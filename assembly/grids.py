"""The grid of a place: by the outlines that the county has given, else by square blocks, else none."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from dispatch.grids import load_grid
from gateway.datum import to_wgs84

GRID_FILE = "grid.json"
OUTLINES = Path("maps") / "grids.geojson"


def grids_of(data_dir: Path) -> Callable[[float, float], str]:
    """What tells the grid of a place (lon, lat) of a data folder; raises GridBroken or GridsBroken."""
    if (data_dir / OUTLINES).exists():
        return OutlinedGrids(data_dir / OUTLINES, lambda: datetime.now(UTC).astimezone().date()).code_of
    grid = load_grid(data_dir / GRID_FILE)
    return grid.code_of if grid else _no_grid


def _no_grid(_lon: float, _lat: float) -> str:
    return ""


class OutlinedGrids:
    """The grids in force today; a day later, those of that day."""

    def __init__(self, path: Path, today: Callable[[], date]) -> None:
        """Read the file once, so that a broken one is said at the start; raises GridsBroken."""
        self._path, self._today = path, today
        self._day: date | None = None
        self.code_of(0.0, 0.0)

    def code_of(self, lon: float, lat: float) -> str:
        """The code of a place, '' outside."""
        day = self._today()
        if day != self._day:
            from insight.grid_file import load_cells  # shapely: only for counties that have given outlines
            from insight.grids import GridIndex

            self._index, self._day = GridIndex(load_cells(self._path, day, to_wgs84)), day
        return self._index.code_of(lon, lat)
