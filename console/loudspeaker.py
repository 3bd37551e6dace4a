"""The loudspeaker of the desk: plays small sounds, and knows whether they come out.

A sound server that has died says nothing: its device stays listed and a sound plays for ever. So every sound has to
end in time, and a silence is played now and then, to learn of it before the next call for help does.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

PROBE_MS = 20_000
ENDS_WITHIN_MS = 3_000
SILENCE = "silence"


class Loudspeaker(QObject):
    """Plays `NAME.wav` of a folder. `lost` and `found` are said once each time."""

    lost = Signal()
    found = Signal()

    def __init__(self, folder: Path, volume: float, *, probe_ms: int = PROBE_MS) -> None:
        super().__init__()
        self._folder, self._volume = folder, volume
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._renew)
        self._effects: dict[str, QSoundEffect] = {}
        self.is_lost: bool | None = None  # not known before the first sound has ended
        self._wait = QTimer(self, interval=ENDS_WITHIN_MS, singleShot=True)
        self._wait.timeout.connect(self._lose)
        self._probe = QTimer(self, interval=probe_ms)
        self._probe.timeout.connect(self.probe)

    def start(self) -> None:
        """See whether there is a device, now and from now on."""
        self._probe.start()
        self.probe()

    @Slot()
    def probe(self) -> None:
        """Play a silence, through new parts when the old ones have failed; a sound that plays is a probe itself."""
        if self._wait.isActive():
            return
        if self.is_lost:
            self._forget()
        self.play(SILENCE)

    @Slot(object)
    def play(self, name: str) -> None:
        """Begin a sound; what still plays is cut off."""
        if not QMediaDevices.audioOutputs():
            self._lose()
            return
        for other in self._effects.values():
            other.stop()
        effect = self._effect(name)
        self._wait.start()
        effect.play()

    def _effect(self, name: str) -> QSoundEffect:
        if name not in self._effects:
            effect = QSoundEffect(self)
            effect.setVolume(self._volume)
            effect.playingChanged.connect(self._hear_end)
            effect.statusChanged.connect(self._hear_status)
            effect.setSource(QUrl.fromLocalFile(str(self._folder / f"{name}.wav")))
            self._effects[name] = effect
        return self._effects[name]

    @Slot()
    def _hear_end(self) -> None:
        """A sound that has ended has come out."""
        if not self._wait.isActive() or any(effect.isPlaying() for effect in self._effects.values()):
            return
        self._wait.stop()
        if self.is_lost is not False:
            self.is_lost = False
            self.found.emit()

    @Slot()
    def _hear_status(self) -> None:
        if any(effect.status() is QSoundEffect.Status.Error for effect in self._effects.values()):
            self._lose()

    @Slot()
    def _lose(self) -> None:
        self._wait.stop()
        if not self.is_lost:
            self.is_lost = True
            self.lost.emit()

    @Slot()
    def _renew(self) -> None:
        """Devices came or went: sounds go to the present one."""
        self._forget()
        self.probe()

    def _forget(self) -> None:
        effects, self._effects = self._effects, {}
        for effect in effects.values():
            effect.playingChanged.disconnect(self._hear_end)
            effect.statusChanged.disconnect(self._hear_status)
            effect.stop()
            effect.deleteLater()
