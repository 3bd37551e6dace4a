"""What text from outside may be: bounded, without control characters, never interpreted."""

import unicodedata
from dataclasses import fields, replace
from typing import Any

from dispatch.errors import Invalid
from dispatch.verbs import Verb

LIMITS = {
    "description": 4000,
    "place": 256,
    "title": 120,
    "words": 500,
    "reason": 500,
    "measure": 1000,
    "document": 200,
    "demand": 500,
    "reply": 1000,
    "name": 80,
    "reporter_name": 60,
    "reporter_phone": 40,
    "external_ref": 200,
}
# They reorder what a reader sees, and no address or name needs them.
_BIDI = {ord(mark): None for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


def clean(field: str, text: str, limit: int) -> str:
    """The text without bidi marks and control characters; raises Invalid for lone surrogates or too long a text."""
    if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise Invalid(field=field, why="surrogate")
    tidy = "".join(
        char for char in text.translate(_BIDI) if char in "\n\t" or unicodedata.category(char) != "Cc"
    ).strip()
    if len(tidy) > limit:
        raise Invalid(field=field, why=f"longer than {limit}")
    return tidy


def clean_verb(verb: Verb) -> Verb:
    """A verb whose free texts are clean; raises Invalid naming the field."""
    texts: dict[str, Any] = {
        field.name: clean(field.name, getattr(verb, field.name), LIMITS[field.name])
        for field in fields(verb)
        if field.name in LIMITS
    }
    return replace(verb, **texts)
