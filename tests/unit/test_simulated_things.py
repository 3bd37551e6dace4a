"""The things of the invented county: where its citizens report, somebody has to be warned now and then."""

import random

from dispatch.distance import metres_between
from dispatch.features import Layer
from simulator.county import CODE, SEED, build_county
from simulator.things import build_things
from tests.fakes import NOON
from widgets.thing_words import NEAR_M


def test_danger_notes_lie_where_citizens_report_and_are_named_in_both_languages() -> None:
    town = build_county(cameras_at="").town
    dangers = [row for row in build_things(town, CODE, SEED, NOON) if row.layer is Layer.DANGER]
    assert len(dangers) > 12
    assert all(row.name and row.name_en for row in dangers)
    dice = random.Random(1)
    spots = [(lon + dice.uniform(-0.0012, 0.0012), lat + dice.uniform(-0.0012, 0.0012))
             for (column, row), (lon, lat) in town.crossings.items() if 1 <= column <= 7 and 1 <= row <= 6]  # fmt: skip
    warned = [any(metres_between(lon, lat, row.lon, row.lat) < NEAR_M for row in dangers) for lon, lat in spots]
    assert 0.05 < sum(warned) / len(warned) < 0.5
