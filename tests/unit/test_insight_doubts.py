"""What speaks against the pictures of a handling: said by the pictures themselves, or by earlier ones."""

from dataclasses import replace
from datetime import timedelta

from dispatch.doubts import DoubtKind
from dispatch.papers import CaseFile
from dispatch.values import Evidence, EvidenceKind, Order, Picture
from insight.doubts import doubts_of
from simulator.pictures import street_picture
from tests.fakes import NOON, some_case

PICTURES = {f"{seed:064d}": street_picture(seed, is_clean=True) for seed in (1, 2, 3)}
SENT = Order(id=1, case_id=1, unit_id=1, department_id=1, sent_at=NOON)
CASE = some_case(lon=120.735, lat=28.852)


def a_picture(number: int, seed: int, **changes: object) -> Evidence:
    picture = Picture(sha256=f"{seed:064d}", kind=EvidenceKind.AFTER)
    at = NOON + timedelta(minutes=number)
    return Evidence(id=number, case_id=1, by_name="赵军", at=at, picture=replace(picture, **changes))  # type: ignore[arg-type]


def kinds(*held: Evidence, earlier: tuple[Evidence, ...] = ()) -> list[DoubtKind]:
    file = CaseFile(case=CASE, evidence=held, orders=(SENT,))
    return [doubt.kind for doubt in doubts_of(file, earlier, {2: "C0002"}, PICTURES.__getitem__)]


def test_a_new_picture_of_the_place_raises_no_doubt() -> None:
    near = a_picture(9, 1, lon=120.7351, lat=28.8521, taken_at=NOON + timedelta(minutes=5), software="HUAWEI P60")
    assert kinds(near, earlier=(a_picture(3, 2),)) == []


def test_a_picture_from_far_away_from_before_the_order_and_from_an_editor_says_so_itself() -> None:
    far = a_picture(9, 1, lon=120.745, lat=28.852, taken_at=NOON - timedelta(days=1), software="Adobe Photoshop 25")
    assert kinds(far) == [DoubtKind.FAR, DoubtKind.EARLY, DoubtKind.EDITED]


def test_the_same_bytes_in_another_case_are_named_with_its_number() -> None:
    old = replace(a_picture(3, 1), case_id=2)
    file = CaseFile(case=CASE, evidence=(a_picture(9, 1),), orders=(SENT,))
    (doubt,) = doubts_of(file, (old,), {2: "C0002"}, PICTURES.__getitem__)
    assert (doubt.kind, doubt.number, doubt.at) == (DoubtKind.REUSED, "C0002", old.at)


def test_a_later_picture_cannot_have_been_the_model() -> None:
    assert kinds(a_picture(9, 1), earlier=(a_picture(12, 1),)) == []


def test_only_what_hands_brought_since_the_order_is_doubted() -> None:
    before_the_order = replace(a_picture(9, 1), at=NOON - timedelta(hours=1))
    of_a_camera = a_picture(9, 1, camera_id=4)
    old = a_picture(3, 1)
    assert kinds(before_the_order, of_a_camera, earlier=(old,)) == []
