"""Online copies of a SQLite store: taken in one step, checked, and only then named."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from db.errors import Corrupt
from db.pictures import sync_folder


def backup(path: Path, target: Path) -> Path:
    """Copy a store that is in use to `target`, which appears whole or not at all; raises Corrupt or OSError."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _copy(path, part)
        problems = check_file(part)
    except sqlite3.DatabaseError as error:
        problems = [str(error)]
    if problems:
        part.unlink(missing_ok=True)
        raise Corrupt(path, problems[0])
    _sync(part)
    part.replace(target)
    sync_folder(target.parent)
    return target


def _copy(path: Path, part: Path) -> None:
    # All pages in one step: a copy in small steps starts again at every write of another process, and may never end.
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode = DELETE")


def backup_before(path: Path, held: str | None) -> Path | None:
    """Before a migration: a copy beside the file, named by its revision and the time; None where there is no data."""
    if held is None:
        return None
    now = datetime.now(UTC)
    return backup(path, path.with_name(f"{path.stem}.before-migration-{held}-{now:%Y%m%dT%H%M%SZ}{path.suffix}"))


def check_file(path: Path) -> list[str]:
    """What `PRAGMA quick_check` finds wrong in a file, which is nothing for a sound one. It reads every page."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA quick_check")]
        except sqlite3.DatabaseError as error:
            return [str(error)]
    return [] if found == ["ok"] else found


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
