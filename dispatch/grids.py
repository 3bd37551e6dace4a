"""Unit grids (单元网格): the 15-digit code of a place, six for the county, three each for office, community, block."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

BLOCK_M = 100  # nominal side of a unit grid: 10,000 m²
COMMUNITY_M = 1000
DEGREE_M = 111_320


class GridBroken(Exception):  # noqa: N818 - says which file is broken
    """A grid file cannot be used: names file and field."""


@dataclass(frozen=True, slots=True)
class BlockGrid:
    """Square blocks around a centre in WGS-84 degrees; '' for places further away than 30 km."""

    county: str
    lon: float
    lat: float

    def code_of(self, lon: float, lat: float) -> str:
        """The code of a place."""
        east = (lon - self.lon) * DEGREE_M * math.cos(math.radians(self.lat))
        north = (lat - self.lat) * DEGREE_M
        if max(abs(east), abs(north)) > 30 * COMMUNITY_M:
            return ""
        office = 1 if east >= 0 else 2 if north >= 0 else 3
        community = 1 + int(abs(east) // COMMUNITY_M) * 31 + int(abs(north) // COMMUNITY_M)
        block = 1 + int(abs(east) % COMMUNITY_M // BLOCK_M) * 10 + int(abs(north) % COMMUNITY_M // BLOCK_M)
        return f"{self.county}{office:03d}{community:03d}{block:03d}"


def load_grid(path: Path) -> BlockGrid | None:
    """Read a grid, None where there is none; raises GridBroken."""
    if not path.exists():
        return None
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return BlockGrid(str(said["county"]), float(said["lon"]), float(said["lat"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GridBroken(f"{path}: {error}") from error
