"""The position door: OsmAnd protocol as trackers and phones speak it (query, form or JSON), batched into the store."""

import asyncio
import contextlib
import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dispatch.values import Fix
from gateway.datum import KNOWN, UnknownDatum, to_wgs84
from gateway.doors import Doors, Turned, doors_of
from gateway.fences import FenceGuard

KNOT_MPS = 0.514444
FUTURE_LIMIT = timedelta(minutes=5)
FLUSH_S = 0.25
# Faster than any vehicle of a county: a jump of the receiver, not a movement (720 km/h covers coarse clocks).
JUMP_MPS = 200.0
WAITING_LIMIT = 50_000


class FixBasket:
    """Collects fixes and writes them several times a second: one transaction for all units."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._fences = FenceGuard(doors)
        self._waiting: dict[int, Fix] = {}
        self._last: dict[int, Fix] = {}

    def put(self, fix: Fix) -> None:
        """Keep the newest fix of each unit; raises Turned for a repeated, older or impossible one."""
        last = self._last.get(fix.unit_id)
        if last is not None:
            seconds = (fix.at - last.at).total_seconds()
            if seconds <= 0:
                raise Turned(400, "not_newer", "timestamp", "not newer than the fix before")
            if _metres(last, fix) / seconds > JUMP_MPS * self._doors.lapse:
                raise Turned(400, "jump", "lat", "too far from the fix before")
        self._last[fix.unit_id] = self._waiting[fix.unit_id] = fix

    async def run(self) -> None:
        """Flush until cancelled, then once more."""
        await asyncio.to_thread(self._fences.begin)
        try:
            while True:
                await asyncio.sleep(FLUSH_S)
                await self._flush()
        finally:
            with contextlib.suppress(asyncio.CancelledError):
                await self._flush()

    async def _flush(self) -> None:
        batch, self._waiting = tuple(self._waiting.values()), {}
        if batch:
            await asyncio.to_thread(self._store, batch)

    def _store(self, batch: tuple[Fix, ...]) -> None:
        self._doors.positions.post(self._doors.jurisdiction, batch)
        self._fences.take(batch)


def _metres(one: Fix, other: Fix) -> float:
    east = (other.lon - one.lon) * 111_320 * math.cos(math.radians(one.lat))
    return math.hypot(east, (other.lat - one.lat) * 110_540)


async def take_fix(request: Request) -> Response:
    """GET or POST /osmand?id=…&lat=…&lon=…: 200 with an empty body, 400 naming the field, 404 for unknown devices."""
    doors = doors_of(request)
    fields = await _fields(request)
    device = str(fields.get("id") or fields.get("deviceid") or "")
    known = doors.devices.get(device)
    if known is None:
        raise Turned(404, "unknown_device", "id", "no such device")
    unit_id, datum = known
    # A phone's mini-program may say for each fix in what it speaks; a tracker is known by its device.
    request.app.state.basket.put(_fix(fields, unit_id, str(fields.get("datum") or datum), doors.clock.now()))
    return PlainTextResponse("")


async def _fields(request: Request) -> Mapping[str, Any]:
    if request.headers.get("content-type", "").startswith("application/json"):
        return _flat(await _json(request))
    if request.method == "POST":
        form = await request.form()
        return {**request.query_params, **{key: str(value) for key, value in form.items()}}
    return dict(request.query_params)


async def _json(request: Request) -> Mapping[str, Any]:
    try:
        body = await request.json()
    except (ValueError, UnicodeDecodeError):
        raise Turned(400, "invalid", "body", "not JSON") from None
    if not isinstance(body, dict):
        raise Turned(400, "invalid", "body", "not an object")
    return body


def _flat(body: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON form of the protocol: location.coords in metres a second."""
    location = body.get("location")
    coords = location.get("coords") if isinstance(location, dict) else None
    if not isinstance(location, dict) or not isinstance(coords, dict):
        raise Turned(400, "invalid", "location", "missing")
    speed = coords.get("speed")
    return {
        "id": body.get("device_id"),
        "lat": coords.get("latitude"),
        "lon": coords.get("longitude"),
        "timestamp": location.get("timestamp"),
        "bearing": coords.get("heading"),
        "accuracy": coords.get("accuracy"),
        "speed": None if speed is None else _number("speed", speed) / KNOT_MPS,
    }


def _fix(fields: Mapping[str, Any], unit_id: int, datum: str, now: datetime) -> Fix:
    lat, lon = _degrees("lat", fields, 90), _degrees("lon", fields, 180)
    at = _moment(fields.get("timestamp"), now)
    if at > now + FUTURE_LIMIT:
        raise Turned(400, "future", "timestamp", "more than five minutes ahead")
    lon, lat = _in_wgs84(lon, lat, datum)
    speed, bearing, accuracy = (_optional(name, fields) for name in ("speed", "bearing", "accuracy"))
    return Fix(
        unit_id=unit_id,
        lon=lon,
        lat=lat,
        at=at,
        received_at=now,
        speed_mps=None if speed is None else speed * KNOT_MPS,
        heading_deg=None if bearing is None else bearing % 360,
        accuracy_m=accuracy,
        datum=datum,
    )


def _in_wgs84(lon: float, lat: float, datum: str) -> tuple[float, float]:
    try:
        return to_wgs84(lon, lat, datum)
    except UnknownDatum:
        raise Turned(400, "invalid", "datum", f"not one of {', '.join(KNOWN)}") from None


def _number(name: str, value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        raise Turned(400, "invalid", name, "not a number") from None
    if not math.isfinite(number):
        raise Turned(400, "invalid", name, "not a number")
    return number


def _degrees(name: str, fields: Mapping[str, Any], bound: float) -> float:
    if fields.get(name) in (None, ""):
        raise Turned(400, "missing", name, "missing")
    degrees = _number(name, fields[name])
    if abs(degrees) > bound:
        raise Turned(400, "invalid", name, f"not within ±{bound:.0f}")
    return degrees


def _optional(name: str, fields: Mapping[str, Any]) -> float | None:
    return None if fields.get(name) in (None, "") else _number(name, fields[name])


def _moment(value: object, now: datetime) -> datetime:
    """Seconds or milliseconds since 1970, or ISO 8601 with offset; now when it is not said."""
    if value in (None, ""):
        return now
    text = str(value)
    try:
        if text.replace(".", "", 1).isdigit():
            seconds = float(text)
            return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        raise Turned(400, "invalid", "timestamp", "not a time") from None
    if moment.tzinfo is None:
        raise Turned(400, "invalid", "timestamp", "without an offset")
    return moment.astimezone(UTC)
