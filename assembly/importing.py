"""Bringing in a city's own files by profiles: looked at, tried, or staged and published; and streets as a base map."""

import argparse
import contextlib
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from assembly.basemap import lay_ground
from assembly.bringing import Way, bringing_of, ground_of, imports_of, profile_path, resumed, settle
from assembly.centre import OpenCentre, open_centre
from assembly.expected import EXPECTED
from console.paths import make_folders, paths_of
from console.settings import load_settings
from db.doorbell import Doorbell
from dispatch.bringing import Cancelled, Preview, Progress, Report, RunState
from dispatch.values import Case
from gateway.files.profile import load_profile
from gateway.files.table import moved_by, read_table
from maps.build.things import StreetsBroken

TOLD_EVERY_S = 1.0


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `import`."""
    parser.add_argument("file", type=Path, nargs="*", help="tables: CSV, XLSX, JSON, GeoJSON, Shapefile, GeoPackage")
    parser.add_argument("--profile", default="boston311", help="a profile by name, or the path of its TOML file")
    parser.add_argument("--preview", action="store_true", help="show the first rows as they will be read, and stop")
    parser.add_argument("--dry-run", action="store_true", help="read everything, write nothing, say what would come")
    parser.add_argument("--resume", action="store_true", help="go on with imports that were cut off")
    parser.add_argument("--drop", action="store_true", help="take back what cut off imports have not published yet")
    parser.add_argument("--jurisdiction", default="990024", help="the code of the county")
    parser.add_argument("--name", default="", help="the name of the county, for a new one")
    parser.add_argument("--cases", type=Path, help="a table of cases of which only the newest are wanted")
    parser.add_argument("--limit", type=int, help="with --cases: at most so many of the newest cases")
    parser.add_argument("--as-of-now", action="store_true",
                        help="with --cases: move all times so that the newest case is of now")  # fmt: skip
    parser.add_argument("--streets", type=Path, nargs="*", default=[], help="GeoJSON files of streets")
    parser.add_argument("--credit", default="© OpenStreetMap contributors (ODbL)", help="whom the map credits")


def run(options: argparse.Namespace) -> int:
    """Bring what was named; 1 when rows were refused or it was stopped, 2 when a file cannot be used."""
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        if options.streets:
            lay_ground(options.streets, paths.base_map.parent, credit=options.credit)
        bell = Doorbell(paths.data / "bells")
        with contextlib.closing(bell):
            database = load_settings(paths.settings).centre_database
            centre = open_centre(paths.data, options.jurisdiction, on_commit=bell.ring, database=database)
            with contextlib.closing(centre):
                return _brought(centre, options, paths.data, bell.ring)
    except Cancelled:
        print("stopped; what was published stays, the rest is gone on with by --resume or taken back by --drop")
        return 1
    except (*EXPECTED, StreetsBroken, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


def _brought(centre: OpenCentre, options: argparse.Namespace, data: Path, ring: Callable[[], None]) -> int:
    if not (options.preview or options.dry_run):
        settle(centre, options.name)
    if options.drop or options.resume:
        _end_cut_off(centre, options, ring)
    worst = 0
    for file in options.file:
        bringing = bringing_of(file, profile_path(options.profile, data), ground_of(centre, ring), data)
        worst = max(worst, _one(Way(bringing, data), options))
    if options.cases:
        worst = max(worst, _newest_cases(centre, options, data))
    return worst


def _one(way: Way, options: argparse.Namespace) -> int:
    if options.preview:
        _show(way.preview())
        return 0
    with _told(way):
        report = way.try_out() if options.dry_run else way.bring()
    _say(report)
    return 1 if report.refused else 0


@contextlib.contextmanager
def _told(way: Way) -> Iterator[None]:
    """How far it is, once a second; Ctrl+C stops it at the next part."""
    ended = threading.Event()

    def tell() -> None:
        while not ended.wait(TOLD_EVERY_S):
            print(progress_words(way.progress), flush=True)

    before = signal.signal(signal.SIGINT, lambda *_: way.cancel())
    teller = threading.Thread(target=tell, name="import-progress", daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()
        signal.signal(signal.SIGINT, before)


def progress_words(progress: Progress) -> str:
    """One line of how far an import is."""
    left = "" if progress.left_s is None else f", {progress.left_s:.0f} s left"
    rows = f"{progress.read} rows read, {progress.refused} refused"
    published = f", {progress.published} published" if progress.published else ""
    return f"  {100 * progress.share:3.0f} % {progress.phase.value}: {rows}{published}{left}"


def _say(report: Report) -> None:
    tried = "would be new" if report.is_trial else "new"
    print(f"{report.read} rows of {report.kind.value} in {report.seconds:.1f} s: {report.added} {tried}, "
          f"{report.held} already here, {report.refused} refused")  # fmt: skip
    for note in report.notes:
        print(f"  noticed: {note.replace('_', ' ')}")
    for refused in report.refusals[:5]:
        print(f"  row {refused.row}: {refused.field or 'row'}: {refused.why}: {refused.value[:60]!r}")
    if report.refused_file:
        print(f"  all refused rows, to be mended and brought in again: {report.refused_file}")


def _show(preview: Preview) -> None:
    print(f"{preview.kind.value}; columns not used: {', '.join(preview.unused) or 'none'}")
    for seen in preview.rows:
        if seen.refused:
            print(f"  REFUSED row {seen.refused.row}: {seen.refused.field}: {seen.refused.why}: {seen.refused.value!r}")
        else:
            print("  " + json.dumps(dict(seen.fields), ensure_ascii=False))


def _end_cut_off(centre: OpenCentre, options: argparse.Namespace, ring: Callable[[], None]) -> None:
    imports = imports_of(centre, ring)
    for cut in imports.unfinished(centre.jurisdiction):
        if options.drop or cut.state is RunState.STAGING:
            imports.drop(centre.jurisdiction, cut.id, at=datetime.now(UTC))
            print(f"{cut.file}: taken back what was not published")
        else:
            done = resumed(ground_of(centre, ring)).go_on(cut)
            print(f"{cut.file}: gone on: {done.added} new, {done.held} already here")


def _newest_cases(centre: OpenCentre, options: argparse.Namespace, data: Path) -> int:
    """The newest cases of a table, on request as if they were of today: to practise on."""
    profile = load_profile(profile_path(options.profile, data))
    rows = read_table(options.cases, profile, options.jurisdiction)
    ordered = sorted((row for row in rows if isinstance(row, Case)), key=lambda case: case.reported_at, reverse=True)
    newest = list(islice(ordered, options.limit or len(ordered)))
    if options.as_of_now and newest:
        shift = datetime.now(UTC) - newest[0].reported_at
        newest = [moved_by(case, shift) for case in newest]
    added = centre.registry.add_imported(options.jurisdiction, newest, at=datetime.now(UTC), by_name=options.cases.name)
    print(f"new cases: {added}")
    return 0
