"""Both engines as a centre runs them: a SQLite file that syncs FULL, a PostgreSQL that syncs each commit."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fixtures_store import cluster, server_programs


@contextmanager
def both_stores() -> Iterator[dict[str, str]]:
    """The address of an empty store of each engine, by its name."""
    folder = Path(tempfile.mkdtemp(prefix="wf-bench-", dir="/tmp"))
    own = Path(tempfile.mkdtemp(prefix="wf-bench-own-", dir="/tmp"))
    try:
        with cluster(server_programs(folder), folder, fsync="on") as address:
            yield {"sqlite": str(own / "watchfloor.db"), "postgresql": address.format(name="postgres")}
    finally:
        shutil.rmtree(folder)
        shutil.rmtree(own)
