"""A camera as it was found or typed, on its way into the directory."""

from dataclasses import dataclass

from video.account import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCamera:
    """`camera_id` 0 is a new one; the account goes into the vault, never into an address."""

    camera_id: int = 0
    name: str
    kind: str
    url_main: str
    url_sub: str
    control_url: str
    lon: float
    lat: float
    bearing: float
    field_of_view: float
    range_m: float
    area: str
    department_id: int | None
    account: Account | None = None
