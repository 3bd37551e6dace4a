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
class ShareLayout:
    """Keep a layout for all desks under its name; without a drawing it is taken away."""

    name: str
    drawing: str = ""


CameraVerb = TakeCamera | LeaveCamera | TurnCamera | ShareCameras | ShareLayout
