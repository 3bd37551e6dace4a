"""The case file in an open form (S59): every field by its name, moments in ISO 8601, as one JSON document."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from dispatch.papers import CaseFile

FORMAT = "watchfloor-case/1"


def case_document(file: CaseFile, *, made_at: datetime) -> str:
    """The document; personal data are as masked as in the file it is made from.

    Its lines of the log carry their hashes, so that whoever gets it can hold them against the log, and its pictures
    are named by their SHA-256.
    """
    document = {"format": FORMAT, "made_at": made_at.isoformat(), **_plain(file)}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(held) for held in value]
    return sorted(map(_plain, value)) if isinstance(value, frozenset) else value
