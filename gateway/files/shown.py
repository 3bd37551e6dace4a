"""A value as a person is shown it before it is brought in: fields and texts, empty ones left out."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from enum import Enum
from typing import Any

_UNSAID = frozenset(
    {
        "geometry",
        "west",
        "south",
        "east",
        "north",
        "change",
        "layer",
        "jurisdiction",
        "version",
        "seq",
        "is_imported",
        "touched_at",
        "filed_at",
        "datum",
        "source",
    }
)


def shown_of(value: Any) -> dict[str, str]:
    """The fields that the row has filled."""
    if isinstance(value, dict):  # a grid, which is GeoJSON
        return {name: str(text) for name, text in value["properties"].items() if text}
    held = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _UNSAID}
    return {name: _text(item) for name, item in held.items() if item not in (None, "", 0, 0.0, (), False)}


def _text(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {text}" for key, text in value.items())
    if isinstance(value, frozenset | tuple):
        return ", ".join(sorted(map(_text, value)))
    return str(value)
