"""Backups: a store, its pictures beside, and a note of how far the log went; restored only if all of it holds.

<into>/watchfloor-20261125T101500Z/store.db or store.dump, backup.json
<into>/evidence/ab/<sha256>                shared by all backups of the folder, since pictures are written once
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, inspect, select

from db import schema
from db.backup import backup
from db.dumps import dump, load
from db.engine import open_engine
from db.errors import Corrupt, Occupied, TooNew
from db.pictures import sync_folder
from db.postgres import postgres_engine, postgres_url, shown
from db.revision import stamped
from db.schema import REVISIONS
from db.transactions import reading
from db.verify import Anchor, verify_log

_NOTE = "backup.json"
_STORES = {"sqlite": "store.db", "postgresql": "store.dump"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup's note says of it."""

    folder: Path
    engine: str
    revision: str
    taken_at: str
    sha256: str
    heads: dict[str, Anchor]

    @property
    def store(self) -> Path:
        """The file with the store."""
        return self.folder / _STORES[self.engine]


def take(engine: Engine, evidence: Path, into: Path, now: datetime) -> Backup:
    """Back up a store in use, then its pictures: each is written before the case that names it. Raises StoreRefused."""
    kind = engine.dialect.name
    folder = into / f"watchfloor-{now:%Y%m%dT%H%M%S%fZ}"
    part = folder.with_name(f".part-{folder.name}")
    part.mkdir(parents=True)
    try:
        heads = heads_of(engine)  # before the copy: at least as far as this it must reach
        store = part / _STORES[kind]
        if kind == "sqlite":
            backup(Path(str(engine.url.database)), store)
        else:
            dump(engine.url, store)
        _share(evidence, into / "evidence")
        note = {
            "engine": kind, "revision": stamped(engine), "taken_at": now.isoformat(), "sha256": _digest(store),
            "heads": {here: [anchor.seq, anchor.hash] for here, anchor in heads.items()},
        }  # fmt: skip
        (part / _NOTE).write_text(json.dumps(note, indent=1), encoding="utf-8")
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part)
        raise
    sync_folder(into)
    return read_note(folder)


def read_note(folder: Path) -> Backup:
    """What a backup says of itself; raises Corrupt."""
    try:
        note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        heads = {here: Anchor(seq, sealed) for here, (seq, sealed) in note.pop("heads").items()}
        made = Backup(folder=folder, heads=heads, **note)
        made.store.stat()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Corrupt(folder, f"no backup: {error}") from error
    return made


def restore(made: Backup, where: str | Path, evidence: Path) -> None:
    """Put a backup where there is no store yet, after its sum, its schema and its log held; raises StoreRefused."""
    if made.revision not in REVISIONS:
        raise TooNew(made.folder, made.revision)
    if _digest(made.store) != made.sha256:
        raise Corrupt(made.store, "not the file that was backed up")
    if isinstance(where, Path):
        _restore_file(made, where)
    else:
        _restore_shared(made, where)
    _share(made.folder.parent / "evidence", evidence)


def _restore_file(made: Backup, where: Path) -> None:
    if made.engine != "sqlite":
        raise Occupied(where, "the backup is of PostgreSQL; name the database by centre.database")
    if where.exists():
        raise Occupied(where, "a store is there already")
    where.parent.mkdir(parents=True, exist_ok=True)
    part = where.with_name(where.name + ".part")
    shutil.copyfile(made.store, part)
    try:
        engine = open_engine(part)
        try:
            demand_whole(engine, made)
        finally:
            engine.dispose()
        part.rename(where)
    finally:
        for left in part.parent.glob(part.name + "*"):
            left.unlink()
    sync_folder(where.parent)


def _restore_shared(made: Backup, where: str) -> None:
    if made.engine != "postgresql":
        raise Occupied(shown(postgres_url(where)), "the backup is of SQLite; restore it into a data folder")
    engine = postgres_engine(postgres_url(where))
    try:
        if tables := inspect(engine).get_table_names():
            raise Occupied(shown(engine.url), f"it holds {len(tables)} tables")
        load(made.store, engine.url)
        demand_whole(engine, made)
    finally:
        engine.dispose()


def demand_whole(engine: Engine, made: Backup) -> None:
    """Refuse a store whose log is broken or ends before the backup began; raises Corrupt."""
    for here, anchor in made.heads.items():
        broken = verify_log(engine, here, anchor)
        if broken:
            raise Corrupt(made.store, f"log of {here}, line {broken.seq}: {broken.why}")


def heads_of(engine: Engine) -> dict[str, Anchor]:
    """The newest line of each jurisdiction."""
    head = schema.head.c
    with reading(engine) as connection:
        held = connection.execute(select(head.jurisdiction, head.seq, head.hash)).all()
    return {row.jurisdiction: Anchor(row.seq, row.hash) for row in held}


def backups_in(into: Path) -> Iterator[Path]:
    """The finished backups of a folder, the newest first."""
    return iter(sorted(into.glob("watchfloor-*"), reverse=True))


def drop_old(into: Path, keep: int) -> list[Path]:
    """Remove all but the newest backups; their pictures stay."""
    old = list(backups_in(into))[keep:]
    for folder in old:
        shutil.rmtree(folder)
    return old


def _share(source: Path, target: Path) -> None:
    """Copy the pictures that are not there yet, each under its name only when it is whole."""
    for picture in sorted(source.glob("??/*")):
        copy = target / picture.parent.name / picture.name
        if copy.exists():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        part = copy.with_name(f".part-{copy.name}")
        shutil.copyfile(picture, part)
        part.replace(copy)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
