"""What all doors are handed, and how they say no."""

import asyncio
import hashlib
import hmac
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dispatch.errors import Invalid, NotAllowed, NotNow, Owed, Refused, Unknown
from dispatch.ports import Board, Centre, Clock, Features, Pictures, Positions
from dispatch.standard import Standard
from dispatch.values import Person
from dispatch.verbs import Actor, Verb

BODY_LIMIT = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Keys:
    """People's tokens by their SHA-256. Tokens are random and long, so no slow hash is needed."""

    held: Mapping[str, Person]

    def person_of(self, token: str) -> Person | None:
        """Whose token it is."""
        wanted = hashlib.sha256(token.encode()).hexdigest()
        found = None
        for known, owner in self.held.items():
            if hmac.compare_digest(known, wanted):
                found = owner
        return found


@dataclass(frozen=True, kw_only=True)
class Doors:
    """Where doors ask, read and write. `devices` maps a device's name to (unit id, datum).

    `zone` is the county's. `lapse` is 1 but for replays, whose recorded time passes so many times faster.
    """

    jurisdiction: str
    centre: Centre
    board: Board
    positions: Positions
    pictures: Pictures
    standard: Standard
    clock: Clock
    keys: Keys
    devices: Mapping[str, tuple[int, str]]
    citizen_id: int
    zone: tzinfo
    workstation: str = "door"
    lapse: float = 1.0
    features: Features | None = None
    system_id: int = 0
    remembered: dict[str, str] = field(default_factory=dict)


class Turned(Exception):  # noqa: N818 - a request that a door does not take
    """A request is turned away: HTTP status, code, the field at fault."""

    def __init__(self, status: int, code: str, field_name: str = "", why: str = "") -> None:
        super().__init__(code)
        self.status, self.code, self.field, self.why = status, code, field_name, why

    @property
    def words(self) -> str:
        """One line for the one who sent it."""
        return f"{self.field}: {self.why}" if self.field else self.why or self.code


def bearer(request: Request) -> Person:
    """Whose token came with a request; raises Turned (401)."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    person = doors_of(request).keys.person_of(token.strip()) if scheme.lower() == "bearer" else None
    if person is None:
        raise Turned(401, "unauthorized", "authorization", "no such token")
    return person


def doors_of(request: Request) -> Doors:
    """What this door was handed."""
    held: Doors = request.app.state.doors
    return held


def turned_by(refusal: Refused) -> Turned:
    """The HTTP answer to a refusal of the dispatcher: 404, 403, 422 or 409."""
    if isinstance(refusal, Unknown):
        return Turned(404, "unknown", refusal.kind, "not found")
    if isinstance(refusal, NotAllowed):
        return Turned(403, "not_allowed", "", "not allowed")
    if isinstance(refusal, Invalid):
        return Turned(422, "invalid", refusal.field, refusal.why)
    if isinstance(refusal, Owed | NotNow):
        rule = refusal.what if isinstance(refusal, Owed) else refusal.rule
        return Turned(409, rule, "", refusal.detail if isinstance(refusal, Owed) else refusal.bound)
    return Turned(409, type(refusal).__name__, "", "the case has moved on, or the rule forbids it")


async def carry_out(request: Request, verb: Verb, actor: Actor) -> Response:
    """Do what a terminal asks for; sent again under its `Idempotency-Key` it is done once. Raises Turned."""
    command_id = request.headers.get("idempotency-key") or uuid.uuid4().hex
    try:
        done = await asyncio.to_thread(doors_of(request).centre.do, verb, by=actor, command_id=command_id[:64])
    except Refused as refusal:
        raise turned_by(refusal) from refusal
    return JSONResponse({"seq": done.seq, "case_id": done.case_id, "order_id": done.order_id})


async def body_of(request: Request) -> Mapping[str, Any]:
    """The JSON object of a request, an empty one for no body; raises Turned (400)."""
    if not await request.body():
        return {}
    try:
        body = await request.json()
    except (ValueError, UnicodeDecodeError):
        raise Turned(400, "invalid", "body", "not JSON") from None
    if not isinstance(body, dict):
        raise Turned(400, "invalid", "body", "not an object")
    return body


async def say_turned(_request: Request, error: Exception) -> Response:
    """JSON for any door but Open311, which has its own form."""
    turned = error if isinstance(error, Turned) else turned_by(error) if isinstance(error, Refused) else None
    if turned is None:
        return JSONResponse({"code": "error", "words": "the door broke; it has been noted"}, 500)
    return JSONResponse({"code": turned.code, "field": turned.field, "words": turned.words}, turned.status)
