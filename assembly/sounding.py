"""Gives the desk its sounds; a loudspeaker whose libraries are missing is told like one that is unplugged."""

import logging

from assembly.centre import RESOURCES
from console.loudness import Heard, Loudness
from console.settings import Settings
from console.sounds import Sounds, Speaks
from console.spine import Spine

_log = logging.getLogger(__name__)


def offer_sounds(spine: Spine, settings: Settings) -> Sounds:
    """Sounds as the settings ask for; `start` them."""
    sounds = Sounds(spine.notices, Loudness(Heard(settings.desk_sound)), _speaker(settings))
    spine.actions.on("sound_test", sounds.test)
    return sounds


def _speaker(settings: Settings) -> Speaks | None:
    try:
        from console.loudspeaker import Loudspeaker  # loads FFmpeg and the sound server's library
    except ImportError as error:
        _log.warning("no QtMultimedia: %s", error)
        return None
    return Loudspeaker(RESOURCES / "sounds", settings.desk_volume / 100)
