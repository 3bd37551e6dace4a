"""Pictures that citizens and crews send: a street corner with a nuisance on it, or the same corner cleaned."""

import io
import random

from PIL import Image, ImageDraw


def corner_at(lon: float, lat: float) -> int:
    """The seed of the corner at a place: whoever stands there sees the same one."""
    return round(lon * 1e4) * 100_003 + round(lat * 1e4)


def street_picture(seed: int, *, is_clean: bool, hand: int = 0) -> bytes:
    """A small JPEG; the same seed draws the same corner, so that before and after belong together.

    `hand` is whose hand held the telephone when: nobody stands twice at quite the same spot.
    """
    dice = random.Random(seed)
    picture = Image.new("RGB", (640, 480), (176 + dice.randint(-20, 30), 196, 212))
    draw = ImageDraw.Draw(picture)
    left = 0
    while left < 640:
        wide, tall = dice.randint(90, 170), dice.randint(120, 230)
        tint = (dice.randint(120, 190), dice.randint(110, 170), dice.randint(95, 150))
        draw.rectangle((left, 260 - tall, left + wide - 4, 262), fill=tint)
        for row in range(275 - tall, 240, 34):
            for column in range(left + 10, left + wide - 24, 30):
                draw.rectangle((column, row, column + 14, row + 18), fill=tuple(part // 2 for part in tint))
        left += wide
    draw.rectangle((0, 262, 640, 330), fill=(168, 164, 156))
    draw.rectangle((0, 330, 640, 480), fill=(92, 94, 98))
    x, y = dice.randint(200, 430), dice.randint(318, 352)
    for _ in range(0 if is_clean else 60):
        at = (x + dice.gauss(0, 42), y + dice.gauss(0, 14))
        tint = dice.choice([(34, 36, 40), (214, 212, 204), (126, 96, 60), (54, 88, 132), (150, 40, 40)])
        size = dice.randint(6, 17)
        draw.ellipse((at[0] - size, at[1] - size, at[0] + size, at[1] + size * 0.8), fill=tint)
    if hand:
        picture = _from_another_spot(picture, random.Random(hand))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


def _from_another_spot(picture: Image.Image, dice: random.Random) -> Image.Image:
    """The corner in another perspective: each corner of the picture is taken from elsewhere."""
    wide, tall = picture.size
    corners = [(0, 0), (0, tall), (wide, tall), (wide, 0)]
    moved = [
        (abs(x - dice.uniform(0.02, 0.18) * wide), abs(y - dice.uniform(0.02, 0.18) * tall)) for x, y in corners
    ]  # fmt: skip
    quad = tuple(part for corner in moved for part in corner)
    return picture.transform(picture.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)
