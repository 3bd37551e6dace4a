"""The doors as one ASGI application; each door turns away in the form that its protocol knows."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from dispatch.errors import Refused
from gateway import head_door, open311, unit_door
from gateway.doors import BODY_LIMIT, Doors, Turned, say_turned
from gateway.osmand import FixBasket, take_fix

Endpoint = Callable[[Request], Awaitable[Response]]


class LimitedBody(BaseHTTPMiddleware):
    """Turns large bodies away by what they announce; what lies about its length is cut by the form parser."""

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Ask the length before anything is read."""
        length = request.headers.get("content-length", "0")
        chunked = "chunked" in request.headers.get("transfer-encoding", "")
        if chunked or not length.isdigit() or int(length) > BODY_LIMIT:
            return JSONResponse({"code": "too_large", "field": "body", "words": f"at most {BODY_LIMIT} bytes"}, 413)
        return await call_next(request)


def _georeport(path: str, endpoint: Endpoint, method: str = "GET") -> list[Route]:
    """A GeoReport address in both forms, with and without the version in front."""

    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Turned as turned:
            return await open311.say_turned(request, turned)

    return [
        Route(f"{prefix}{path}.{form}", answered, methods=[method])
        for prefix in ("", "/open311/v2")
        for form in ("json", "xml")
    ]


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("ok")


def build_app(doors: Doors) -> Starlette:
    """The doors over what they are handed."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(app.state.basket.run())
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    orders = "/unit/v1/orders"
    routes = [
        Route("/health", _alive),
        Route("/osmand", take_fix, methods=["GET", "POST"]),
        *_georeport("/services", open311.services),
        *_georeport("/services/{code}", open311.service),
        *_georeport("/requests", open311.post_request, "POST"),
        *_georeport("/requests", open311.get_requests),
        *_georeport("/requests/{code}", open311.get_request),
        Route(orders, unit_door.orders),
        Route(orders + "/{order_id:int}/refuse", unit_door.refuse, methods=["POST"]),
        Route(orders + "/{order_id:int}/reply", unit_door.reply, methods=["POST"]),
        Route(orders + "/{order_id:int}/{what:str}", unit_door.receipt, methods=["POST"]),
        Route("/unit/v1/cases/{case_id:int}/pictures", unit_door.attach, methods=["POST"]),
        Route("/unit/v1/cases/{case_id:int}/apply", unit_door.apply, methods=["POST"]),
        Route("/unit/v1/supervisions/{supervision_id:int}/reply", unit_door.answer_supervision, methods=["POST"]),
        Route("/unit/v1/urges/{urge_id:int}/receipt", unit_door.urge_receipt, methods=["POST"]),
        Route("/head/v1/urges", head_door.urges),
        Route("/head/v1/urges/{urge_id:int}/receipt", head_door.receipt, methods=["POST"]),
        Route("/unit/v1/messages/{message_id:int}/receipt", unit_door.message_receipt, methods=["POST"]),
        Route("/unit/v1/sos", unit_door.sos, methods=["POST"]),
        Route("/unit/v1/duty", unit_door.duty, methods=["POST"]),
    ]
    handlers: dict[Any, Any] = {Turned: say_turned, Refused: say_turned}
    app = Starlette(routes=routes, exception_handlers=handlers, middleware=[Middleware(LimitedBody)], lifespan=lifespan)
    app.state.doors = doors
    app.state.basket = FixBasket(doors)
    return app
