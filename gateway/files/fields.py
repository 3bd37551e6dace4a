"""The fields of each kind of table: what a profile may name, and what it must."""

from collections.abc import Mapping
from types import MappingProxyType

from dispatch.bringing import Kind

_PLACE = ("lon", "lat", "geometry")
REQUIRED: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.CASES: ("external_ref", "reported_at", "title", "state"),
        Kind.DEPARTMENTS: ("name",),
        Kind.PEOPLE: ("name", "roles"),
        Kind.UNITS: ("name", "kind", "department"),
        Kind.CAMERAS: ("name",),
        Kind.POSITIONS: ("device", "at", "lon", "lat"),
        Kind.FEATURES: ("external_id",),
        Kind.GRIDS: ("code",),
    }
)
OPTIONAL: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.CASES: ("due_at", "dispatched_at", "handled_at", "closed_at", "description", "place", "notes", "owner",
                     "department", "class_code", "reporter_name", "reporter_phone", "satisfaction", *_PLACE),
        Kind.DEPARTMENTS: ("id", "name_en", "kind", "parent", "duty_phone"),
        Kind.PEOPLE: ("id", "department", "unit", "areas"),
        Kind.UNITS: ("id", "name_en", "phone", "device"),
        Kind.CAMERAS: ("id", "name_en", "url_main", "url_sub", "bearing", "field_of_view", "range_m", "kind",
                       "department", "engine", *_PLACE),
        Kind.POSITIONS: ("speed_mps", "heading_deg", "accuracy_m"),
        Kind.FEATURES: ("name", "name_en", "code", "kind", "state", "valid_from", "valid_to", "authority", "owner",
                        "maintainer", "holder", "class", "place", "phone", "number", "kinds", "departments", "note",
                        "file", "date", "category", *_PLACE),
        Kind.GRIDS: ("name", "start", "end", *_PLACE),
    }
)  # fmt: skip


def known_fields(kind: Kind) -> tuple[str, ...]:
    """All fields of a kind."""
    return (*REQUIRED[kind], *OPTIONAL[kind])
