"""Gives the desk its sounds, played by a process of their own."""

import sys

from assembly.children import ROOT
from console.loudness import Heard, Loudness
from console.settings import Settings
from console.sound_process import SoundProcess
from console.sounds import Sounds
from console.spine import Spine


def offer_sounds(spine: Spine, settings: Settings) -> Sounds:
    """Sounds as the settings ask for; `start` them."""
    command = (sys.executable, str(ROOT / "main.py"), "sounds", "--volume", str(settings.desk_volume))
    sounds = Sounds(spine.notices, Loudness(Heard(settings.desk_sound)), SoundProcess(command))
    spine.actions.on("sound_test", sounds.test)
    return sounds
