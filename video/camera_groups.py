"""The directory of cameras in groups: by area, by owner, by kind; and what is typed finds, also by pinyin."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from console.naming import fits
from dispatch.values import Camera, Department
from video.words import camera_name


class Grouping(StrEnum):
    """By what cameras are put together."""

    AREA = "area"
    OWNER = "owner"
    KIND = "kind"


def kind_words(kind: str) -> str:
    """'Fixed', 'Body-worn' …; a kind of the county's own as it is."""
    words = {
        "fixed": QCoreApplication.translate("Cameras", "Fixed"),
        "ptz": QCoreApplication.translate("Cameras", "Turnable"),
        "dome": QCoreApplication.translate("Cameras", "Dome"),
        "vehicle": QCoreApplication.translate("Cameras", "On a vehicle"),
        "body": QCoreApplication.translate("Cameras", "Body-worn"),
        "drone": QCoreApplication.translate("Cameras", "Drone"),
    }
    return words.get(kind, kind)


def bearing_words(bearing: float) -> str:
    """'north-east', by the eight winds."""
    winds = (
        QCoreApplication.translate("Cameras", "north"), QCoreApplication.translate("Cameras", "north-east"),
        QCoreApplication.translate("Cameras", "east"), QCoreApplication.translate("Cameras", "south-east"),
        QCoreApplication.translate("Cameras", "south"), QCoreApplication.translate("Cameras", "south-west"),
        QCoreApplication.translate("Cameras", "west"), QCoreApplication.translate("Cameras", "north-west"),
    )  # fmt: skip
    return winds[round(bearing % 360 / 45) % 8]


def is_found(camera: Camera, typed: str) -> bool:
    """Whether a camera is meant: by any part of its name, with or without its number, by pinyin or initials."""
    if not typed.strip():
        return True
    tail = camera.name.partition(" ")[2]
    return fits(typed, (camera.name, tail, camera.name_en, camera.area))


def grouped(
    cameras: Iterable[Camera], departments: Mapping[int, Department], grouping: Grouping
) -> tuple[tuple[str, tuple[Camera, ...]], ...]:
    """The groups by name, each with its cameras by name."""
    groups: dict[str, list[Camera]] = {}
    for camera in cameras:
        groups.setdefault(_group_of(camera, departments, grouping), []).append(camera)
    ordered = sorted(groups.items(), key=lambda row: (not row[0], row[0]))
    nowhere = QCoreApplication.translate("Cameras", "Not said")
    return tuple((name or nowhere, tuple(sorted(held, key=camera_name))) for name, held in ordered)


def carried_words() -> str:
    """Of cameras that are where their unit is."""
    return QCoreApplication.translate("Cameras", "With units")


def _group_of(camera: Camera, departments: Mapping[int, Department], grouping: Grouping) -> str:
    if grouping is Grouping.AREA:
        return carried_words() if camera.unit_id is not None and not camera.area else camera.area
    if grouping is Grouping.KIND:
        return kind_words(camera.kind)
    owner = departments.get(camera.department_id or 0)
    return owner_name(owner) if owner else ""


def owner_name(owner: Department) -> str:
    """A department's name in the language of the screen."""
    language = QCoreApplication.translate("Wall", "en", "the language of the screen")
    return owner.name if language == "zh" or not owner.name_en else owner.name_en


def facts_of(camera: Camera, departments: Sequence[Department], *, is_off: bool) -> str:
    """A camera in a few lines: kind, owner, area, where it stands and where it looks."""
    owner = next((owner_name(row) for row in departments if row.id == camera.department_id), "")
    looks = (
        QCoreApplication.translate("Cameras", "turned away from its preset: nobody knows where it looks")
        if is_off
        else QCoreApplication.translate("Cameras", "looks {0} ({1}°), {2}° wide, {3} m far").format(
            bearing_words(camera.bearing), round(camera.bearing), round(camera.field_of_view), round(camera.range_m)
        )
    )
    lines = [" · ".join(part for part in (kind_words(camera.kind), owner, camera.area) if part)]
    if camera.unit_id is not None:
        lines.append(QCoreApplication.translate("Cameras", "Carried: it is where its unit is, and looks anywhere"))
    else:
        lines += [f"{camera.lat:.5f}, {camera.lon:.5f} WGS-84", looks]
    if not camera.url_main:
        lines.append(QCoreApplication.translate("Cameras", "Your department was not let in to see it"))
    return "\n".join(lines)
