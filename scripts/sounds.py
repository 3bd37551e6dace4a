"""Makes the sounds of the desk: tones with soft edges, one file for each loudness of a notice, and a silence."""

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 22_050
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"
EDGE_S = 0.012
# name -> ((Hz, seconds, loudness from 0 to 1), …); 0 Hz is a pause. The louder the notice, the higher and the longer.
SOUNDS = {
    "info": ((660.0, 0.14, 0.35),),
    "refusal": ((330.0, 0.12, 0.5), (262.0, 0.2, 0.5)),
    "trouble": ((587.0, 0.16, 0.6), (0.0, 0.08, 0.0), (587.0, 0.16, 0.6)),
    "alarm": ((784.0, 0.18, 0.9), (1046.0, 0.18, 0.9)) * 3,
    "silence": ((0.0, 0.1, 0.0),),
}


def samples(hertz: float, seconds: float, loudness: float) -> list[int]:
    """One tone with its octave above, faded in and out so that nothing clicks."""
    count, made = int(RATE * seconds), []
    for at in range(count):
        edge = min(1.0, at / RATE / EDGE_S, (count - at) / RATE / EDGE_S)
        turn = 2 * math.pi * hertz * at / RATE
        made.append(round(32_000 * loudness * edge * (0.8 * math.sin(turn) + 0.2 * math.sin(2 * turn))))
    return made


def write(folder: Path) -> None:
    """Write every sound into a folder, always the same bytes."""
    for name, tones in SOUNDS.items():
        made = [sample for tone in tones for sample in samples(*tone)]
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(made)}h", *made))


if __name__ == "__main__":
    write(FOLDER)
    sys.exit(0)
