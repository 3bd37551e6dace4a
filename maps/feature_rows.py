"""The things of a place as the page takes them: points packed, outlines as JSON. No Qt."""

import json
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np

from dispatch.features import ComponentState, Feature, Marks, shape_of
from maps.build.mercator import to_world

# How a thing looks: as it should, damaged, gone.
LOOKS = {ComponentState.BROKEN: 1, ComponentState.LOST: 2, ComponentState.ABANDONED: 2, ComponentState.REMOVED: 2}


def pack_marks(marks: Marks) -> bytes:
    """Little-endian: uint32 n, 0; float64 x[n], y[n] of the world; float64 id[n] (exact to 2**53); uint8 look[n]."""
    x, y = to_world(np.array(marks.lons, np.float64), np.array(marks.lats, np.float64))
    ids = np.array(marks.ids, np.float64)
    looks = np.array([LOOKS.get(state, 0) for state in marks.states], np.uint8)  # type: ignore[call-overload]
    parts = (x.astype("<f8"), y.astype("<f8"), ids.astype("<f8"), looks)
    return struct.pack("<II", len(ids), 0) + b"".join(part.tobytes() for part in parts)


def pack_places(places: Sequence[tuple[float, float]]) -> bytes:
    """Bare places (lon, lat) as pack_marks packs them."""
    lons, lats = zip(*places, strict=True) if places else ((), ())
    nothing = ("",) * len(lons)
    return pack_marks(
        Marks(change=0, ids=(0,) * len(lons), lons=lons, lats=lats, states=nothing, kinds=nothing, shapes=())
    )


def outline_rows(outlines: Sequence[tuple[str, dict[str, Any]]]) -> bytes:
    """Names and GeoJSON geometries as the page takes outlines; they are drawn and named, not picked."""
    rows = [{"id": 0, "name": name, "shape": shape} for name, shape in outlines]
    return json.dumps(rows, ensure_ascii=True).encode()


def shape_rows(shapes: Sequence[Feature], *, in_english: bool) -> bytes:
    """[{id, name, shape}] as JSON bytes: names are outside text and are drawn as text only."""
    rows: list[dict[str, Any]] = [
        {"id": shape.id, "name": shape.name_en if in_english and shape.name_en else shape.name,
         "shape": shape_of(shape)}
        for shape in shapes
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=True).encode()
