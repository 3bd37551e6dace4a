"""Earlier pictures are found by their bytes, by fingerprints that differ in a few bits, by the hands, by the case."""

from datetime import timedelta

from sqlalchemy import Engine

from db.board import SqlBoard
from dispatch.values import Evidence, EvidenceKind, Picture
from tests.db.town import CODE, NOW, report, settle


def a_picture(mark: str, sha: str, **changes: object) -> Picture:
    return Picture(sha256=sha * 64, kind=EvidenceKind.AFTER, fingerprint=mark, **changes)  # type: ignore[arg-type]


def test_what_a_picture_may_come_from_is_found_and_nothing_else(any_store: Engine) -> None:
    store, board = settle(any_store), SqlBoard(any_store)
    cases = [report(store, f"c{number}").id for number in range(6)]
    held = {
        "same bytes": (cases[0], a_picture("0" * 16, "a"), "钱七"),
        "alike": (cases[1], a_picture("1234567890abcdef", "b"), "孙八"),
        "same hands": (cases[2], a_picture("f" * 16, "c"), "赵军"),
        "same case": (cases[5], a_picture("e" * 16, "d"), "李四"),
        "a camera's": (cases[3], a_picture("1234567890abcdee", "e", camera_id=3), "赵军"),
        "others": (cases[4], a_picture("9999999999999999", "f"), "周九"),
        "asked": (cases[5], a_picture("1234567890abcdee", "a"), "赵军"),
    }
    for minute, (case_id, picture, by_name) in enumerate(held.values()):
        with store.begin(CODE) as work:
            work.add_evidence(case_id, [picture], by_name=by_name, at=NOW + timedelta(minutes=minute))
    asked: Evidence = board.file(CODE, cases[5]).evidence[-1]
    earlier, numbers = board.earlier_like(CODE, [asked])
    assert [row.case_id for row in earlier] == [cases[0], cases[1], cases[5], cases[2]]
    assert earlier[1].picture == held["alike"][1]
    assert set(numbers) == {row.case_id for row in earlier}
    assert board.earlier_like(CODE, []) == ((), {})
