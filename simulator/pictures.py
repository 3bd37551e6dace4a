"""Pictures that citizens and crews send: a street corner with a nuisance on it, or the same corner cleaned."""

import io
import random

from PIL import Image, ImageDraw


def street_picture(seed: int, *, is_clean: bool) -> bytes:
    """A small JPEG; the same seed draws the same corner, so that before and after belong together."""
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
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=82)
    return buffer.getvalue()
