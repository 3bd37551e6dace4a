"""The road graph that a base map brought along, read from its file of arrays."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from insight.faults import RoadsBroken

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
_FIELDS = ("node_lon", "node_lat", "start", "end", "metres", "along", "against", "walk", "name", "first", "lon", "lat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roads:
    """Crossings in degrees; stretches between two, with seconds along, against and on foot, infinite for closed.

    `first` [stretches + 1] says where the points (lon, lat) of each stretch begin; `names[name]` is its street.
    """

    node_lon: Floats
    node_lat: Floats
    start: Ints
    end: Ints
    metres: Floats
    along: Floats
    against: Floats
    walk: Floats
    name: Ints
    names: tuple[str, ...]
    first: npt.NDArray[np.int64]
    lon: Floats
    lat: Floats

    def __len__(self) -> int:
        return len(self.start)


def load_roads(path: Path) -> Roads | None:
    """Read a road graph, None where there is none or it is empty; raises RoadsBroken."""
    if not path.exists():
        return None
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            arrays = {name: held[name] for name in _FIELDS}
            names = tuple(held["names"].tobytes().decode().split("\n"))
        roads = Roads(names=names, **arrays)
        _demand_whole(roads)
    except (OSError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise RoadsBroken(f"{path}: {error}") from error
    return roads if len(roads) else None


def _demand_whole(roads: Roads) -> None:
    nodes, stretches = len(roads.node_lon), len(roads.start)
    fits = len(roads.first) == stretches + 1 and len(roads.lon) == len(roads.lat) == int(roads.first[-1])
    if not fits or any(
        len(row) != stretches for row in (roads.end, roads.along, roads.against, roads.walk, roads.name)
    ):
        raise ValueError("its arrays do not fit together")
    if stretches and (max(roads.start.max(), roads.end.max()) >= nodes or int(roads.name.max()) >= len(roads.names)):
        raise ValueError("a stretch names a crossing or a street that is not there")
