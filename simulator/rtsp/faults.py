"""What can be wrong with a camera: asked for by the address of a stream, or while it runs."""

from collections.abc import Mapping
from enum import StrEnum


class Fault(StrEnum):
    """The ways in which cameras fail."""

    NONE = "heal"
    STALL = "stall"  # the connection lives, nothing comes
    FREEZE = "freeze"  # the stream runs on with one picture
    DROP = "drop"  # the connection is cut
    LOSE = "lose"  # one packet in twenty never arrives
    DAMAGE = "damage"  # bytes in some packets are wrong
    EMPTY = "empty"  # the stream runs, its pictures hold nothing that can be decoded
    JUMP = "jump"  # the camera's clock leaps by an hour
    MUTE = "mute"  # connections are taken and never answered


class Faults:
    """The present fault of each path, and those that an address asks for after some seconds."""

    def __init__(self) -> None:
        self._by_path: dict[str, Fault] = {}

    def tell(self, line: str) -> None:
        """Obey one line such as `freeze street_3`; a path `*` means all that are not named; raises ValueError."""
        word, _, path = line.strip().partition(" ")
        self._by_path[path.strip() or "*"] = Fault(word)

    def of(self, path: str, asked: Mapping[str, str], seconds: float) -> Fault:
        """The fault of a path at this moment of its stream."""
        named = self._by_path.get(path, self._by_path.get("*", Fault.NONE))
        if named is not Fault.NONE:
            return named
        for fault in (Fault.DROP, Fault.STALL, Fault.FREEZE, Fault.LOSE, Fault.DAMAGE, Fault.EMPTY, Fault.JUMP):
            after = asked.get(f"{fault}_after")
            if after is not None and seconds >= float(after):
                return fault
        return Fault.MUTE if "mute" in asked else Fault.NONE
