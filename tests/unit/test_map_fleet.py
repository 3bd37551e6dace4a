"""Positions as they really come: doubled, late, from the future, impossible, jumping, before their unit is known."""

import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import nan

import numpy as np

from dispatch.values import Fix, Unit, UnitKind, UnitState
from maps.filtering import Filter, filter_of
from maps.fleet import NO_HEADING, Fleet

NOW = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)


def unit(unit_id: int, **changed: object) -> Unit:
    """A free vehicle."""
    row = Unit(id=unit_id, jurisdiction="990024", name=f"U{unit_id}", kind=UnitKind.VEHICLE, department_id=1)
    return replace(row, **changed)  # type: ignore[arg-type]


def fix(unit_id: int, lon: float = 120.7, lat: float = 28.8, *, ago_s: float = 0, received_ago_s: float = 0) -> Fix:
    """A position."""
    at, received = (NOW - timedelta(seconds=ago) for ago in (ago_s, received_ago_s))
    return Fix(unit_id=unit_id, lon=lon, lat=lat, at=at, received_at=received, heading_deg=90)


class Read:
    """Packed bytes as the page reads them."""

    def __init__(self, packed: bytes) -> None:
        n, self.roster_number = struct.unpack_from("<II", packed)
        self.n = n
        self.x, self.y = (np.frombuffer(packed, "<f8", n, 8 + 8 * n * row) for row in (0, 1))
        self.age = np.frombuffer(packed, "<f4", n, 8 + 16 * n)
        self.case = np.frombuffer(packed, "<u4", n, 8 + 20 * n)
        bytes_ = [np.frombuffer(packed, np.uint8, n, 8 + (24 + row) * n) for row in range(4)]
        self.heading, self.state, self.kind, self.shown = bytes_
        assert len(packed) == 8 + 28 * n


def fleet(*ids: int) -> Fleet:
    """Known units."""
    made = Fleet()
    made.set_units([unit(unit_id) for unit_id in ids])
    return made


def test_the_bytes_say_where_how_old_and_what() -> None:
    made = Fleet()
    made.set_units([unit(1), unit(2, kind=UnitKind.OFFICER, state=UnitState.HANDLING, case_id=77)])
    made.move([fix(1, 180, 0, ago_s=61), fix(2, 0, 85.051129)])
    read = Read(made.pack(NOW))
    assert (round(read.x[0], 9), round(read.y[0], 9)) == (1.0, 0.5)
    assert (round(read.x[1], 9), round(read.y[1], 6)) == (0.5, 0.0)
    assert list(read.age) == [61, 0]
    assert list(read.case) == [0, 77]
    assert (list(read.heading), list(read.state), list(read.kind)) == ([8, 8], [0, 2], [1, 0])
    assert list(read.shown) == [1, 1]


def test_a_unit_without_a_position_is_not_shown() -> None:
    assert list(Read(fleet(1, 2).pack(NOW)).shown) == [0, 0]


def test_older_and_doubled_positions_change_nothing() -> None:
    made = fleet(1)
    made.move([fix(1, 120.7, ago_s=10)])
    known = made.pack(NOW)
    made.move([fix(1, 120.9, ago_s=11), fix(1, 120.8, ago_s=10)])
    assert made.pack(NOW) == known


def test_of_two_positions_in_one_batch_the_newest_counts_in_any_order() -> None:
    for batch in ([fix(1, 120.5, ago_s=9), fix(1, 120.6, ago_s=3)], [fix(1, 120.6, ago_s=3), fix(1, 120.5, ago_s=9)]):
        made = fleet(1, 2)
        made.move([*batch, fix(2)])
        assert round(float(Read(made.pack(NOW)).x[0]), 9) == round(120.6 / 360 + 0.5, 9)


def test_impossible_positions_are_counted_and_left_out() -> None:
    made = fleet(1)
    made.move([fix(1, 181, 0), fix(1, 0, 91), fix(1, nan, 0), fix(1, 0, nan)])
    assert made.refused == 4
    assert list(Read(made.pack(NOW)).shown) == [0]


def test_a_position_from_the_future_grows_old_from_when_it_came() -> None:
    made = fleet(1)
    made.move([fix(1, ago_s=-3600, received_ago_s=30)])
    assert list(Read(made.pack(NOW)).age) == [30]


def test_a_position_that_comes_before_its_unit_waits_for_it() -> None:
    made = fleet(1)
    made.move([fix(5, 120.6)])
    made.set_units([unit(1), unit(5)])
    assert list(Read(made.pack(NOW)).shown) == [0, 1]


def test_a_unit_that_is_gone_is_hidden_and_the_others_keep_their_slots() -> None:
    made = fleet(1, 2)
    made.move([fix(1), fix(2)])
    number = Read(made.pack(NOW)).roster_number
    made.set_units([unit(2)])
    assert list(Read(made.pack(NOW)).shown) == [0, 1]
    made.set_units([unit(1), unit(2)])
    assert list(Read(made.pack(NOW)).shown) == [1, 1]
    assert Read(made.pack(NOW)).roster_number == number


def test_a_filter_holds_for_units_that_come_later_but_never_hides_a_call_for_help() -> None:
    made = fleet(1)
    made.filter(Filter(kinds=frozenset({UnitKind.VEHICLE}), departments=frozenset({9})))
    made.set_units([
        unit(1), unit(2), unit(3, state=UnitState.SOS), unit(4, kind=UnitKind.OFFICER),
        unit(5, kind=UnitKind.OFFICER, department_id=9),
    ])  # fmt: skip
    made.move([fix(number) for number in range(1, 6)])
    assert list(Read(made.pack(NOW)).shown) == [0, 0, 1, 1, 0]


def test_a_filter_is_remembered_and_forgets_what_nobody_knows() -> None:
    held = Filter(kinds=frozenset({UnitKind.OFFICER}), states=frozenset({UnitState.FREE}), departments=frozenset({3}))
    assert filter_of(held.row()) == held
    assert filter_of({"kinds": ["balloon"], "departments": ["x", 3]}) == Filter(departments=frozenset({3}))


def test_a_trail_holds_each_place_once_and_is_cut_by_a_jump() -> None:
    made = fleet(1)

    def be_at(lon: float, after_s: float) -> None:
        at = NOW + timedelta(seconds=after_s)
        made.move([replace(fix(1, lon), at=at, received_at=at)])
        made.keep_trails(at)

    for step in range(6):
        be_at(120.7 + 0.001 * min(step, 3), 10 * step)
    assert len(made.trail(1)) == 4 * 16
    be_at(130.0, 61)
    assert np.allclose(np.frombuffer(made.trail(1), "<f8")[0], 130 / 360 + 0.5)
    assert made.trail(99) == b""


def test_a_heading_that_is_unknown_is_said_so() -> None:
    made = fleet(1)
    made.move([replace(fix(1), heading_deg=None)])
    assert list(Read(made.pack(NOW)).heading) == [NO_HEADING]
