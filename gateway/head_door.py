"""The heads' door: what fell due in a head's department, with receipts of the head's own."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dispatch.values import Case, Role, Unit, Urge
from dispatch.verbs import Actor, UrgeReceipt
from gateway.doors import Turned, bearer, body_of, carry_out, doors_of


async def urges(request: Request) -> Response:
    """GET /head/v1/urges: urges of the head's department that the head has not read, with case and unit."""
    doors, head = doors_of(request), bearer(request)
    if Role.HEAD not in head.roles or head.department_id is None:
        raise Turned(403, "not_allowed", "", "no head of a department")
    here = doors.jurisdiction
    sent = await asyncio.to_thread(doors.board.urges_to_head, here, head.department_id)
    cases, units = await asyncio.gather(
        asyncio.to_thread(doors.board.cases, here, [urge.case_id for urge in sent]),
        asyncio.to_thread(doors.board.units, here),
    )
    by_id, named = {case.id: case for case in cases}, {unit.id: unit for unit in units}
    rows = [_urge(urge, by_id[urge.case_id], named.get(urge.unit_id)) for urge in sent if urge.case_id in by_id]
    return JSONResponse({"urges": rows})


def _urge(urge: Urge, case: Case, unit: Unit | None) -> dict[str, Any]:
    return {
        "urge_id": urge.id, "kind": urge.kind, "words": urge.words, "at": urge.at.isoformat(), "case_id": case.id,
        "number": case.number, "place": case.place, "description": case.description,
        "due_at": case.due_at.isoformat() if case.due_at else None, "unit": unit.name if unit else "",
    }  # fmt: skip


async def receipt(request: Request) -> Response:
    """POST /head/v1/urges/{urge_id}/receipt {"read": true}."""
    body, head = await body_of(request), bearer(request)
    verb = UrgeReceipt(urge_id=request.path_params["urge_id"], is_read=bool(body.get("read")))
    return await carry_out(request, verb, Actor(person_id=head.id, role=Role.HEAD, workstation="head door"))
