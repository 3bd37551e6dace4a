"""The centre of one data folder: dispatcher, board, log and stores over one database; no Qt."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from assembly.clock import SystemClock
from assembly.grids import grids_of
from db.board import SqlBoard
from db.engine import open_engine
from db.features import SqlFeatures
from db.log import SqlLog
from db.pictures import FilePictures
from db.positions import SqlPositions
from db.registry import Registry
from db.store import SqlStore
from dispatch.calendar import WorkingClock, load_calendar
from dispatch.dispatcher import Dispatcher
from dispatch.in_force import InForce
from dispatch.shelf import load_shelf, mark_of
from dispatch.turn import House

RESOURCES = Path(__file__).parent.parent / "resources"
QUERY_CODE_BYTES = 6  # 48 bits: a citizen's receipt is looked up, never guessed


@dataclass(frozen=True, kw_only=True)
class OpenCentre:
    """Everything that works on one database."""

    jurisdiction: str
    database: Path
    engine: Engine
    dispatcher: Dispatcher
    house: House
    board: SqlBoard
    log: SqlLog
    positions: SqlPositions
    features: SqlFeatures
    pictures: FilePictures
    registry: Registry
    standard: InForce
    work_clock: WorkingClock
    clock: SystemClock
    zone: ZoneInfo
    grid_of: Callable[[float, float], str]

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def open_centre(data_dir: Path, jurisdiction: str, *, on_commit: Callable[[], None], database: str = "") -> OpenCentre:
    """Open the centre of a data folder; raises what EXPECTED names but settings and folders.

    `database` is the address of a shared store (`centre.database` of the settings); without, the folder's own file.
    """
    grid_of = grids_of(data_dir)
    file = data_dir / "watchfloor.db"
    calendar = load_calendar(RESOURCES / "standards" / "calendar.toml")
    clock = SystemClock()
    packs = data_dir / "standards"
    standard = InForce(
        lambda: load_shelf(RESOURCES / "standards" / "county", packs),
        mark=lambda: mark_of(packs),
        today=lambda: clock.now().astimezone(calendar.zone).date(),
    )
    engine = open_engine(database or file)
    house = House(
        jurisdiction=jurisdiction,
        standard=standard,
        work_clock=WorkingClock(calendar),
        zone=calendar.zone,
        token=lambda: secrets.token_hex(QUERY_CODE_BYTES),
        grid_of=grid_of,
    )
    return OpenCentre(
        jurisdiction=jurisdiction,
        database=file,
        engine=engine,
        dispatcher=Dispatcher(SqlStore(engine, on_commit), clock, house),
        house=house,
        board=SqlBoard(engine),
        log=SqlLog(engine),
        positions=SqlPositions(engine),
        features=SqlFeatures(engine, on_commit),
        pictures=FilePictures(data_dir / "evidence"),
        registry=Registry(engine, on_commit),
        standard=standard,
        work_clock=WorkingClock(calendar),
        clock=clock,
        zone=calendar.zone,
        grid_of=grid_of,
    )
