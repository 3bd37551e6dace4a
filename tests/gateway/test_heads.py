"""The head of a department hears of what fell due, at a terminal of the head's own, with receipts of the head's own."""

import httpx
import pytest

from dispatch.values import UrgeKind
from dispatch.verbs import Assign, UrgeCase
from simulator.county import CODE, FIRST_HEAD, PARKS, SQUAD, SYSTEM
from tests.journeys.running import Running, filed_case

UNIT = 1  # of the squad


@pytest.fixture
def case_id(running: Running) -> int:
    """A case that was urged at 80 % and at its deadline."""
    found = filed_case(running)
    running.act(Assign(case_id=found, seen=running.case(found).version, unit_id=UNIT, reason="就近"))
    for kind in (UrgeKind.YELLOW, UrgeKind.DUE):
        running.act(UrgeCase(case_id=found, kind=kind), SYSTEM)
    return found


def _telephone(running: Running, department: int) -> httpx.Client:
    token = running.county.head_tokens[FIRST_HEAD + department]
    return httpx.Client(base_url=running.doors, headers={"Authorization": f"Bearer {token}"}, timeout=10)


def test_what_fell_due_is_at_the_heads_door_until_the_head_has_read_it(running: Running, case_id: int) -> None:
    case = running.case(case_id)
    with _telephone(running, SQUAD) as telephone:
        (told,) = telephone.get("/head/v1/urges").json()["urges"]
        assert (told["kind"], told["number"], told["unit"]) == ("due", case.number, "赵军")
        receipt = f"/head/v1/urges/{told['urge_id']}/receipt"
        assert telephone.post(receipt).status_code == 200
        assert len(telephone.get("/head/v1/urges").json()["urges"]) == 1  # received, not read
        assert telephone.post(receipt, json={"read": True}).status_code == 200
        assert telephone.get("/head/v1/urges").json()["urges"] == []
    yellow, due = running.centre.board.file(CODE, case_id).urges
    assert (due.head_name, due.read_at, yellow.department_id) == ("冯队", None, None)
    assert due.head_delivered_at is not None
    assert due.head_read_at is not None
    assert len(running.centre.board.urges_of(CODE, UNIT)) == 2  # the unit has its own receipts to give


def test_no_other_department_and_no_unit_sees_or_receives_it(running: Running, case_id: int) -> None:
    urge = running.centre.board.file(CODE, case_id).urges[-1]
    receipt = f"/head/v1/urges/{urge.id}/receipt"
    with _telephone(running, PARKS) as telephone:
        assert telephone.get("/head/v1/urges").json()["urges"] == []
        assert telephone.post(receipt, json={"read": True}).status_code == 403
    with httpx.Client(base_url=running.doors, headers=running.crew(UNIT), timeout=10) as terminal:
        assert terminal.get("/head/v1/urges").status_code == 403
        assert terminal.get("/unit/v1/orders").status_code == 200
    with httpx.Client(base_url=running.doors, timeout=10) as stranger:
        assert stranger.get("/head/v1/urges").status_code == 401
    with _telephone(running, SQUAD) as telephone:
        assert telephone.get("/unit/v1/orders").status_code == 403  # a head is no unit
    assert running.centre.board.file(CODE, case_id).urges[-1].head_read_at is None
