"""Whose cameras who may see and turn (S105), the lease of a camera that is turned, layouts for all desks."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from urllib.parse import urlsplit

from dispatch.camera_papers import LEASE, Lease, OwnerRight, SharedLayout
from dispatch.camera_verbs import LeaveCamera, PlaceCamera, ShareCameras, ShareLayout, TakeCamera, TurnCamera
from dispatch.errors import CameraBusy, Invalid, NotAllowed
from dispatch.states import Step
from dispatch.turn import Turn
from dispatch.values import Camera, Department, Person, Role
from dispatch.verbs import Done

_CONTROLS = frozenset({"http", "https"})
_STREAMS = _CONTROLS | {"rtsp", "rtsps", "rtmp"}


def may_see(person: Person, camera: Camera, rights: Sequence[OwnerRight], home: Department | None) -> bool:
    """An owner without rights is open to all; else to its own people, the bureau above them, and who was let in."""
    held = [right for right in rights if right.owner_id == camera.department_id]
    return not held or _is_own(person, camera, home) or person.department_id in {row.department_id for row in held}


def may_turn(person: Person, camera: Camera, rights: Sequence[OwnerRight], home: Department | None) -> bool:
    """The same, where who was let in may also turn."""
    held = [right for right in rights if right.owner_id == camera.department_id]
    let_in = {row.department_id for row in held if row.may_turn}
    return not held or _is_own(person, camera, home) or person.department_id in let_in


def _is_own(person: Person, camera: Camera, home: Department | None) -> bool:
    above = home.parent_id if home is not None and home.id == camera.department_id else None
    return person.department_id is not None and person.department_id in (camera.department_id, above)


def take_camera(turn: Turn, verb: TakeCamera) -> Done:
    """云台占用: 30 s for one person; a supervisor may take it over, and the log says from whom."""
    turn.role(Step.TAKE_CAMERA)
    camera = turn.work.camera(verb.camera_id)
    _demand_turning(turn, camera, Step.TAKE_CAMERA)
    held = turn.work.lease(camera.id) or Lease(camera_id=camera.id)
    other = held.is_held(turn.now) and held.person_id != turn.person.id
    if other and not verb.is_over:
        raise CameraBusy(camera_id=camera.id, name=camera.name, by_name=held.person_name, until=held.until)
    step = Step.TAKE_OVER_CAMERA if other else Step.TAKE_CAMERA
    turn.role(step)
    until = turn.now + LEASE
    was_own = held.is_held(turn.now) and not other
    fresh = replace(held, person_id=turn.person.id, person_name=turn.person.name, until=until)
    turn.work.put_lease(fresh)
    return turn.log(
        step, None, "", camera=camera.name, camera_id=camera.id, until=until.isoformat(),
        taken_from=held.person_name if other else "", again=was_own,
    )  # fmt: skip


def leave_camera(turn: Turn, verb: LeaveCamera) -> Done:
    """云台释放."""
    turn.role(Step.LEAVE_CAMERA)
    camera, held = _own_lease(turn, verb.camera_id, Step.LEAVE_CAMERA)
    turn.work.put_lease(replace(held, until=turn.now))
    return turn.log(Step.LEAVE_CAMERA, None, "", camera=camera.name, camera_id=camera.id)


def turn_camera(turn: Turn, verb: TurnCamera) -> Done:
    """Away from the preset nobody knows what it sees; at a preset it is known again."""
    turn.role(Step.TURN_CAMERA)
    camera, held = _own_lease(turn, verb.camera_id, Step.TURN_CAMERA)
    turn.work.put_lease(replace(held, preset=verb.preset, is_off=not verb.preset, until=turn.now + LEASE))
    return turn.log(Step.TURN_CAMERA, None, "", camera=camera.name, camera_id=camera.id, preset=verb.preset)


def share_cameras(turn: Turn, verb: ShareCameras) -> Done:
    """A head decides about the cameras of the own department, a commander about all."""
    role = turn.role(Step.SHARE_CAMERAS)
    owner, to = turn.work.department(verb.owner_id), turn.work.department(verb.department_id)
    if role is Role.HEAD and turn.person.department_id != owner.id:
        raise NotAllowed(role=role, step=Step.SHARE_CAMERAS)
    right = OwnerRight(owner_id=owner.id, department_id=to.id, may_turn=verb.may_turn)
    turn.work.put_owner_right(right, is_kept=verb.may_see)
    return turn.log(
        Step.SHARE_CAMERAS, None, "", owner=owner.name, to=to.name, may_see=verb.may_see, may_turn=verb.may_turn
    )  # fmt: skip


def place_camera(turn: Turn, verb: PlaceCamera) -> Done:
    """录入摄像头: addresses carry no account; whose it is and who carries it must be known."""
    turn.role(Step.PLACE_CAMERA)
    if not verb.name:
        raise Invalid(field="name", why="missing")
    _demand_addresses(verb)
    if not (abs(verb.lon) <= 180 and abs(verb.lat) <= 90 and 0 < verb.field_of_view <= 360 and verb.range_m > 0):
        raise Invalid(field="place", why="out of range")
    if verb.department_id is not None:
        turn.work.department(verb.department_id)
    if verb.unit_id is not None:
        turn.work.unit(verb.unit_id)
    told = {name: value for name, value in asdict(verb).items() if name != "camera_id"}
    told["bearing"] = verb.bearing % 360
    if verb.camera_id:
        camera = replace(turn.work.camera(verb.camera_id), **told)
    else:
        camera = Camera(jurisdiction=turn.house.jurisdiction, **told)
    put = turn.work.put_camera(camera)
    return turn.log(
        Step.PLACE_CAMERA, None, "", camera=put.name, camera_id=put.id, kind=put.kind, lon=put.lon, lat=put.lat
    )


def _demand_addresses(verb: PlaceCamera) -> None:
    """What an engine, or ONVIF, can speak to; an account goes into the vault, never into an address."""
    for name, schemes in (("url_main", _STREAMS), ("url_sub", _STREAMS), ("control_url", _CONTROLS)):
        url = getattr(verb, name)
        if not url and name != "url_main":
            continue
        try:
            parts = urlsplit(url)
        except ValueError:
            raise Invalid(field=name, why="no address") from None
        if parts.scheme not in schemes or not parts.netloc:
            raise Invalid(field=name, why="no address")
        if "@" in parts.netloc:
            raise Invalid(field=name, why="holds an account")


def share_layout(turn: Turn, verb: ShareLayout) -> Done:
    """Kept under its name; the newest of a name counts."""
    turn.role(Step.SHARE_LAYOUT)
    if not verb.name:
        raise Invalid(field="name", why="missing")
    layout = SharedLayout(name=verb.name, drawing=verb.drawing, by_name=turn.person.name, at=turn.now)
    turn.work.put_layout(layout)
    return turn.log(Step.SHARE_LAYOUT, None, "", layout=verb.name, kept=bool(verb.drawing))


def _demand_turning(turn: Turn, camera: Camera, step: Step) -> None:
    rights = turn.work.owner_rights(camera.department_id) if camera.department_id is not None else ()
    home = turn.work.department(camera.department_id) if camera.department_id is not None else None
    if not may_turn(turn.person, camera, rights, home):
        raise NotAllowed(role=turn.person.name, step=step)


def _own_lease(turn: Turn, camera_id: int, step: Step) -> tuple[Camera, Lease]:
    camera = turn.work.camera(camera_id)
    held = turn.work.lease(camera.id)
    if held is None or held.person_id != turn.person.id or not held.is_held(turn.now):
        busy = held is not None and held.is_held(turn.now)
        if busy and held is not None:
            raise CameraBusy(camera_id=camera.id, name=camera.name, by_name=held.person_name, until=held.until)
        raise NotAllowed(role=turn.person.name, step=step)
    return camera, held
