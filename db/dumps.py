"""Copies of a PostgreSQL store by its own programs: the whole database in one snapshot, read back at once."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL

from db.errors import Corrupt, ToolFailed, ToolMissing
from db.postgres import shown


def dump(url: URL, target: Path) -> None:
    """Write the whole database to a file while it is in use; raises ToolMissing or ToolFailed."""
    _run("pg_dump", url, ["--format=custom", "--compress=1", "--no-owner", "--no-privileges", f"--file={target}"])
    demand_readable(target)


def load(source: Path, url: URL) -> None:
    """Fill an empty database from a dump, wholly or not at all; raises ToolMissing, ToolFailed or Corrupt."""
    demand_readable(source)
    options = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", str(source)]
    _run("pg_restore", url, options)


def demand_readable(dumped: Path) -> None:
    """Refuse a dump whose contents cannot be read to the end; raises Corrupt or ToolMissing."""
    command = [_program("pg_restore"), f"--file={os.devnull}", str(dumped)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Corrupt(dumped, (done.stderr.strip().splitlines() or ["cannot be read"])[-1])


def _run(name: str, url: URL, options: Sequence[str]) -> None:
    """Run a program on a database; the password goes by the environment, where no process list shows it."""
    bare = url.set(drivername="postgresql", password=None)
    command = [_program(name), "--no-password", f"--dbname={bare.render_as_string()}", *options]
    secret = {"PGPASSWORD": url.password} if url.password else {}
    done = subprocess.run(command, env={**os.environ, **secret}, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ToolFailed(shown(url), f"{name}: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")


def _program(name: str) -> str:
    """The newest one that is installed: an older one refuses a newer server."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = str(newest[-1]) if newest else shutil.which(name)
    if found is None:
        raise ToolMissing(name)
    return found
