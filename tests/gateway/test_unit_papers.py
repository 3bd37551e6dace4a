"""A unit's terminal asks for more time, answers supervision orders, and is told how and by which law to handle."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from dispatch.paper_verbs import Supervise, Support
from dispatch.papers import PetitionState, SupervisionKind, SupervisionState
from dispatch.verbs import Assign
from dispatch.watch_verbs import SendMessage
from simulator.county import CODE
from tests.journeys.running import Running, filed_case

UNIT, SECOND = 1, 2


@pytest.fixture
def case_id(running: Running) -> int:
    """A case that the unit has signed for."""
    found = filed_case(running)
    running.act(Assign(case_id=found, seen=running.case(found).version, unit_id=UNIT, reason="就近"))
    with _terminal(running) as terminal:
        (order,) = terminal.get("/unit/v1/orders").json()["orders"]
        assert terminal.post(f"/unit/v1/orders/{order['order_id']}/sign").status_code == 200
    return found


def _terminal(running: Running, unit: int = UNIT) -> httpx.Client:
    return httpx.Client(base_url=running.doors, headers=running.crew(unit), timeout=10)


def test_an_order_says_how_to_handle_and_by_which_law(running: Running, case_id: int) -> None:
    with _terminal(running) as terminal:
        (order,) = terminal.get("/unit/v1/orders").json()["orders"]
    assert order["part"] == "lead"
    assert "清理" in order["guidance"]
    assert order["basis"].startswith("《")


def test_a_unit_asks_for_more_time_once_and_the_second_time_is_told_why_not(running: Running, case_id: int) -> None:
    with _terminal(running) as terminal:
        wish = {"kind": "extension", "reason": "等待材料"}
        assert terminal.post(f"/unit/v1/cases/{case_id}/apply", json=wish).status_code == 200
        again = terminal.post(f"/unit/v1/cases/{case_id}/apply", json=wish)
    assert (again.status_code, again.json()["code"]) == (409, "petition_open")
    (petition,) = running.centre.board.file(CODE, case_id).petitions
    assert (petition.state, petition.reason) == (PetitionState.OPEN, "等待材料")


def test_a_message_is_at_the_door_until_the_unit_has_read_it_and_no_other_unit_may_say_so(running: Running) -> None:
    running.act(SendMessage(unit_id=UNIT, words="请到东门"))
    with _terminal(running) as terminal, _terminal(running, SECOND) as other:
        (message,) = terminal.get("/unit/v1/orders").json()["messages"]
        assert (message["words"], message["kind"], message["by"]) == ("请到东门", "words", "王敏")
        assert other.get("/unit/v1/orders").json()["messages"] == []
        receipt = f"/unit/v1/messages/{message['message_id']}/receipt"
        assert other.post(receipt, json={"read": True}).status_code == 403
        assert terminal.post(receipt).status_code == 200
        assert len(terminal.get("/unit/v1/orders").json()["messages"]) == 1  # received, not read
        assert terminal.post(receipt, json={"read": True}).status_code == 200
        assert terminal.get("/unit/v1/orders").json()["messages"] == []
        assert terminal.post("/unit/v1/messages/99/receipt").status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "holiday", "reason": "x"}, "kind"),
        ({"kind": "suspension", "reason": "x", "until": "soon"}, "until"),
        ({"kind": "suspension", "reason": "x"}, "until"),
        ({"kind": "extension", "reason": ""}, "reason"),
    ],
)
def test_a_wrong_application_names_its_field(running: Running, case_id: int, body: dict[str, str], field: str) -> None:
    with _terminal(running) as terminal:
        answer = terminal.post(f"/unit/v1/cases/{case_id}/apply", json=body)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_a_supervision_order_is_listed_until_it_is_answered(running: Running, case_id: int) -> None:
    order = Supervise(
        case_id=case_id, kind=SupervisionKind.LEADER, reason="群众投诉", demand="今日办结",
        reply_by=datetime.now(UTC) + timedelta(days=1),
    )  # fmt: skip
    running.act(order)
    with _terminal(running) as terminal:
        (owed,) = terminal.get("/unit/v1/orders").json()["supervisions"]
        at = f"/unit/v1/supervisions/{owed['supervision_id']}/reply"
        assert terminal.post(at, json={"reply": ""}).status_code == 422
        assert terminal.post(at, json={"reply": "已安排"}).status_code == 200
        assert terminal.get("/unit/v1/orders").json()["supervisions"] == []
    assert running.centre.board.file(CODE, case_id).supervisions[0].state is SupervisionState.REPLIED


def test_a_supporting_unit_sees_its_own_demand_and_its_reply_leaves_the_case_to_the_lead(
    running: Running, case_id: int
) -> None:
    running.act(Support(case_id=case_id, unit_id=SECOND, demand="清运垃圾"))
    with _terminal(running, SECOND) as terminal:
        (order,) = terminal.get("/unit/v1/orders").json()["orders"]
        assert (order["part"], order["reason"]) == ("support", "清运垃圾")
        at = f"/unit/v1/orders/{order['order_id']}"
        assert terminal.post(f"{at}/sign").status_code == 200
        assert terminal.post(f"{at}/reply", data={"measure": "已清运", "disposal": "repair"}).status_code == 200
        assert terminal.get("/unit/v1/orders").json()["orders"] == []
    assert running.case(case_id).state == "H2"
