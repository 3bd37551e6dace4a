"""Save diagnostics: versions, settings and logs in one zip, without secrets, pictures or case texts."""

import platform
import sys
import zipfile
from collections.abc import Iterable
from datetime import datetime
from importlib import metadata
from pathlib import Path

from console.logs import scrub
from console.paths import Paths

PARTS = ("PySide6", "SQLAlchemy", "av", "python-vlc", "folium", "pyqtgraph", "uvicorn", "starlette", "msgspec")
LARGEST = 3_000_000


def save_diagnostics(paths: Paths, target: Path, *, version: str, now: datetime) -> Path:
    """Write the zip and return its path; raises OSError. `now` is aware."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("about.txt", _about(paths, version, now))
        for file in _files(paths):
            bundle.writestr(file.relative_to(paths.data).as_posix(), scrub(_tail(file)))
    return target


def _about(paths: Paths, version: str, now: datetime) -> str:
    size = paths.database.stat().st_size if paths.database.exists() else 0
    lines = [
        f"watchfloor {version}, {now.isoformat(timespec='seconds')}",
        f"Python {sys.version.split()[0]}, {platform.platform()}",
        *(f"{part} {_version_of(part)}" for part in PARTS),
        f"data folder {paths.data}, database {size} bytes",
    ]
    return "\n".join(lines) + "\n"


def _version_of(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:
        return "absent"


def _files(paths: Paths) -> Iterable[Path]:
    named = [paths.settings, paths.state, *sorted(paths.log.glob("*"))]
    return [file for file in named if file.is_file()]


def _tail(file: Path) -> str:
    return file.read_bytes()[-LARGEST:].decode("utf-8", errors="replace")
