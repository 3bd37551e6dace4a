"""The base map of a city from an OpenStreetMap extract or GeoJSON streets, or its own tiles, in one command."""

import argparse
import shutil
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from assembly.grids import OUTLINES
from console.paths import FolderBroken, make_folders, paths_of
from gateway.datum import to_wgs84
from insight.faults import GridsBroken
from maps.build.ground import OSM_CREDIT, build_ground, read_streets
from maps.build.things import Step, StreetsBroken
from maps.tiles import MapBroken


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `basemap`."""
    parser.add_argument("streets", type=Path, nargs="*", help="extracts (.osm.pbf, .osm) or GeoJSON files of streets")
    parser.add_argument("--tiles", type=Path, help="the county's own MBTiles, taken as they are")
    parser.add_argument("--grids", type=Path, help="the outlines of the county's unit grids (GeoJSON with `code`)")
    parser.add_argument("--credit", default=OSM_CREDIT, help="whom the map credits")


def run(options: argparse.Namespace) -> int:
    """Make and publish the map; 2 with a line when a file cannot be read, and nothing is published then."""
    if not (options.streets or options.tiles or options.grids):
        print("name an extract, a GeoJSON file of streets, --tiles with the county's own MBTiles, or --grids")
        return 2
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        if options.streets or options.tiles:
            lay_ground(options.streets, paths.base_map.parent, credit=options.credit, tiles=options.tiles)
        if options.grids:
            lay_grids(options.grids, paths.data / OUTLINES)
    except (FolderBroken, StreetsBroken, MapBroken, GridsBroken, OSError) as error:
        print(f"{error}; the map that is there has not been touched")
        return 2
    return 0


def lay_ground(files: Sequence[Path], folder: Path, *, credit: str, tiles: Path | None = None) -> None:
    """Read, build, publish, and say so; raises StreetsBroken, MapBroken or OSError."""
    began = time.monotonic()
    things = read_streets(files, _say)
    built = build_ground(things, folder, attribution=credit, progress=_say, tiles=tiles)
    print(
        f"base map: {built.tiles} tiles, {built.names} names, {built.stretches} stretches of road "
        f"from {built.things} things, {time.monotonic() - began:.1f} s"
    )


def lay_grids(file: Path, place: Path) -> None:
    """Check the outlines of unit grids, publish them, and say what overlaps or is left open; raises GridsBroken."""
    from insight.grid_file import load_cells
    from insight.grids import GridIndex

    index = GridIndex(load_cells(file, datetime.now(UTC).astimezone().date(), to_wgs84))
    found = index.coverage()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(place.name + ".part")
    shutil.copyfile(file, beside)
    beside.replace(place)
    print(
        f"unit grids: {len(index)} in force today; {len(found.overlaps)} overlaps, {len(found.gaps)} gaps, "
        f"{len(found.doubled)} codes twice, {len(found.mended)} crossed outlines"
    )
    for fault in (*found.overlaps, *found.gaps):
        kind = f"overlaps {fault.other}" if fault.other else "has a gap"
        print(f"  {fault.code} {kind}: {fault.square_metres} m² at {fault.lat}, {fault.lon}")
    for code in (*found.doubled, *found.mended):
        print(f"  {code}: {'twice' if code in found.doubled else 'crosses itself'}")


def _say(step: Step) -> None:
    share = f" ({100 * step.done // step.total} %)" if step.total else ""
    print(f"  {step.words}{share}", flush=True)
