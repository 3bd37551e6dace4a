"""The citizens' door: Open311 GeoReport v2, JSON and XML. What is told of a request carries no personal data."""

import asyncio
import hashlib
import math
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from dispatch.errors import Refused
from dispatch.states import State
from dispatch.values import Case, EvidenceKind, Picture, Role, Source
from dispatch.verbs import Actor, Report
from gateway.datum import KNOWN, to_wgs84
from gateway.doors import Doors, Turned, doors_of, turned_by
from gateway.georeport import answer, answer_errors
from gateway.pictures import SIZE_LIMIT, BadPicture, take_picture

LIMITS = {"description": 4000, "address_string": 256, "first_name": 40, "last_name": 40, "phone": 40, "email": 120}
DATUM = "WGS-84"


async def services(request: Request) -> Response:
    """GET /services.{json,xml}: the small classes of the standard."""
    standard = doors_of(request).standard
    rows = [
        {
            "service_code": row.code,
            "service_name": row.zh,
            "description": row.en,
            "metadata": "false",
            "type": "realtime",
            "keywords": row.en,
            "group": row.big_zh,
        }
        for row in standard.classes.values()
    ]
    return answer(request, "services", "service", rows)


async def service(request: Request) -> Response:
    """GET /services/{code}.{json,xml}: no further attributes are asked for."""
    code = request.path_params["code"]
    if code not in doors_of(request).standard.classes:
        raise Turned(404, "404", "service_code", "not found")
    return answer(request, "service_definition", "attribute", {"service_code": code, "attributes": []})


async def post_request(request: Request) -> Response:
    """POST /requests.{json,xml}: a report; the same post again returns the same request."""
    doors = doors_of(request)
    form = await request.form(max_files=4, max_fields=40, max_part_size=64 * 1024)
    fields = {key: str(value) for key, value in form.items() if not isinstance(value, UploadFile)}
    _demand_jurisdiction(doors, fields.get("jurisdiction_id", ""))
    pictures = [await _picture(doors, value) for _, value in form.multi_items() if isinstance(value, UploadFile)]
    verb = _report(doors, fields, tuple(pictures))
    actor = Actor(person_id=doors.citizen_id, role=Role.CITIZEN, workstation="open311")
    try:
        done = await asyncio.to_thread(
            doors.centre.do, verb, by=actor, command_id=_command_id(request, fields, pictures)
        )
    except Refused as refusal:
        raise turned_by(refusal) from refusal
    (case,) = await asyncio.to_thread(doors.board.cases, doors.jurisdiction, [done.case_id or 0])
    row = {"service_request_id": case.query_code, "service_notice": "", "account_id": ""}
    return answer(request, "service_requests", "request", [row])


def _command_id(request: Request, fields: Mapping[str, str], pictures: list[Picture]) -> str:
    """The sender's own key, or one made of who sends and what: a second tap on the phone is not a second report."""
    own = request.headers.get("idempotency-key")
    said = sorted((key, value) for key, value in fields.items() if key != "api_key")
    text = own or repr((said, [picture.sha256 for picture in pictures]) if fields.get("device_id") else uuid.uuid4())
    return "open311-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _in_wgs84(lon: float | None, lat: float | None, datum: str) -> tuple[float | None, float | None]:
    """Beyond the standard a form may say its datum: phones in China speak GCJ-02."""
    if datum not in KNOWN:
        raise Turned(400, "400", "datum", f"not one of {', '.join(KNOWN)}")
    return (lon, lat) if lon is None or lat is None else to_wgs84(lon, lat, datum)


