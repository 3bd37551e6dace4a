"""The units' door: orders with their cases, receipts, signing, refusing, replying, urges, messages, SOS, duty."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dispatch.paper_verbs import AnswerSupervision, Apply
from dispatch.papers import Message, PetitionKind, Supervision, SupervisionState
from dispatch.values import Case, EvidenceKind, Order, Role, Urge
from dispatch.verbs import (
    Actor,
    Attach,
    Deliver,
    RaiseSos,
    Read,
    Refuse,
    Reply,
    SetDuty,
    Sign,
    UrgeReceipt,
    Verb,
)
from dispatch.watch_verbs import MessageReceipt
from gateway.doors import Doors, Turned, bearer, body_of, carry_out, doors_of
from gateway.pictures import SIZE_LIMIT, BadPicture, take_picture

_RECEIPTS: Mapping[str, Callable[..., Verb]] = {"delivered": Deliver, "read": Read, "sign": Sign}


def _owner(request: Request) -> tuple[int, int]:
    person = bearer(request)
    if person.unit_id is None:
        raise Turned(403, "not_allowed", "", "no unit")
    return person.unit_id, person.id


async def _do(request: Request, verb: Verb) -> Response:
    return await carry_out(request, verb, Actor(person_id=_owner(request)[1], role=Role.UNIT, workstation="unit door"))


async def orders(request: Request) -> Response:
    """GET /unit/v1/orders: active orders with their cases, unread urges and messages, supervision orders."""
    doors, (unit_id, _) = doors_of(request), _owner(request)
    active, urges, messages = await asyncio.gather(
        asyncio.to_thread(doors.board.orders_of, doors.jurisdiction, unit_id),
        asyncio.to_thread(doors.board.urges_of, doors.jurisdiction, unit_id),
        asyncio.to_thread(doors.board.messages_of, doors.jurisdiction, unit_id),
    )
    cases = await asyncio.to_thread(doors.board.cases, doors.jurisdiction, [order.case_id for order in active])
    by_id = {case.id: case for case in cases}
    rows = [_order(doors, order, by_id[order.case_id]) for order in active if order.case_id in by_id]
    owing = [case.id for case in cases if case.supervisions]
    files = await asyncio.gather(*(asyncio.to_thread(doors.board.file, doors.jurisdiction, key) for key in owing))
    held = [_supervision(row) for file in files for row in file.supervisions if row.state is SupervisionState.OPEN]
    return JSONResponse(
        {
            "orders": rows,
            "urges": [_urge(urge) for urge in urges],
            "messages": [_message(message) for message in messages],
            "supervisions": held,
        }
    )


def _order(doors: Doors, order: Order, case: Case) -> dict[str, Any]:
    standard = doors.standard.of(case.standard)
    condition = standard.conditions.get(case.condition_id)
    guidance = standard.rules.guidance_of(case.class_code)
    due_at = order.due_at or case.due_at
    return {
        "order_id": order.id,
        "case_id": case.id,
        "number": case.number,
        "state": order.state,
        "part": order.part,
        "is_rework": order.is_rework,
        "reason": order.reason,
        "class": standard.name(case.class_code, "zh"),
        "place": case.place,
        "lon": case.lon,
        "lat": case.lat,
        "description": case.description,
        "due_at": due_at.isoformat() if due_at else None,
        "closing": condition.closing_zh if condition else "",
        "guidance": guidance.how.zh if guidance else "",
        "basis": guidance.basis.zh if guidance else "",
        "closing_ticked": standard.rules.closing_ticked and condition is not None,
        "warn_first": standard.rules.warns_first(case.class_code),
    }


def _supervision(row: Supervision) -> dict[str, Any]:
    return {
        "supervision_id": row.id, "case_id": row.case_id, "number": row.number, "level": row.level,
        "reason": row.reason, "demand": row.demand, "reply_by": row.reply_by.isoformat(),
    }  # fmt: skip


def _urge(urge: Urge) -> dict[str, Any]:
    return {"urge_id": urge.id, "order_id": urge.order_id, "kind": urge.kind, "words": urge.words, "by": urge.by_name}


def _message(row: Message) -> dict[str, Any]:
    return {"message_id": row.id, "kind": row.kind, "words": row.words, "by": row.by_name, "at": row.at.isoformat()}


async def receipt(request: Request) -> Response:
    """POST /unit/v1/orders/{order_id}/{delivered,read,sign}."""
    verb = _RECEIPTS.get(request.path_params["what"])
    if verb is None:
        raise Turned(404, "unknown", "receipt", "not found")
    return await _do(request, verb(order_id=request.path_params["order_id"]))


async def refuse(request: Request) -> Response:
    """POST /unit/v1/orders/{order_id}/refuse {"reason": …}."""
    body = await body_of(request)
    return await _do(request, Refuse(order_id=request.path_params["order_id"], reason=_text(body, "reason")))


async def reply(request: Request) -> Response:
    """POST /unit/v1/orders/{order_id}/reply: multipart; `measure`, `closing_met` (true), pictures named `after`."""
    doors, _ = doors_of(request), _owner(request)
    form = await request.form(max_files=8, max_fields=10, max_part_size=64 * 1024)
    uploads = [value for key, value in form.multi_items() if key == "after" and isinstance(value, UploadFile)]
    pictures = [await _picture(doors, upload) for upload in uploads]
    said = {name: str(form.get(name) or "") for name in ("measure", "disposal")}
    is_met = form.get("closing_met") == "true"
    order_id = request.path_params["order_id"]
    return await _do(request, Reply(order_id=order_id, pictures=tuple(pictures), closing_met=is_met, **said))


async def apply(request: Request) -> Response:
    """POST /unit/v1/cases/{case_id}/apply {"kind": "extension", "reason": …, "until": …}."""
    body = await body_of(request)
    try:
        kind = PetitionKind(_text(body, "kind"))
        until = datetime.fromisoformat(_text(body, "until")) if body.get("until") else None
    except ValueError as error:
        raise Turned(
            422, "invalid", "until" if body.get("kind") in list(PetitionKind) else "kind", "unknown"
        ) from error
    case_id, reason = request.path_params["case_id"], _text(body, "reason")
    return await _do(request, Apply(case_id=case_id, kind=kind, reason=reason, until=until))


async def answer_supervision(request: Request) -> Response:
    """POST /unit/v1/supervisions/{supervision_id}/reply {"reply": …}."""
    body = await body_of(request)
    number = request.path_params["supervision_id"]
    return await _do(request, AnswerSupervision(supervision_id=number, reply=_text(body, "reply")))


async def attach(request: Request) -> Response:
    """POST /unit/v1/cases/{case_id}/pictures: pictures after handling that come later."""
    doors, _ = doors_of(request), _owner(request)
    form = await request.form(max_files=8, max_fields=10, max_part_size=64 * 1024)
    uploads = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    pictures = [await _picture(doors, upload) for upload in uploads]
    return await _do(request, Attach(case_id=request.path_params["case_id"], pictures=tuple(pictures)))


async def _picture(doors: Doors, upload: UploadFile) -> Any:
    data = await upload.read(SIZE_LIMIT + 1)
    try:
        return await asyncio.to_thread(take_picture, doors.pictures, data, EvidenceKind.AFTER, doors.zone)
    except BadPicture as bad:
        raise Turned(413 if bad.code == "too_large" else 415, bad.code, "after", bad.code.replace("_", " ")) from bad


async def urge_receipt(request: Request) -> Response:
    """POST /unit/v1/urges/{urge_id}/receipt {"read": true}."""
    body = await body_of(request)
    return await _do(request, UrgeReceipt(urge_id=request.path_params["urge_id"], is_read=bool(body.get("read"))))


async def message_receipt(request: Request) -> Response:
    """POST /unit/v1/messages/{message_id}/receipt {"read": true}."""
    body = await body_of(request)
    return await _do(
        request, MessageReceipt(message_id=request.path_params["message_id"], is_read=bool(body.get("read")))
    )


async def sos(request: Request) -> Response:
    """POST /unit/v1/sos {"lon": …, "lat": …}: a call for help, taken with or without a place."""
    body = await body_of(request)
    place = {name: body[name] for name in ("lon", "lat") if isinstance(body.get(name), int | float)}
    return await _do(request, RaiseSos(unit_id=_owner(request)[0], **place))


async def duty(request: Request) -> Response:
    """POST /unit/v1/duty {"on": true}."""
    body = await body_of(request)
    return await _do(request, SetDuty(unit_id=_owner(request)[0], on_duty=bool(body.get("on"))))


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str):
        raise Turned(400, "invalid", name, "not a text")
    return value
