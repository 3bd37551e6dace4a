"""What is said of clips, in the language of the screen."""

from PySide6.QtCore import QCoreApplication

from dispatch.values import Camera
from video.kept import Kept, Lack
from video.words import camera_name


def lack_word(lack: str) -> str:
    """Why a clip is not whole."""
    words = {
        Lack.CAMERA: QCoreApplication.translate("Clips", "the camera was lost"),
        Lack.DISK: QCoreApplication.translate("Clips", "the disk is full"),
        Lack.KILLED: QCoreApplication.translate("Clips", "the program had ended"),
        Lack.SLOW: QCoreApplication.translate("Clips", "the disk is too slow"),
        Lack.CHANGED: QCoreApplication.translate("Clips", "the camera changed its format"),
        Lack.GAP: QCoreApplication.translate("Clips", "there is a gap"),
    }
    return words.get(Lack(lack), "")


def from_recording(name: str) -> str:
    """A picture is no live one: of which recording it is."""
    return QCoreApplication.translate("Clips", "from the recording {0}").format(name)


def no_camera() -> str:
    """Nothing is selected on the wall."""
    return QCoreApplication.translate("Clips", "Select a camera on the wall first")


def nothing_yet(camera: Camera) -> str:
    """The camera has sent nothing that could be kept."""
    words = QCoreApplication.translate("Clips", "{camera}: no picture that could be kept")
    return words.format(camera=camera_name(camera))


def recording(camera: Camera) -> str:
    """A clip has begun."""
    words = QCoreApplication.translate("Clips", "{camera}: recording, the last 10 s included; the same key ends it")
    return words.format(camera=camera_name(camera))


def no_clips() -> str:
    """No case, or one without a clip that holds."""
    return QCoreApplication.translate("Clips", "The selected case has no clips to play")


def nothing_kept() -> str:
    """A clip ended without a picture."""
    return QCoreApplication.translate("Clips", "The clip could not be written")


def kept(clip: Kept, number: str) -> str:
    """A clip lies among the evidence, of a case when it has one, and is whole or not."""
    words = QCoreApplication.translate("Clips", "{camera}: {seconds} s kept, SHA-256 {hash}")
    said = words.format(camera=clip.camera, seconds=round(clip.seconds), hash=clip.sha256[:8])
    return " · ".join(part for part in (said, number, lack_word(clip.lack)) if part)


def not_put_away(clip: Kept, why: str) -> str:
    """The file is there, but not in the case."""
    words = QCoreApplication.translate("Clips", "{camera}: the clip is kept as {file}, but not in the case: {why}")
    return words.format(camera=clip.camera, file=clip.name, why=why)


def recovered(clip: Kept) -> str:
    """A process ended while it was recording."""
    words = QCoreApplication.translate("Clips", "{camera}: {seconds} s of a clip recovered: {why}")
    return words.format(camera=clip.camera, seconds=round(clip.seconds), why=lack_word(clip.lack))
