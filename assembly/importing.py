"""Bringing in a city's own files: past and open cases by a profile, streets as a base map, cameras from a table."""

import argparse
import contextlib
import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from assembly.basemap import lay_ground
from assembly.centre import RESOURCES, OpenCentre, open_centre
from assembly.expected import EXPECTED
from console.paths import make_folders, paths_of
from dispatch.values import Camera, Case, Directory, Person, Role
from gateway.files.profile import ProfileBroken, load_profile
from gateway.files.table import RowRefused, TableBroken, moved_by, read_table
from maps.build.things import StreetsBroken

DESK = frozenset({Role.ACCEPTOR, Role.SUPERVISOR, Role.DISPATCHER, Role.INSPECTOR, Role.COLLECTOR})


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `import`."""
    parser.add_argument("--jurisdiction", default="990024", help="the code of the county")
    parser.add_argument("--name", default="", help="the name of the county, for a new one")
    parser.add_argument("--cases", type=Path, help="a table of cases (CSV, plain or gzip)")
    parser.add_argument("--profile", default="boston311", help="a profile of resources/profiles, or a path")
    parser.add_argument("--limit", type=int, help="at most so many of the newest cases")
    parser.add_argument("--as-of-now", action="store_true", help="move all times so that the newest case is of now")
    parser.add_argument("--streets", type=Path, nargs="*", default=[], help="GeoJSON files of streets")
    parser.add_argument("--credit", default="© OpenStreetMap contributors (ODbL)", help="whom the map credits")
    parser.add_argument("--cameras", type=Path, help="a table with id, name, lon, lat, url (CSV)")


def run(options: argparse.Namespace) -> int:
    """Import what was named; 1 when rows were refused, 2 when a file cannot be read."""
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        if options.streets:
            lay_ground(options.streets, paths.base_map.parent, credit=options.credit)
        centre = open_centre(paths.data, options.jurisdiction, on_commit=lambda: None)
        with contextlib.closing(centre):
            _directory(centre, options)
            return _cases(centre, options, paths.data) if options.cases else 0
    except (*EXPECTED, ProfileBroken, TableBroken, StreetsBroken, OSError, ValueError) as error:
        print(error)
        return 2


def _directory(centre: OpenCentre, options: argparse.Namespace) -> None:
    """A new county gets a person for the desk and the doors' own; one that is there keeps what it has."""
    code = options.jurisdiction
    if code in centre.registry.jurisdictions():
        directory = centre.board.directory(code)
    else:
        name = options.name or code
        people = (
            Person(id=1, jurisdiction=code, name="值班员", roles=DESK),
            Person(id=4, jurisdiction=code, name="市民", roles=frozenset({Role.CITIZEN})),
            Person(id=5, jurisdiction=code, name="系统", roles=frozenset({Role.SYSTEM})),
        )
        directory = Directory(jurisdiction=code, name=name, name_en=name, single_manned=True, people=people)
    cameras = tuple(_cameras(options.cameras, code)) if options.cameras else directory.cameras
    centre.registry.put_directory(replace(directory, cameras=cameras))


def _cameras(path: Path, code: str) -> Iterator[Camera]:
    """Rows with id, name, lon, lat, url; raises ValueError naming file, line and field."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        for row in table:
            try:
                yield Camera(
                    id=int(row["id"]), jurisdiction=code, name=row["name"], url_main=row["url"],
                    lon=float(row["lon"]), lat=float(row["lat"]),
                )  # fmt: skip
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path}: line {table.line_num}: {error}") from error


def _cases(centre: OpenCentre, options: argparse.Namespace, folder: Path) -> int:
    known = Path(options.profile)
    profile = load_profile(known if known.suffix else RESOURCES / "profiles" / f"{options.profile}.toml")
    refused: list[RowRefused] = []
    cases = _kept(read_table(options.cases, profile, options.jurisdiction), refused)
    if options.limit or options.as_of_now:
        cases = iter(_newest(list(cases), options))
    added = centre.registry.add_imported(options.jurisdiction, cases, at=datetime.now(UTC), by_name=options.cases.name)
    report = folder / "import-refused.csv"
    with report.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("row", "field", "why", "value"))
        writer.writerows((row.row, row.field, row.why, row.value) for row in refused)
    print(f"{added} new cases; {len(refused)} rows refused, listed in {report}")
    return 1 if refused else 0


def _kept(rows: Iterator[Case | RowRefused], refused: list[RowRefused]) -> Iterator[Case]:
    for row in rows:
        if isinstance(row, Case):
            yield row
        else:
            refused.append(row)


def _newest(cases: list[Case], options: argparse.Namespace) -> list[Case]:
    ordered = sorted(cases, key=lambda case: case.reported_at, reverse=True)
    newest = list(islice(ordered, options.limit or len(ordered)))
    if options.as_of_now and newest:
        shift = datetime.now(UTC) - newest[0].reported_at
        newest = [moved_by(case, shift) for case in newest]
    return newest
