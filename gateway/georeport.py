"""The two forms of GeoReport v2 answers, JSON and XML, by the ending of the address."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

Row = Mapping[str, Any]


def is_xml(request: Request) -> bool:
    """Whether the address ends in .xml."""
    return request.url.path.endswith(".xml")


def answer(request: Request, root: str, item: str, rows: Sequence[Row] | Row) -> Response:
    """Rows under a root element, or one object."""
    if not is_xml(request):
        return JSONResponse(rows)
    body = "".join(_element(item, row) for row in rows) if isinstance(rows, Sequence) else _fields(rows, item)
    return _xml(f"<{root}>{body}</{root}>")


def answer_errors(request: Request, status: int, words: str) -> Response:
    """One error with code and description."""
    if not is_xml(request):
        return JSONResponse([{"code": status, "description": words}], status)
    return _xml(f"<errors>{_element('error', {'code': status, 'description': words})}</errors>", status)


def _xml(body: str, status: int = 200) -> Response:
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return Response(head + body, status, media_type="application/xml; charset=utf-8")


def _element(name: str, row: Row) -> str:
    return f"<{name}>{_fields(row, 'item')}</{name}>"


def _fields(row: Row, item: str) -> str:
    return "".join(f"<{key}>{_value(value, item)}</{key}>" for key, value in row.items())


def _value(value: Any, item: str) -> str:
    if isinstance(value, list):
        return "".join(_element(item, row) for row in value)
    return "" if value is None else escape(str(value))
