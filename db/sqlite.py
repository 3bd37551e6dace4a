"""SQLite as the embedded store: where it may lie, how each connection is set, how a transaction begins."""

import os
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from db.errors import Corrupt, NetworkFolder, NotWritable

BUSY_TIMEOUT_S = 10.0
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre", "glusterfs", "davfs", "fuse.sshfs"}
    | {"fuse.davfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.ceph"}
)
_MOUNTS = Path("/proc/mounts")


def file_system_of(path: Path, mounts: str) -> str:
    """The type of the file system that holds an absolute path, by the longest mount point in /proc/mounts text."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, point, fs_type, *_ = line.split(" ")
        point = point.encode().decode("unicode_escape")
        if path.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, fs_type
    return kind


def demand_local(path: Path, mounts: str | None = None) -> None:
    """Refuse a file on a network share; raises NetworkFolder. Systems without /proc/mounts are not asked."""
    if mounts is None:
        mounts = _MOUNTS.read_text("utf-8", "replace") if _MOUNTS.exists() else ""
    kind = file_system_of(path.resolve(), mounts)
    if kind in _NETWORK:
        raise NetworkFolder(path, kind)


def demand_writable(path: Path) -> None:
    """Create the folder where it is missing and try a write in it; raises NotWritable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        if path.exists() and not os.access(
            path, os.R_OK | os.W_OK, effective_ids=os.access in os.supports_effective_ids
        ):
            raise PermissionError("the file is read-only")
    except OSError as error:
        raise NotWritable(path, error.strerror or str(error)) from error


def demand_sound(path: Path) -> None:
    """Read header and schema of an existing file, which is quick at any size; raises Corrupt.

    Through SQLite alone: a file opened and closed beside it would drop the locks this process holds (POSIX).
    """
    if not path.exists():
        return
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S)
    try:
        connection.execute("SELECT count(*), max(length(sql)) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise Corrupt(path, str(error)) from error
    finally:
        connection.close()


def sqlite_engine(path: Path) -> Engine:
    """An engine over a file. Commands ask for BEGIN IMMEDIATE by the execution option `immediate`."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # no text: '?' and '%' may be part of a folder's name
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_S},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin on its own: its BEGIN is deferred and loses races
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
