"""The verbs about cameras: taking one to turn it, giving it back, whose cameras who may see, layouts for all desks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeCamera:
    """Take a camera for 30 s to turn it, or keep it longer; `is_over` takes it from the colleague who has it."""

    camera_id: int
    is_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveCamera:
    """Give a camera back before the time."""

    camera_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCamera:
    """A camera has been turned: away from its preset by hand, or to the named preset."""

    camera_id: int
    preset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCameras:
    """Let a department see (and turn) the cameras of an owner, or no longer; the first right closes them to others."""

    owner_id: int
    department_id: int
    may_see: bool = True
    may_turn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCamera:
    """Put a camera into the directory (`camera_id` 0), or say anew what one is; fields as those of `Camera`."""

    camera_id: int = 0
    name: str
    name_en: str = ""
    url_main: str
    url_sub: str = ""
    control_url: str = ""
    lon: float
    lat: float
    bearing: float = 0.0
    field_of_view: float = 60.0
    range_m: float = 120.0
    kind: str = "fixed"
    area: str = ""
    department_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLayout:
    """Keep a layout for all desks under its name; without a drawing it is taken away."""

    name: str
    drawing: str = ""


CameraVerb = TakeCamera | LeaveCamera | TurnCamera | ShareCameras | PlaceCamera | ShareLayout
