"""Everything that was imported or made as a folder of open files, with a dictionary made from the schema.

Each table comes as CSV and as JSON Lines, what has a place as GeoJSON too. Personal data are masked unless the person
holds the right to take them as they are, gives a reason, and is named in the log, which is asked and written first.
"""

import csv
import json
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from sqlalchemy import Connection, Dialect, Engine, Table, select
from sqlalchemy.dialects import postgresql

from db import schema
from db.masks import masked_name, masked_phone
from db.meanings import meaning_of
from db.tracks import fixes_of, rows_of
from db.transactions import reading, writing
from db.work import SqlWork
from dispatch.errors import Invalid
from dispatch.rights import role_for
from dispatch.states import Step
from dispatch.values import Entry, Role
from dispatch.verbs import Actor, Done

# Accounts, sealed secrets, keys of commands, and what is made anew from the rest stay here.
LEAVING: tuple[Table, ...] = (
    schema.jurisdiction, schema.department, schema.person, schema.unit, schema.camera, schema.case_file,
    schema.dispatch_order, schema.urge, schema.evidence, schema.petition, schema.supervision, schema.field_task,
    schema.routine, schema.delegation, schema.feature, schema.import_run, schema.log,
)  # fmt: skip
TRACKS = "positions"
_TRACK = ("unit_id", "at", "lon", "lat", "speed_mps", "heading_deg", "accuracy_m", "datum")
_PIECE = 1000
_POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Text = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What is to leave: to where, by whom, and whether with personal data (`reason` must say why)."""

    folder: Path
    by: Actor | None
    at: datetime
    is_plain: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """How much left."""

    files: int
    rows: int


def export_folder(engine: Engine, here: str, leaving: Leaving, mask_text: Text) -> Left:
    """Ask the right, write the line of the log, then the files; `mask_text` masks contacts in free text.

    Raises NotAllowed, Invalid without a reason or over a folder that holds something, or OSError.
    """
    if leaving.folder.exists() and any(leaving.folder.iterdir()):
        raise Invalid(field="folder", why="not empty")
    with writing(engine) as connection:
        _say(connection, here, leaving)
    leaving.folder.mkdir(parents=True, exist_ok=True)
    masks = {} if leaving.is_plain else _masks(mask_text)
    counts: dict[str, int] = {}
    with reading(engine) as connection:
        for table in LEAVING:
            counts[table.name] = _write_table(connection, here, table, leaving.folder, masks)
        counts[TRACKS] = _write_tracks(connection, here, leaving.folder)
    write_dictionary(leaving.folder / "dictionary.csv", masks, counts)
    return Left(len(list(leaving.folder.iterdir())), sum(counts.values()))


def write_dictionary(path: Path, masks: Mapping[tuple[str, str], Text], counts: Mapping[str, int]) -> None:
    """Each column of each file: meaning, type, whether it may be empty, its part in the key, what is masked."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(("table", "rows", "column", "type", "may_be_empty", "key", "points_to", "masked",
                        "meaning", "meaning_zh"))  # fmt: skip
        for one in LEAVING:
            for column in one.columns:
                targets = {key.column.table.name for key in column.foreign_keys if key.column.name == "id"}
                masked = "yes" if (one.name, column.name) in masks else ""
                table.writerow((one.name, counts.get(one.name, 0), column.name, _type(column), _yes(column.nullable),
                                _yes(column.primary_key), " ".join(sorted(targets)), masked,
                                *meaning_of(one.name, column.name)))  # fmt: skip
        for name in _TRACK:
            table.writerow((TRACKS, counts.get(TRACKS, 0), name, "", "", "", "", "", *meaning_of(TRACKS, name)))


def _masks(mask_text: Text) -> Mapping[tuple[str, str], Text]:
    return MappingProxyType(
        {
            ("case_file", "reporter_name"): masked_name,
            ("case_file", "reporter_phone"): masked_phone,
            ("case_file", "description"): mask_text,
            ("case_file", "query_code"): _nothing,  # whoever has it reads the case as its reporter
            ("unit", "phone"): masked_phone,
            ("feature", "facts"): mask_text,
            ("log", "body"): mask_text,
        }
    )


def _nothing(_: str) -> str:
    return ""


