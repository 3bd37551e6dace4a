"""The moments of cases, with the signature of the leading order, and without what was imported."""

from datetime import timedelta

from sqlalchemy import Engine

from db.board import SqlBoard
from dispatch.values import Order
from tests.db.town import CODE, NOW, report, settle


def test_moments_come_with_the_signature_and_not_from_before(any_store: Engine) -> None:
    store, board = settle(any_store), SqlBoard(any_store)
    old, new = (report(store, f"c{n}", reported_at=NOW - timedelta(days=n)) for n in (9, 1))
    report(store, "c3", reported_at=NOW - timedelta(hours=1), is_imported=True)
    signed = NOW - timedelta(hours=3)
    unit = board.units(CODE)[0]
    with store.begin(CODE) as work:
        order = Order(case_id=new.id, unit_id=unit.id, department_id=unit.department_id, sent_at=NOW, signed_at=signed)
        work.add_order(order)
    (row,) = board.passages(CODE, NOW - timedelta(days=7))
    assert (row.reported_at, row.signed_at) == (new.reported_at, signed)
    assert len(board.passages(CODE, old.reported_at)) == 2
