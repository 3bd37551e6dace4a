"""Tracks: every fix that was posted is read again, whenever it came and however it has been packed since."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from db.packing import drop_tracks, pack, settle
from db.positions import SqlPositions
from db.tracks import blob_of, fixes_of, packed, rows_of
from dispatch.values import Fix
from tests.db.town import CODE, NOW
from tests.db.town import settle as settled

MIDNIGHT = NOW.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def _fix(second: float, unit_id: int = 7, **changes: object) -> Fix:
    at = MIDNIGHT + timedelta(seconds=second)
    place = {
        "lon": round(120.1234567 + second / 10_000, 7),
        "lat": 30.7654321,
        "received_at": at + timedelta(seconds=1),
    }
    return Fix(unit_id=unit_id, at=at, **{**place, "speed_mps": 8.25, "heading_deg": 359.5, **changes})  # type: ignore[arg-type]


def _chunks(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM track_chunk")).scalar_one())


def _posted(engine: Engine) -> tuple[SqlPositions, list[Fix]]:
    """Two units over midnight, in posts of four seconds, the posts in disorder."""
    settled(engine)
    positions = SqlPositions(engine)
    fixes = [_fix(second, unit_id) for second in range(-20, 20) for unit_id in (7, 8)]
    posts = [fixes[at : at + 8] for at in range(0, len(fixes), 8)]
    random.Random(3).shuffle(posts)
    for post in posts:
        positions.post(CODE, post)
    return positions, fixes


@pytest.mark.parametrize("stage", ["posted", "packed", "settled", "late"])
def test_a_track_is_the_same_before_and_after_it_was_packed(any_store: Engine, stage: str) -> None:
    positions, fixes = _posted(any_store)
    if stage != "posted":
        assert pack(any_store, CODE) == 10
        assert _chunks(any_store) == 4
    if stage == "late":
        late = [_fix(-10.5), _fix(10.5)]
        positions.post(CODE, late)
        pack(any_store, CODE)
        fixes += late
    if stage in ("settled", "late"):
        assert settle(any_store, CODE, before=MIDNIGHT.date()) == (1 if stage == "late" else 0)
        assert settle(any_store, CODE, before=MIDNIGHT.date() + timedelta(days=1)) == (1 if stage == "late" else 0)
        assert _chunks(any_store) == 4
    mine = sorted((fix for fix in fixes if fix.unit_id == 7), key=lambda fix: fix.at)
    day = timedelta(days=1)
    assert positions.track(CODE, 7, MIDNIGHT - day, MIDNIGHT + day) == tuple(mine)
    inner = [fix for fix in mine if MIDNIGHT - timedelta(seconds=5) <= fix.at <= MIDNIGHT + timedelta(seconds=5)]
    assert positions.track(CODE, 7, inner[0].at, inner[-1].at) == tuple(inner)


def test_tracks_of_several_units_are_thinned_unit_by_unit(any_store: Engine) -> None:
    positions, _ = _posted(any_store)
    read = positions.tracks(CODE, [7, 8, 9], MIDNIGHT, MIDNIGHT + timedelta(minutes=1), every_s=5)
    assert {unit_id: [fix.at.second for fix in track] for unit_id, track in read.items()} == {
        7: [0, 5, 10, 15], 8: [0, 5, 10, 15], 9: [],
    }  # fmt: skip


def test_a_fix_sent_twice_is_in_the_track_once_and_another_jurisdiction_s_is_not(any_store: Engine) -> None:
    settled(any_store)
    positions = SqlPositions(any_store)
    for lon in (120.0, 121.0):
        positions.post(CODE, [_fix(1, lon=lon), _fix(1, 404)])
    pack(any_store, CODE)
    positions.post(CODE, [_fix(1, lon=122.0)])
    (fix,) = positions.track(CODE, 7, MIDNIGHT, MIDNIGHT + timedelta(seconds=9))
    assert fix.lon == 122.0
    assert positions.track(CODE, 404, MIDNIGHT, MIDNIGHT + timedelta(seconds=9)) == ()
    assert positions.track("110000", 7, MIDNIGHT, MIDNIGHT + timedelta(seconds=9)) == ()


def test_fixes_kept_by_a_device_for_days_are_found_under_their_own_days(any_store: Engine) -> None:
    settled(any_store)
    positions = SqlPositions(any_store)
    kept = [_fix(-86_400 * days) for days in (3, 2, 1, 0)]
    positions.post(CODE, kept)
    for packs in range(2):
        for fix in kept:
            assert positions.track(CODE, 7, fix.at, fix.at) == (fix,), packs
        pack(any_store, CODE)


def test_two_that_pack_at_once_lose_and_double_nothing(any_store: Engine) -> None:
    positions, fixes = _posted(any_store)
    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(lambda _: pack(any_store, CODE), range(4))) == 10
    assert len(positions.track(CODE, 8, fixes[0].at, fixes[-1].at)) == 40


def test_tracks_past_their_term_are_dropped_by_day(any_store: Engine) -> None:
    positions, fixes = _posted(any_store)
    pack(any_store, CODE)
    assert drop_tracks(any_store, CODE, before=MIDNIGHT.date()) == 2
    assert {fix.at.date() for fix in positions.track(CODE, 7, fixes[0].at, fixes[-1].at)} == {MIDNIGHT.date()}


@given(
    st.lists(
        st.builds(
            _fix, st.integers(-(10**8), 10**8).map(lambda n: n / 1000), unit_id=st.integers(1, 2**62),
            lon=st.integers(-1_800_000_000, 1_800_000_000).map(lambda n: n / 10_000_000),
            speed_mps=st.none() | st.integers(0, 60_000).map(lambda n: n / 100),
            accuracy_m=st.none() | st.integers(0, 60_000).map(lambda n: n / 10),
            datum=st.sampled_from(["WGS-84", "BD-09"]),
        ),
        max_size=30,
    )
)  # fmt: skip
@settings(deadline=None)
def test_what_is_packed_is_what_is_unpacked(fixes: list[Fix]) -> None:
    wanted = {(fix.unit_id, fix.at): fix for fix in fixes}
    assert fixes_of(rows_of(blob_of(packed(fixes)))) == tuple(wanted[key] for key in sorted(wanted))


def test_a_day_of_a_unit_at_one_fix_a_second_takes_less_than_ten_bytes_a_fix() -> None:
    drift = random.Random(5)
    fixes, lon, lat = list[Fix](), 120.0, 30.0
    for second in range(7200):
        lon, lat = lon + drift.gauss(8e-5, 1e-5), lat + drift.gauss(0, 1e-5)
        fixes.append(replace(_fix(second), lon=lon, lat=lat, speed_mps=8 + drift.random(), accuracy_m=4.0))
    assert len(blob_of(packed(fixes))) < 10 * len(fixes)


def test_the_day_is_utc_s() -> None:
    assert MIDNIGHT.date() == date(2026, 11, 24)
