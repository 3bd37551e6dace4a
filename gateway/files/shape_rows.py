"""Rows of GeoPackage, Shapefile and GeoJSON: cells and outlines as WKT in degrees of the file's own datum."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from dispatch.bringing import TableBroken
from gateway.files.profile import Profile
from gateway.files.raw import Raw, Row
from gateway.files.sheet_rows import demand_modest

MOST_BYTES = 1 << 30
_PIECE = 5000
_DECIMALS = 8
_DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".json": "GeoJSON"}
# Degrees of longitude and latitude as they are: WGS-84, CGCS2000, and what a profile calls GCJ-02 or BD-09.
_GEOGRAPHIC = ("EPSG:4326", "EPSG:4490", "OGC:CRS84")
Placed = Callable[[Any], Any]


@contextmanager
def open_shapes(path: Path, profile: Profile) -> Iterator[Raw]:
    """The features of a file; raises TableBroken."""
    yield _raw(path, str(path), profile)


@contextmanager
def open_zip(path: Path, profile: Profile) -> Iterator[Raw]:
    """The one Shapefile, GeoPackage or GeoJSON in an archive; raises TableBroken."""
    try:
        with zipfile.ZipFile(path) as archive:
            demand_modest(path, archive, MOST_BYTES)
            inner = [name for name in archive.namelist() if Path(name).suffix.lower() in (".shp", ".gpkg", ".geojson")]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise TableBroken(str(path), "cut", f"a damaged archive: {error}") from error
    if len(inner) != 1:
        raise TableBroken(str(path), "sheet", f"holds {len(inner)} layers, not one")
    yield _raw(path, f"/vsizip/{path}/{inner[0]}", profile)


def wkt_of(geometry: Any) -> str:
    """The WKT of a GeoJSON geometry, '' for none; raises ValueError."""
    if not geometry:
        return ""
    try:
        return str(shapely.to_wkt(shape(geometry), rounding_precision=_DECIMALS))
    except (KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
        raise ValueError(f"geometry: {error}") from error


def _raw(path: Path, where: str, profile: Profile) -> Raw:
    import pyogrio  # GDAL: a third of a second that other files need not wait for

    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(where)]
        if profile.sheet and profile.sheet not in layers:
            raise TableBroken(str(path), "sheet", f"no layer {profile.sheet}; there are {', '.join(layers)}")
        layer = profile.sheet or layers[0]
        info = pyogrio.read_info(where, layer=layer, encoding=_encoding(profile))
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, IndexError, ValueError) as error:
        raise TableBroken(str(path), "shapes", f"cannot be read: {str(error).splitlines()[0]}") from error
    total, done = max(1, int(info["features"])), [0]
    columns = (*(str(name) for name in info["fields"]), "geometry")
    placed = _placing(path, info["crs"])
    return Raw(
        columns=columns, share=lambda: done[0] / total, rows=_rows(path, where, layer, profile, columns, placed, done)
    )


def _encoding(profile: Profile) -> str | None:
    return None if profile.encoding == "auto" else profile.encoding


def _placing(path: Path, crs: str | None) -> Placed:
    """What brings outlines into degrees; the datum that a profile names counts after it. Raises TableBroken."""
    if crs is None or crs in _GEOGRAPHIC:
        return lambda outlines: outlines
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError

    try:
        given = CRS.from_user_input(crs)
        if given.is_geographic:
            return lambda outlines: outlines
        turn = Transformer.from_crs(given, given.geodetic_crs, always_xy=True)
    except CRSError as error:
        raise TableBroken(str(path), "crs", f"an unknown coordinate system: {error}") from error
    return lambda outlines: shapely.transform(outlines, lambda points: _turned(turn, points))


def _turned(turn: Any, points: Any) -> Any:
    points[:, 0], points[:, 1] = turn.transform(points[:, 0], points[:, 1])
    return points


def _rows(
    path: Path, where: str, layer: str, profile: Profile, columns: tuple[str, ...], placed: Placed, done: list[int]
) -> Iterator[Row]:  # fmt: skip
    import pyogrio

    while True:
        try:
            _, _, blobs, values = pyogrio.raw.read(
                where, layer=layer, skip_features=done[0], max_features=_PIECE, encoding=_encoding(profile),
                force_2d=True,
            )  # fmt: skip
            outlines = placed(shapely.from_wkb(blobs)) if blobs is not None else []
        except (pyogrio.errors.DataSourceError, pyogrio.errors.FeatureError, UnicodeError, ValueError,
                shapely.errors.ShapelyError) as error:  # fmt: skip
            raise TableBroken(str(path), "shapes", f"cannot be read: {str(error).splitlines()[0]}") from error
        if len(outlines) == 0:
            return
        texts = shapely.to_wkt(outlines, rounding_precision=_DECIMALS)
        for at, wkt in enumerate(texts):
            cells = [_text(column[at]) for column in values]
            done[0] += 1
            yield done[0], dict(zip(columns, [*cells, wkt or ""], strict=True))
        if len(texts) < _PIECE:
            return


def _text(value: Any) -> str:
    if value is None or value != value:  # a number that is none
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


__all__ = ["open_shapes", "open_zip", "wkt_of"]