def _report(doors: Doors, fields: Mapping[str, str], pictures: tuple[Picture, ...]) -> Report:
    for name, limit in LIMITS.items():
        if len(fields.get(name, "")) > limit:
            raise Turned(400, "400", name, f"longer than {limit} characters")
    code = fields.get("service_code", "")
    if not code:
        raise Turned(400, "400", "service_code", "missing")
    if code not in doors.standard.classes:
        raise Turned(404, "404", "service_code", "not found")
    lat, lon = _coordinate(fields, "lat", 90), _coordinate(fields, "long", 180)
    lon, lat = _in_wgs84(lon, lat, fields.get("datum", "WGS-84"))
    place = fields.get("address_string", "")
    if (lat is None or lon is None) and not place:
        raise Turned(400, "400", "lat" if lat is None else "long", "missing, and no address_string")
    link = fields.get("media_url", "")
    if link and (urlsplit(link).scheme not in ("http", "https") or len(link) > 200):
        raise Turned(400, "400", "media_url", "not a link of at most 200 characters")
    name = f"{fields.get('last_name', '')}{fields.get('first_name', '')}"
    return Report(
        source=Source.PUBLIC,
        class_code=code,
        description=fields.get("description", ""),
        place=place,
        lon=lon,
        lat=lat,
        reporter_name=name,
        reporter_phone=fields.get("phone", ""),
        external_ref=link,  # kept as a word, never fetched: what it points at is chosen by a stranger
        pictures=pictures,
    )


def _coordinate(fields: Mapping[str, str], name: str, bound: float) -> float | None:
    text = fields.get(name, "")
    if not text:
        return None
    try:
        degrees = float(text)
    except ValueError:
        raise Turned(400, "400", name, "not a number") from None
    if not math.isfinite(degrees) or abs(degrees) > bound:
        raise Turned(400, "400", name, f"not within ±{bound:.0f}")
    return degrees


async def _picture(doors: Doors, upload: UploadFile) -> Picture:
    data = await upload.read(SIZE_LIMIT + 1)
    try:
        return await asyncio.to_thread(take_picture, doors.pictures, data, EvidenceKind.NEAR, doors.zone)
    except BadPicture as bad:
        raise Turned(413 if bad.code == "too_large" else 415, bad.code, "media", bad.code.replace("_", " ")) from bad


def _demand_jurisdiction(doors: Doors, said: str) -> None:
    if said and said != doors.jurisdiction:
        raise Turned(404, "404", "jurisdiction_id", "not found")


async def get_requests(request: Request) -> Response:
    """GET /requests.{json,xml}?service_request_id=a,b: those requests."""
    wanted = [part for part in request.query_params.get("service_request_id", "").split(",") if part]
    if not wanted:
        raise Turned(400, "400", "service_request_id", "missing: requests are told by their code only")
    return await _tell(request, wanted[:50])


async def get_request(request: Request) -> Response:
    """GET /requests/{id}.{json,xml}."""
    return await _tell(request, [request.path_params["code"]])


async def _tell(request: Request, codes: list[str]) -> Response:
    doors = doors_of(request)
    found = [
        case for code in codes for case in await asyncio.to_thread(doors.board.by_query_code, doors.jurisdiction, code)
    ]
    if not found:
        raise Turned(404, "404", "service_request_id", "not found")
    parents = [case.parent_id for case in found if case.state is State.MERGED and case.parent_id]
    held = await asyncio.to_thread(doors.board.cases, doors.jurisdiction, parents) if parents else ()
    by_id = {case.id: case for case in held}
    told = [_told(doors, case, by_id.get(case.parent_id or 0, case)) for case in found]
    return answer(request, "service_requests", "request", told)


def _told(doors: Doors, case: Case, followed: Case) -> dict[str, Any]:
    """The report as it was made; how far it has come is said of the case that it follows, when it was merged."""
    return {
        "service_request_id": case.query_code,
        "status": "open" if followed.state.is_open else "closed",
        "status_notes": followed.state.name.lower().replace("_", " "),
        "service_code": case.class_code,
        "service_name": doors.standard.name(case.class_code, "zh"),
        "description": "",
        "agency_responsible": "",
        "service_notice": "",
        "requested_datetime": _time(case.reported_at),
        "updated_datetime": _time(followed.touched_at),
        "expected_datetime": _time(followed.due_at),
        "address": case.place,
        "lat": case.lat,
        "long": case.lon,
    }


def _time(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


async def say_turned(request: Request, error: Exception) -> Response:
    """Errors in the form of the standard: code and description."""
    turned = error if isinstance(error, Turned) else Turned(500, "500", "", "the door broke; it has been noted")
    return answer_errors(request, turned.status, turned.words)
