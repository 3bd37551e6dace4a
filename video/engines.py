"""Which engine plays what, and why: asked by the wall for each camera, and by `main.py doctor`."""

import glob
import os
from dataclasses import dataclass
from functools import cache

import av
import vlc

from dispatch.values import Camera
from video.account import Account
from video.crew import Crew
from video.feed import FeedEngine
from video.memory import keep_buffers
from video.vlc_feed import VlcFeed
from video.vlc_player import VlcMissing, vlc_instance

_CREW = Crew()
CHOICES = ("auto", "av", "vlc")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what the doctor says."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """The engine of one camera and the reason."""

    engine: str
    why: str


@cache
def libvlc_speaks_rtsp() -> bool:
    """Whether a plugin with an RTSP client is installed; Debian's package has been built without one since 2021."""
    folders = [os.environ.get("VLC_PLUGIN_PATH", ""), "/usr/lib/*/vlc/plugins", "/usr/lib/vlc/plugins"]
    return any(glob.glob(f"{folder}/**/liblive555_plugin*", recursive=True) for folder in folders if folder)


def choose(camera: Camera, setting: str) -> EngineChoice:
    """The engine for a camera under the setting `video.engine`; the camera's own choice wins."""
    wanted = camera.engine or setting
    is_rtsp = camera.url_main.startswith("rtsp:")
    if wanted == "vlc" and is_rtsp and not libvlc_speaks_rtsp():
        return EngineChoice("vlc", "asked for by the settings; PyAV fetches the packets, libvlc has no RTSP client")
    if wanted == "vlc":
        return EngineChoice("vlc", "asked for by the settings")
    return EngineChoice("av", "the least delay and the least load of all that were measured")


def open_feed(camera: Camera, account: Account | None, *, setting: str, is_main: bool) -> FeedEngine:
    """A feed of a camera's main or sub stream, not yet started."""
    keep_buffers()
    url = camera.url_main if is_main or not camera.url_sub else camera.url_sub
    if choose(camera, setting).engine == "vlc":
        return VlcFeed(url, account, is_piped=url.startswith("rtsp:") and not libvlc_speaks_rtsp())
    return _CREW.open(url, account)


def facts() -> tuple[Fact, ...]:
    """Libraries and codecs, for the doctor."""
    try:
        vlc_instance()
        libvlc = vlc.libvlc_get_version().decode()
    except VlcMissing as error:
        libvlc = f"missing: install {error}"
    versions = ", ".join(f"{name} {'.'.join(map(str, version))}" for name, version in av.library_versions.items())
    codecs = ", ".join(name for name in ("h264", "hevc", "mjpeg", "aac") if name in av.codecs_available)
    return (
        Fact("PyAV", f"{av.__version__} ({versions})"),
        Fact("FFmpeg decoders", codecs),
        Fact("libvlc", libvlc),
        Fact("libvlc RTSP client", "yes" if libvlc_speaks_rtsp() else "no: live RTSP is played by PyAV"),
    )
