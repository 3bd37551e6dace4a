"""What this machine has and what plays what: libraries, codecs, the engine of each camera, paths, versions."""

import argparse
import contextlib
import platform
import sqlite3
from importlib import metadata

from assembly.expected import EXPECTED
from assembly.stores import settled_centre
from console.paths import paths_of
from console.settings import load_settings
from video.engines import choose, facts

PARTS = ("PySide6", "SQLAlchemy", "folium", "numpy", "starlette", "uvicorn", "psycopg", "shapely")


def add_options(parser: argparse.ArgumentParser) -> None:
    """`doctor` needs none."""


def run(options: argparse.Namespace) -> int:
    """Print it all; 2 when the data folder cannot be used."""
    paths = paths_of(options.data_dir)
    print(f"Python {platform.python_version()} on {platform.platform()}")
    print(f"SQLite {sqlite3.sqlite_version}")
    for part in PARTS:
        print(f"{part} {metadata.version(part)}")
    for fact in facts():
        print(f"{fact.name}: {fact.value}")
    print(f"data folder: {paths.data}\nsettings: {paths.settings}\nlog: {paths.log}")
    try:
        settings = load_settings(paths.settings)
        if not settings.centre_database and not paths.database.exists():
            print("database: none yet")
            return 0
        centre = settled_centre(paths, settings)
    except EXPECTED as error:
        print(error)
        return 2
    with contextlib.closing(centre):
        where = centre.engine.url.render_as_string(hide_password=True)
        print(f"database: {where}, log line {centre.log.head(centre.jurisdiction)}")
        for camera in centre.board.directory(centre.jurisdiction).cameras:
            chosen = choose(camera, settings.video_engine)
            print(f"camera {camera.id} {camera.name}: {chosen.engine} ({chosen.why})")
    return 0
