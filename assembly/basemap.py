"""The base map of a city from an OpenStreetMap extract or GeoJSON streets, or its own tiles, in one command."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from console.paths import FolderBroken, make_folders, paths_of
from maps.build.ground import OSM_CREDIT, build_ground, read_streets
from maps.build.things import Step, StreetsBroken
from maps.tiles import MapBroken


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `basemap`."""
    parser.add_argument("streets", type=Path, nargs="*", help="extracts (.osm.pbf, .osm) or GeoJSON files of streets")
    parser.add_argument("--tiles", type=Path, help="the county's own MBTiles, taken as they are")
    parser.add_argument("--credit", default=OSM_CREDIT, help="whom the map credits")


def run(options: argparse.Namespace) -> int:
    """Make and publish the map; 2 with a line when a file cannot be read, and nothing is published then."""
    if not options.streets and not options.tiles:
        print("name an extract, a GeoJSON file of streets, or --tiles with the county's own MBTiles")
        return 2
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        lay_ground(options.streets, paths.base_map.parent, credit=options.credit, tiles=options.tiles)
    except (FolderBroken, StreetsBroken, MapBroken, OSError) as error:
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


def _say(step: Step) -> None:
    share = f" ({100 * step.done // step.total} %)" if step.total else ""
    print(f"  {step.words}{share}", flush=True)
