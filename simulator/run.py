"""The people of the county at work: walkers, crews, citizens and a colleague, until told to stop."""

import asyncio
import random
from dataclasses import dataclass

import httpx

from simulator import citizens
from simulator.county import SEED, County
from simulator.crews import Crew
from simulator.heads import Head
from simulator.people import Walker, walk
from simulator.scenario import Colleague

FIRST_REPORTS = 14
REPORT_EVERY_S = 18.0


@dataclass(frozen=True)
class Pace:
    """How many times faster than life."""

    people: float


async def run_county(county: County, doors: str, colleague: Colleague, pace: Pace, over: asyncio.Event) -> None:
    """Run until `over`; `doors` is the address of the doors."""
    limits = httpx.Limits(max_connections=48, max_keepalive_connections=48)
    async with httpx.AsyncClient(base_url=doors, timeout=10.0, limits=limits, trust_env=False) as client:
        walkers = {unit.id: Walker(unit, county.town, random.Random(SEED + unit.id)) for unit in county.directory.units}
        crews = [
            Crew(walker, county.tokens[unit_id], client, random.Random(SEED * 3 + unit_id), pace.people)
            for unit_id, walker in walkers.items()
        ]
        heads = [
            Head(token, client, random.Random(SEED * 5 + person_id), pace.people)
            for person_id, token in county.head_tokens.items()
        ]
        dice = random.Random(SEED + 7)
        for story in citizens.STORIES[:FIRST_REPORTS]:
            await citizens.report(client, county.town, dice, story)
        tasks = [
            asyncio.create_task(walk(walkers, client, pace.people)),
            asyncio.create_task(citizens.go_on_reporting(client, county.town, dice, REPORT_EVERY_S / pace.people)),
            asyncio.create_task(colleague.work()),
            *(asyncio.create_task(crew.work()) for crew in crews),
            *(asyncio.create_task(head.work()) for head in heads),
        ]
        await over.wait()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
