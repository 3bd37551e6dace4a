"""The people of the demo county in a process of their own: they speak to the doors, and a colleague to the centre."""

import argparse
import asyncio
import contextlib
import random
import signal
import uuid
from functools import partial

from assembly.centre import open_centre
from assembly.children import when_parent_goes
from console.paths import paths_of
from db.again import SteadyCentre
from db.doorbell import Doorbell
from dispatch.values import Picture, Role
from dispatch.verbs import Actor, Verb
from simulator.county import CODE, SEED, build_county
from simulator.pictures import street_picture
from simulator.run import Pace, run_county
from simulator.scenario import Colleague, check_picture_of


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `county`."""
    parser.add_argument("--doors", required=True, help="the address of the doors")
    parser.add_argument("--speed", type=float, default=1.0, help="how many times faster than life")


def _end(loop: asyncio.AbstractEventLoop, over: asyncio.Event) -> None:
    loop.call_soon_threadsafe(over.set)


def run(options: argparse.Namespace) -> int:
    """Run until the parent goes."""
    paths = paths_of(options.data_dir)
    bell = Doorbell(paths.data / "bells")
    county = build_county(cameras_at="")
    centre = open_centre(paths.data, CODE, on_commit=bell.ring)
    steady = SteadyCentre(centre.dispatcher)

    async def act(verb: Verb, person_id: int) -> None:
        actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation="desk 2")
        await asyncio.to_thread(steady.do, verb, by=actor, command_id=uuid.uuid4().hex)

    def picture(case_id: int) -> Picture:
        data = street_picture(case_id, is_clean=True)
        return check_picture_of(centre.pictures.put(data), len(data))

    def condition_of(class_code: str) -> str:
        held = centre.standard.conditions_of(class_code)
        return held[0].id if held else ""

    colleague = Colleague(centre.board, act, condition_of, picture, random.Random(SEED), options.speed)

    async def work() -> None:
        over = asyncio.Event()
        loop = asyncio.get_running_loop()
        when_parent_goes(partial(_end, loop, over))
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, over.set)
        print("ready", flush=True)
        await run_county(county, options.doors, colleague, Pace(options.speed), over)

    with contextlib.closing(bell), contextlib.closing(centre):
        asyncio.run(work())
    return 0
