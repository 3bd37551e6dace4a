"""What text from outside may be: bounded, without control characters, never interpreted."""

import unicodedata

from dispatch.errors import Invalid

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
    "note": 1000,
    "media_type": 80,
    "sha256": 64,
    "workstation": 120,
    "phone": 40,
    "drawing": 4000,
    "name_en": 80,
    "url_main": 1000,
    "url_sub": 1000,
    "control_url": 1000,
}
CODE_LIMIT = 64  # of a class, a condition, a measure, a datum: whatever is not free text
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
