"""python -m simulator.clips FOLDER: draws the street scenes of the demo and encodes them like cameras do (ffmpeg)."""

import math
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

RATE = 25
SECONDS = 8
# No B frames, a key picture every two seconds, delimiters and repeated headers: what cameras send.
H264 = "-c:v libx264 -profile:v main -bf 0 -g 50 -keyint_min 50 -sc_threshold 0 -crf 29 -preset slow".split()  # noqa: SIM905
H264_EXTRA = "aud=1:repeat-headers=1:sliced-threads=0"
H265_EXTRA = "aud=1:repeat-headers=1:bframes=0:keyint=50:min-keyint=50:scenecut=0:log-level=error"


@dataclass(frozen=True)
class Scene:
    """One camera's view: a palette and what moves in it."""

    name: str
    sky: tuple[int, int, int]
    road: tuple[int, int, int]
    houses: tuple[int, int, int]
    seed: int
    cars: int
    people: int
    heap: bool = False
    stall: bool = False


SCENES = (
    Scene("street", (186, 201, 214), (92, 95, 99), (158, 146, 130), 1, 3, 4),
    Scene("market", (214, 205, 188), (128, 122, 112), (171, 128, 104), 2, 1, 9, stall=True),
    Scene("night", (24, 30, 46), (44, 46, 52), (52, 56, 70), 3, 4, 2),
    Scene("depot", (172, 190, 178), (104, 104, 98), (112, 132, 116), 4, 2, 3, heap=True),
)


def frames(scene: Scene, width: int, height: int) -> Iterator[bytes]:
    """RGB pictures of one loop; the loop closes without a jump."""
    ground = _ground(scene, width, height)
    count = RATE * SECONDS
    for number in range(count):
        picture = ground.copy()
        _move(ImageDraw.Draw(picture), scene, number / count, width, height)
        _stamp(ImageDraw.Draw(picture), scene, number, height)
        yield picture.tobytes()


