"""The case in hand says what stands at its place, and how far its orders have come."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest
from pytestqt.qtbot import QtBot

from console.spine import Spine
from dispatch.features import Feature, Layer, Near
from dispatch.papers import CaseFile
from dispatch.values import Order, Urge, UrgeKind
from tests.fakes import JURISDICTION, NOON, some_case
from widgets.place_box import PlaceBox
from widgets.receipt_words import receipt_words

GAS = Feature(jurisdiction=JURISDICTION, layer=Layer.DANGER, source="hand", external_id="1", name="燃气调压站",
              lon=120.731, lat=28.851, west=120.731, east=120.731, south=28.851, north=28.851,
              facts=MappingProxyType({"note": "禁止明火"}))  # fmt: skip
PERMIT = replace(GAS, layer=Layer.PERMIT, name="户外广告", valid_to=NOON + timedelta(days=30),
                 facts=MappingProxyType({"number": "许字 12 号", "holder": "永安超市"}))  # fmt: skip


class Things:
    """What lies near, told when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[Sequence[Near]], None]] = []

    def ask(self, _lon: float, _lat: float, then: Callable[[Sequence[Near]], None]) -> None:
        self.waiting.append(then)


@pytest.fixture
def things() -> Things:
    return Things()


@pytest.fixture
def box(spine: Spine, things: Things, qtbot: QtBot) -> PlaceBox:
    box = PlaceBox(spine)
    qtbot.addWidget(box)
    box.ask_things = things.ask
    box.show()
    return box


def test_dangers_and_permits_are_told_with_their_distance_and_last_day(box: PlaceBox, things: Things) -> None:
    box.show_case(some_case(1))
    things.waiting[0]((Near(GAS, 20.0), Near(PERMIT, 35.0)))
    assert box.danger.text() == "▲ 燃气调压站: 禁止明火 · 20 m"
    assert box.permits.text().startswith("许字 12 号 · 户外广告 · 永安超市 · ")
    assert "2026-12-23" in box.permits.text()


def test_what_comes_late_for_another_case_is_not_shown(box: PlaceBox, things: Things) -> None:
    box.show_case(some_case(1))
    box.show_case(some_case(2))
    things.waiting[0]((Near(GAS, 20.0),))
    assert not box.danger.isVisible()


def test_that_no_permit_is_known_is_said_only_where_one_is_wanted(box: PlaceBox, things: Things) -> None:
    for case_id, code, is_said in ((1, "07003", True), (2, "06010", False)):
        box.show_case(some_case(case_id, class_code=code))
        things.waiting[-1](())
        assert box.permits.isVisible() is is_said


def test_receipts_say_how_far_an_order_and_the_last_urge_have_come(spine: Spine) -> None:
    order = Order(id=5, case_id=1, unit_id=1, department_id=1, sent_at=NOON, delivered_at=NOON + timedelta(minutes=1))
    ended = replace(order, id=4, ended_at=NOON)
    urge = Urge(id=1, case_id=1, order_id=5, unit_id=1, kind=UrgeKind.HAND, at=NOON + timedelta(minutes=3))
    file = CaseFile(case=some_case(1), orders=(ended, order), urges=(urge,))
    lines = receipt_words(file, spine.world, spine.times).splitlines()
    assert len(lines) == 2
    assert lines[0].count("✓") == 2
    assert lines[0].count("–") == 2
    assert "12:03" in lines[1]
    assert receipt_words(CaseFile(case=some_case(1), orders=(ended,)), spine.world, spine.times) == ""