def _say(connection: Connection, here: str, leaving: Leaving) -> None:
    """The right is asked and the line written in one transaction: nothing leaves unsaid."""
    step = Step.EXPORT_PLAIN if leaving.is_plain else Step.EXPORT
    work = SqlWork(connection, here)
    person_id, name, role, workstation = 0, "export", Role.SYSTEM.value, "export"
    if leaving.is_plain and (not leaving.reason.strip() or leaving.by is None):
        raise Invalid(field="reason", why="missing")
    if leaving.by is not None:
        person = work.person(leaving.by.person_id)
        role = role_for(person, step).value
        person_id, name, workstation = person.id, person.name, leaving.by.workstation
    body = {"folder": leaving.folder.name, **({"reason": leaving.reason} if leaving.reason else {})}
    entry = Entry(
        seq=0, jurisdiction=here, at=leaving.at, command_id=uuid.uuid4().hex, step=step.value, person_id=person_id,
        person_name=name, role=role, workstation=workstation, body=body,
    )  # fmt: skip
    work.append(entry, Done(seq=0))


def _write_table(
    connection: Connection, here: str, table: Table, folder: Path, masks: Mapping[tuple[str, str], Text]
) -> int:  # fmt: skip
    names = [column.name for column in table.columns]
    own = {name: masks[table.name, name] for name in names if (table.name, name) in masks}
    count = 0
    with _Writers(folder, table.name, names) as writers:
        for held in _held(connection, here, table):
            for name, mask in own.items():
                held[name] = mask(held[name])
            writers.write(held)
            count += 1
    return count


def _held(connection: Connection, here: str, table: Table) -> Iterator[dict[str, Any]]:
    keys = [column for column in table.primary_key if column.name != "jurisdiction"]
    statement = select(table).where(table.c.jurisdiction == here).order_by(*keys).execution_options(yield_per=_PIECE)
    for row in connection.execute(statement).mappings():
        yield dict(row)


def _write_tracks(connection: Connection, here: str, folder: Path) -> int:
    chunks = schema.track_chunk.c
    statement = select(chunks.packed).where(chunks.jurisdiction == here).order_by(chunks.unit_id, chunks.day, chunks.id)
    count = 0
    with _Writers(folder, TRACKS, _TRACK) as writers:
        for blob in connection.execute(statement.execution_options(yield_per=16)).scalars():
            for fix in fixes_of(rows_of(blob)):
                writers.write({name: getattr(fix, name) for name in _TRACK})
                count += 1
    return count


class _Writers:
    """The files of one table, written side by side."""

    def __init__(self, folder: Path, name: str, columns: Sequence[str]) -> None:
        self._folder, self._name, self._columns = folder, name, columns
        self._open = ExitStack()
        self._map: IO[str] | None = None
        self._has_place = {"lon", "lat"} <= set(columns) and name != TRACKS
        self._is_first = True

    def __enter__(self) -> "_Writers":
        self._csv = self._file("csv", "utf-8-sig")
        self._table = csv.writer(self._csv)
        self._table.writerow(self._columns)
        self._lines = self._file("jsonl", "utf-8")
        if self._has_place:
            self._map = self._file("geojson", "utf-8")
            self._map.write('{"type": "FeatureCollection", "features": [\n')
        return self

    def __exit__(self, *_: object) -> None:
        if self._map is not None:
            self._map.write("\n]}\n")
        self._open.close()

    def _file(self, suffix: str, encoding: str) -> IO[str]:
        path = self._folder / f"{self._name}.{suffix}"
        return self._open.enter_context(path.open("w", encoding=encoding, newline=""))

    def write(self, held: dict[str, Any]) -> None:
        """One row, everywhere."""
        self._table.writerow([_cell(held[name]) for name in self._columns])
        plain = {name: _plain(held[name]) for name in self._columns}
        self._lines.write(json.dumps(plain, ensure_ascii=False) + "\n")
        if self._map is not None and held["lon"] is not None:
            self._map.write(("" if self._is_first else ",\n") + json.dumps(_feature(plain), ensure_ascii=False))
            self._is_first = False


def _feature(plain: dict[str, Any]) -> dict[str, Any]:
    outline = json.loads(plain["geometry"]) if plain.get("geometry") else None
    said = {name: value for name, value in plain.items() if name not in ("lon", "lat", "geometry")}
    point = {"type": "Point", "coordinates": [plain["lon"], plain["lat"]]}
    return {"type": "Feature", "geometry": outline or point, "properties": said}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value


def _cell(value: Any) -> str:
    """As text; a spreadsheet must not take a citizen's words for a formula."""
    text = "" if value is None else str(_plain(value))
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _type(column: Any) -> str:
    return str(column.type.compile(dialect=_POSTGRESQL))


def _yes(is_so: bool | None) -> str:
    return "yes" if is_so else "no"