def _ground(scene: Scene, width: int, height: int) -> Image.Image:
    dice = random.Random(scene.seed)
    picture = Image.new("RGB", (width, height), scene.sky)
    draw = ImageDraw.Draw(picture)
    horizon = int(height * 0.38)
    left = -20
    while left < width:
        wide, tall = dice.randint(width // 10, width // 5), dice.randint(height // 8, height // 3)
        shade = tuple(max(0, min(255, part + dice.randint(-18, 18))) for part in scene.houses)
        draw.rectangle((left, horizon - tall, left + wide - 3, horizon + 8), fill=shade)
        for row in range(horizon - tall + 8, horizon - 10, height // 22):
            for column in range(left + 6, left + wide - 12, width // 46):
                lit = (232, 206, 130) if scene.name == "night" and dice.random() < 0.4 else _darker(shade, 0.7)
                draw.rectangle((column, row, column + width // 90, row + height // 45), fill=lit)
        left += wide
    draw.rectangle((0, horizon + 6, width, horizon + height * 0.1), fill=_darker(scene.road, 1.25))
    draw.polygon(
        [(0, horizon + height * 0.1), (width, horizon + height * 0.1), (width, height), (0, height)], scene.road
    )
    middle = int(height * 0.72)
    for column in range(0, width, width // 10):
        draw.polygon(_quad(column, middle, width // 22, 5), fill=_darker(scene.road, 1.7))
    _things(draw, scene, dice, width, height)
    return picture


def _things(draw: ImageDraw.ImageDraw, scene: Scene, dice: random.Random, width: int, height: int) -> None:
    base = int(height * 0.47)
    for column in range(width // 8, width, width // 4):
        draw.rectangle((column, base - height // 8, column + 4, base), fill=(96, 76, 56))
        draw.ellipse(
            (column - 22, base - height // 4, column + 26, base - height // 10), fill=_darker((78, 118, 74), 0.9)
        )
    if scene.heap:
        for _ in range(46):
            x, y = dice.gauss(width * 0.72, width * 0.035), dice.gauss(height * 0.53, height * 0.02)
            tint = dice.choice([(40, 44, 48), (196, 196, 190), (120, 92, 60), (58, 84, 120)])
            draw.ellipse((x - 9, y - 7, x + 9, y + 7), fill=tint)
    if scene.stall:
        left = int(width * 0.56)
        draw.rectangle((left, base - 8, left + width // 5, base + 34), fill=(150, 110, 70))
        for index in range(6):
            tint = (202, 60, 52) if index % 2 else (238, 234, 226)
            draw.rectangle(
                (left - 8 + index * width // 28, base - 42, left + (index + 1) * width // 28, base - 22), fill=tint
            )


def _move(draw: ImageDraw.ImageDraw, scene: Scene, share: float, width: int, height: int) -> None:
    dice = random.Random(scene.seed + 100)
    for index in range(scene.cars):
        lane = 0.6 + 0.22 * (index % 2)
        tint = dice.choice([(178, 40, 40), (226, 226, 228), (52, 84, 138), (36, 38, 42), (196, 176, 88)])
        turns, start = dice.choice([1, 2]), dice.random()
        place = (start + share * turns) % 1.0
        x = (place if index % 2 else 1 - place) * width * 1.4 - width * 0.2
        _car(draw, x, height * lane, width / 640, tint, index % 2 == 1)
    for _ in range(scene.people):
        start, tint = dice.random(), (dice.randint(40, 200), dice.randint(40, 160), dice.randint(60, 200))
        x = ((start + share) % 1.0) * width * 1.1 - width * 0.05 if dice.random() < 0.7 else start * width
        step = math.sin(share * 2 * math.pi * 16 + start * 9) * 3
        y = height * (0.5 + 0.05 * dice.random())
        size = height / 360
        draw.ellipse((x - 4 * size, y - 34 * size, x + 4 * size, y - 26 * size), fill=(222, 186, 158))
        draw.rectangle((x - 5 * size, y - 26 * size, x + 5 * size, y - 10 * size), fill=tint)
        draw.line((x, y - 10 * size, x + step * size, y), fill=(40, 40, 48), width=max(2, int(4 * size)))


def _car(draw: ImageDraw.ImageDraw, x: float, y: float, scale: float, tint: tuple[int, int, int], right: bool) -> None:
    long, tall = 120 * scale, 26 * scale
    cabin = (x + (22 if right else 34) * scale, y - tall - 20 * scale, x + (86 if right else 98) * scale, y - tall + 2)
    draw.rounded_rectangle((x, y - tall, x + long, y), 8 * scale, fill=tint)
    draw.rounded_rectangle(cabin, 6 * scale, fill=_darker(tint, 0.55))
    for wheel in (24, 92):
        draw.ellipse((x + wheel * scale - 9, y - 9, x + wheel * scale + 11, y + 11), fill=(24, 24, 26))


def _stamp(draw: ImageDraw.ImageDraw, scene: Scene, number: int, height: int) -> None:
    """A running counter, burnt in like the clock of a camera: a living picture is seen to live."""
    font = ImageFont.load_default(size=max(14, height // 24))
    words = f"{scene.name.upper()}  {number // RATE:02d}.{number % RATE:02d}"
    draw.text((12, 8), words, fill=(255, 255, 255), font=font, stroke_width=2, stroke_fill=(0, 0, 0))


def _quad(x: int, y: int, wide: int, tall: int) -> list[tuple[int, int]]:
    return [(x, y), (x + wide, y), (x + wide - 6, y + tall), (x - 6, y + tall)]


def _darker(tint: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(min(255, int(part * share)) for part in tint)


def encode(scene: Scene, path: Path, width: int, height: int) -> None:
    """Draw a scene into a file; its ending says how: .h264, .h265 or .mp4. Raises CalledProcessError."""
    raw = f"-f rawvideo -pix_fmt rgb24 -s {width}x{height} -r {RATE} -i -".split()
    if path.suffix == ".h265":
        how = ["-c:v", "libx265", "-crf", "31", "-x265-params", H265_EXTRA, "-f", "hevc"]
    else:
        how = [*H264, "-x264-params", H264_EXTRA, "-f", "mp4" if path.suffix == ".mp4" else "h264"]
    command = ["ffmpeg", "-loglevel", "error", "-y", *raw, "-pix_fmt", "yuv420p", *how, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        if process.stdin:
            for frame in frames(scene, width, height):
                process.stdin.write(frame)
            process.stdin.close()
        if process.wait() != 0:
            raise subprocess.CalledProcessError(process.returncode, command)


def main() -> None:
    """Make all clips."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        encode(scene, folder / f"{scene.name}.h264", 640, 360)
    encode(SCENES[0], folder / "street_hevc.h265", 640, 360)
    encode(SCENES[1], folder / "market_main.h264", 1280, 720)
    encode(SCENES[1], folder / "recording.mp4", 640, 360)


if __name__ == "__main__":
    main()
