"""The doors and the sweep of one data folder in a process of their own: started by a desk, or alone as `centre`."""

import argparse
import asyncio
import contextlib
import logging
import signal
from pathlib import Path

from assembly.centre import OpenCentre
from assembly.children import when_parent_goes
from assembly.expected import EXPECTED
from assembly.rounds import Rounds
from assembly.stores import settled_centre
from assembly.terminals import held_tokens
from console.paths import make_folders, paths_of
from console.settings import load_settings
from db.again import SteadyCentre
from db.doorbell import Doorbell
from dispatch.values import Role
from gateway.app import build_app
from gateway.doors import Doors, Keys
from gateway.serve import DoorServer, PortTaken, listen
from gateway.sweep import Sweeper

ROUND_S = 2.0


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `centre`."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8311, help="the port to listen on, 0 for any (default: 8311)")
    parser.add_argument("--lapse", type=float, default=1.0, help="how many times faster a replayed recording passes")
    parser.add_argument("--follow-parent", action="store_true", help="end when standard input closes")


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop; 2 with a line on standard output when something it needs is not right."""
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        settings = load_settings(paths.settings)
        logging.basicConfig(filename=paths.log / "doors.log", level=logging.WARNING)
        door = listen(options.host, options.port)
        bell = Doorbell(paths.data / "bells")
        centre = settled_centre(paths, settings, on_commit=bell.ring)
    except (*EXPECTED, PortTaken) as error:
        print(error, flush=True)
        return 2
    with contextlib.closing(bell), contextlib.closing(centre):
        doors = _doors(centre, paths.secrets, lapse=options.lapse)
        server = DoorServer(build_app(doors), lambda port: print("ready", port, flush=True))
        if options.follow_parent:
            when_parent_goes(lambda: setattr(server, "should_exit", True))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: setattr(server, "should_exit", True))
        asyncio.run(_serve(server, [door], Rounds(centre, _sweeper(centre, doors))))
    return 0


async def _serve(server: DoorServer, sockets: list[object], rounds: Rounds) -> None:
    going = asyncio.create_task(_go_round(rounds))
    await server.serve(sockets=sockets)  # type: ignore[arg-type]
    going.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await going


async def _go_round(rounds: Rounds) -> None:
    while True:
        await asyncio.to_thread(rounds.go)
        await asyncio.sleep(ROUND_S)


def _person(centre: OpenCentre, role: Role) -> int | None:
    people = centre.board.directory(centre.jurisdiction).people
    return next((person.id for person in people if role in person.roles), None)


def _doors(centre: OpenCentre, secrets: Path, *, lapse: float) -> Doors:
    known = centre.jurisdiction in centre.registry.jurisdictions()
    directory = centre.board.directory(centre.jurisdiction) if known else None
    people = {person.id: person for person in directory.people} if directory else {}
    return Doors(
        jurisdiction=centre.jurisdiction,
        centre=SteadyCentre(centre.dispatcher),
        board=centre.board,
        positions=centre.positions,
        pictures=centre.pictures,
        standard=centre.standard,
        clock=centre.clock,
        keys=Keys(
            {digest: people[person_id] for digest, person_id in held_tokens(secrets).items() if person_id in people}
        ),
        devices={unit.device: (unit.id, unit.datum) for unit in (directory.units if directory else ()) if unit.device},
        citizen_id=(_person(centre, Role.CITIZEN) or 0) if known else 0,
        zone=centre.zone,
        lapse=lapse,
        features=centre.features,
        system_id=(_person(centre, Role.SYSTEM) or 0) if known else 0,
    )


def _sweeper(centre: OpenCentre, doors: Doors) -> Sweeper | None:
    known = centre.jurisdiction in centre.registry.jurisdictions()
    system_id = _person(centre, Role.SYSTEM) if known else None
    if system_id is None:
        return None
    return Sweeper(
        jurisdiction=centre.jurisdiction, centre=doors.centre, board=centre.board, clock=centre.clock,
        work_clock=centre.work_clock, system_id=system_id,
    )  # fmt: skip
