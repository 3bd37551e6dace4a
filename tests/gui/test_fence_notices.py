"""A crossed fence is told in words: of which kind the unit is, whether it came or left, and the name of the fence."""

import pytest
from pytestqt.qtbot import QtBot

from console.speaker import Speaker
from console.spine import Spine
from console.world import News
from dispatch.values import Entry, UnitKind
from tests.fakes import JURISDICTION, NOON


@pytest.mark.parametrize(
    ("kind", "is_inside", "told"),
    [
        (UnitKind.VEHICLE, True, "Vehicle {} has come into School lane"),
        (UnitKind.VEHICLE, False, "Vehicle {} has left School lane"),
        (UnitKind.OFFICER, True, "Officer {} has come into School lane"),
        (UnitKind.OFFICER, False, "Officer {} has left School lane"),
    ],
)
def test_a_crossing_says_who_of_which_kind_came_or_left(
    spine: Spine, qtbot: QtBot, kind: UnitKind, is_inside: bool, told: str
) -> None:
    spine.start()
    qtbot.waitUntil(lambda: any(unit.kind is kind for unit in spine.world.units.values()), timeout=5000)
    unit = next(unit for unit in spine.world.units.values() if unit.kind is kind)
    entry = Entry(
        seq=9, jurisdiction=JURISDICTION, at=NOON, command_id="f", step="cross_fence", person_id=1, person_name="",
        role="system", workstation="door", unit_id=unit.id, body={"fence": "School lane", "inside": is_inside},
    )  # fmt: skip
    Speaker(spine.notices, spine.world, spine.times).take_news(News(entries=(entry,)))
    assert spine.notices.rows[0].text == told.format(unit.name_en)
