"""What a tile says about its feed, in the language of the screen."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from dispatch.values import Camera
from video.feed import FeedState, FeedStatus, Pace, Why

# What a library says of an answer may be a page long.
LONGEST_SAID = 120
_SHAPES = {FeedState.LIVE: "●", FeedState.UNCHANGED: "▲", FeedState.CONNECTING: "○", FeedState.STOPPED: "○"}
_TOKENS = {
    FeedState.LIVE: "green",
    FeedState.UNCHANGED: "yellow",
    FeedState.CONNECTING: "grey",
    FeedState.STOPPED: "grey",
}


def no_camera(name: str) -> str:
    """Nothing is called so."""
    return QCoreApplication.translate("Wall", "No camera is called {0}").format(name)


def state_word(state: FeedState) -> str:
    """One or two words for a state; 'Live' stands on living pictures only."""
    words = {
        FeedState.CONNECTING: QCoreApplication.translate("Wall", "Connecting"),
        FeedState.LIVE: QCoreApplication.translate("Wall", "Live"),
        FeedState.STALLED: QCoreApplication.translate("Wall", "Stalled"),
        FeedState.UNCHANGED: QCoreApplication.translate("Wall", "Unchanged"),
        FeedState.RETRY: QCoreApplication.translate("Wall", "Lost"),
        FeedState.DENIED: QCoreApplication.translate("Wall", "Refused"),
        FeedState.STOPPED: QCoreApplication.translate("Wall", "Off"),
    }
    return words[state]


def why_word(why: Why) -> str:
    """Why a feed does not live, in a few words; none where only the engine's own text says it."""
    words = {
        Why.ACCOUNT: QCoreApplication.translate("Wall", "The camera refuses the account"),
        Why.NOT_FOUND: QCoreApplication.translate("Wall", "The camera knows no such stream"),
        Why.REFUSED: QCoreApplication.translate("Wall", "Nobody listens at its address"),
        Why.NO_ANSWER: QCoreApplication.translate("Wall", "It does not answer"),
        Why.NO_DATA: QCoreApplication.translate("Wall", "It answers but sends nothing"),
        Why.ENDED: QCoreApplication.translate("Wall", "It ended the stream"),
        Why.NO_VIDEO: QCoreApplication.translate("Wall", "Its stream has no picture that can be shown"),
        Why.ADDRESS: QCoreApplication.translate("Wall", "Its address cannot be opened"),
        Why.MACHINE: QCoreApplication.translate("Wall", "This machine cannot play it"),
    }
    return words.get(why, "")


def shape_of(state: FeedState) -> str:
    """A shape beside the colour: ● living, ▲ doubtful, ■ lost, ○ not yet."""
    return _SHAPES.get(state, "■")


def token_of(state: FeedState) -> str:
    """The colour token of a state."""
    return _TOKENS.get(state, "red")


def age_word(seconds: float) -> str:
    """'12 s', '3 min', '2 h'."""
    if seconds < 100:
        return QCoreApplication.translate("Wall", "{0} s").format(int(seconds))
    if seconds < 6000:
        return QCoreApplication.translate("Wall", "{0} min").format(int(seconds / 60))
    return QCoreApplication.translate("Wall", "{0} h").format(int(seconds / 3600))


def _half_word() -> str:
    return QCoreApplication.translate("Wall", "half rate")


def _keys_word() -> str:
    return QCoreApplication.translate("Wall", "key pictures")


# What is left out on purpose is said.
_PACE = {Pace.HALF: _half_word, Pace.KEYS: _keys_word}


def caption(status: FeedStatus) -> str:
    """The right end of a caption: state with frames a second, or with the age of the picture."""
    if status.state is FeedState.LIVE and status.pace is not Pace.FULL:
        return f"{state_word(status.state)} · {_PACE[status.pace]()}"
    if status.state is FeedState.LIVE:
        return f"{state_word(status.state)} {status.fps:.0f} fps" if status.fps else state_word(status.state)
    if status.age_s is None:
        return state_word(status.state)
    age = status.unchanged_s if status.state is FeedState.UNCHANGED else status.age_s
    return f"{state_word(status.state)} {age_word(age)}"


def banner(status: FeedStatus) -> tuple[str, ...]:
    """What stands in the middle of a tile that does not live, the most needed first."""
    if status.state is FeedState.LIVE:
        return ()
    if status.state is FeedState.UNCHANGED:
        words = QCoreApplication.translate("Wall", "Picture unchanged for {0}")
        return (words.format(age_word(status.unchanged_s)),)
    lines = []
    if status.age_s is not None:
        lines.append(QCoreApplication.translate("Wall", "Picture stopped {0} ago").format(age_word(status.age_s)))
    else:
        lines.append(state_word(status.state))
    lines.append(why_word(status.why))
    if status.reconnects and status.state is not FeedState.DENIED:
        lines.append(QCoreApplication.translate("Wall", "Reconnecting (try {0})").format(status.reconnects))
    return tuple(line for line in lines if line)


def camera_name(camera: Camera) -> str:
    """A camera's name in the language of the screen."""
    language = QCoreApplication.translate("Wall", "en", "the language of the screen")
    return camera.name if language == "zh" or not camera.name_en else camera.name_en


def tile_words(
    number: int, camera: Camera | None, status: FeedStatus | None, *, is_pinned: bool, is_recorded: bool = False
) -> str:  # fmt: skip
    """What a screen reader says of a tile: number, name, state, and the age of a picture that does not live."""
    if camera is None or status is None:
        return QCoreApplication.translate("Wall", "Tile {0}, empty").format(number)
    said = QCoreApplication.translate("Wall", "Tile {0}, {1}, {2}")
    state = state_word(status.state) if status.state is FeedState.LIVE else caption(status)
    pinned = QCoreApplication.translate("Wall", ", pinned") if is_pinned else ""
    recorded = QCoreApplication.translate("Wall", ", recorded") if is_recorded else ""
    return said.format(number, camera_name(camera), state) + pinned + recorded


def no_picture(name: str) -> str:
    """Said when a still was asked for and none came."""
    return QCoreApplication.translate("Wall", "No picture from {0}: no report was begun").format(name)


def trouble_said(error: Exception | None) -> str:
    """Why a camera did not do what was asked: in a few words where it is known, else what was answered, in short."""
    known = why_word(getattr(error, "why", Why.OTHER))
    return known or " ".join(str(error).split())[:LONGEST_SAID]


def no_turning(camera: Camera, error: Exception) -> str:
    """Said when a camera did not turn, or did not answer."""
    words = QCoreApplication.translate("Wall", "{0} does not do it: {1}")
    return words.format(camera_name(camera), trouble_said(error))


def no_recording(folder: Path) -> str:
    """Said when nothing that fits has been recorded."""
    return QCoreApplication.translate("Wall", "No recording in {0}").format(folder)
