"""What a feed is, whatever engine plays it: its states, its values and the interface that the wall builds on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol

from dispatch.values import Camera
from video.packets import PacketListener


class FeedState(StrEnum):
    """What a tile says; only LIVE may look live."""

    CONNECTING = "connecting"
    LIVE = "live"
    STALLED = "stalled"
    UNCHANGED = "unchanged"
    RETRY = "retry"
    DENIED = "denied"
    STOPPED = "stopped"


class Why(StrEnum):
    """Why a feed does not live, as far as it is known; worded by `video.words.why_word`."""

    NOTHING = ""
    ACCOUNT = "account"  # 401, 403
    NOT_FOUND = "not found"  # 404: the camera knows no such stream
    REFUSED = "refused"  # nobody listens on that port
    NO_ANSWER = "no answer"
    NO_DATA = "no data"  # the connection lives, nothing comes
    ENDED = "ended"
    NO_VIDEO = "no video"
    ADDRESS = "address"  # no engine speaks this address
    MACHINE = "machine"  # our side: no memory, no process, no library
    OTHER = "other"


class Pace(StrEnum):
    """How much of a stream is worked for: all of it, every second picture, or key pictures only."""

    FULL = "full"
    HALF = "half"
    KEYS = "keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStatus:
    """A feed at one moment: ages in seconds, None before the first picture; `reason` carries no credentials.

    `generation` counts the sessions that were opened: pictures of two generations have a gap between them.
    """

    state: FeedState
    why: Why = Why.NOTHING
    reason: str = ""
    age_s: float | None = None
    unchanged_s: float = 0.0
    fps: float = 0.0
    kbps: float = 0.0
    reconnects: int = 0
    generation: int = 0
    pace: Pace = Pace.FULL
    is_behind: bool = False  # it cannot keep up with its camera and leaves pictures out


class Colours(IntEnum):
    """How the numbers of a picture in YUV are read: ITU-R BT.601 or BT.709, of the television's range or of all."""

    BT601 = 1
    BT601_WIDE = 2
    BT709 = 3
    BT709_WIDE = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture; `rows` keeps its memory alive. Numbers of one feed only grow.

    Without `colours` it is 32-bit BGRX rows of `stride` octets. With them it is three planes without gaps: rows of
    luma, `stride` octets wide, then blue and red difference at half its width and height; both sides are even.
    """

    number: int
    width: int
    height: int
    stride: int
    rows: memoryview
    colours: Colours | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """A picture of native size as JPEG, with what was known of its feed when it was taken."""

    jpeg: bytes
    width: int
    height: int
    status: FeedStatus


class FeedEngine(Protocol):
    """A running feed. No method but `still` takes noticeable time; all may be called from the UI thread."""

    def start(self) -> None:
        """Begin to connect, and go on trying until stopped."""

    def stop(self) -> None:
        """Ask it to end; it ends by itself soon after and cannot be started again."""

    def shape(self, width: int, height: int, *, is_visible: bool, pace: Pace = Pace.FULL) -> None:
        """Say in device pixels how large it is painted, whether anybody looks, and how much work it is worth.

        A frame may be up to 7 pixels narrower than asked for, or 2 % larger: then its middle is shown. Hidden, the
        pace is KEYS whatever is said.
        """

    def frame(self) -> Frame | None:
        """The newest picture, at the size last painted; None before the first.

        Who begins to look again sees the last one, a ghost with its age, until the state is LIVE.
        """

    def status(self) -> FeedStatus:
        """How it stands now."""

    def still(self) -> Still | None:
        """The newest picture at native size, None before the first; takes some milliseconds: ask from a worker."""

    def listen(self, listener: PacketListener | None) -> bool:
        """Hand every encoded packet to `listener`, on the feed's thread; False where the engine cannot."""


FeedFactory = Callable[[Camera, bool], FeedEngine]
