"""Pictures made from earlier ones are told from pictures that were taken anew."""

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from insight.likeness import Made, likeness, look_at
from simulator.pictures import street_picture

ROADS = Path(__file__).resolve().parents[3] / "shared" / "data" / "photos_road"


def jpeg(picture: Image.Image, quality: int = 78) -> bytes:
    """The picture once more, with the losses of its format."""
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def made_from(picture: Image.Image, dice: random.Random) -> Iterator[tuple[Made, bytes]]:
    """What somebody makes of a picture that should look like a new one."""
    wide, tall = picture.size
    yield Made.SAME, jpeg(picture, 60)
    yield Made.SAME, jpeg(picture.resize((wide * 2 // 3, tall * 2 // 3)))
    yield Made.SAME, jpeg(ImageEnhance.Brightness(picture).enhance(1.2))
    for share in (0.9, 0.75):
        w, h = int(wide * share), int(tall * share)
        left, top = dice.randint(0, wide - w), dice.randint(0, tall - h)
        yield Made.CUT, jpeg(picture.crop((left, top, left + w, top + h)))
    painted = picture.copy()
    left, top = dice.randint(wide // 5, wide // 2), dice.randint(tall // 3, tall // 2)
    ImageDraw.Draw(painted).rectangle((left, top, left + wide // 5, top + tall // 5), fill=(120, 120, 118))
    yield Made.CHANGED, jpeg(painted)


@pytest.mark.parametrize("seed", [3, 14])
def test_a_picture_handed_in_again_a_part_of_it_and_a_painted_one_are_told(seed: int) -> None:
    data = street_picture(seed, is_clean=False)
    earlier = look_at(data)
    assert earlier is not None
    for made, copy in made_from(Image.open(io.BytesIO(data)), random.Random(seed)):
        seen = look_at(copy)
        told = likeness(seen, earlier) if seen else None
        assert told is not None, made
        assert (told.made is Made.CHANGED) == (made is Made.CHANGED)


def test_another_place_is_no_copy() -> None:
    first, second = look_at(street_picture(3, is_clean=False)), look_at(street_picture(4, is_clean=False))
    assert first is not None
    assert second is not None
    assert likeness(second, first) is None


def test_what_is_no_picture_and_what_shows_nothing_are_not_compared() -> None:
    assert look_at(b"no picture") is None
    assert look_at(jpeg(Image.new("RGB", (320, 240), (90, 90, 90)))) is None


@pytest.mark.skipif(not ROADS.is_dir(), reason="the real road photos are not beside this checkout")
def test_of_real_road_photos_nineteen_in_twenty_copies_are_told_and_no_pair_is_mistaken() -> None:
    files = sorted(ROADS.rglob("*RAW.jpg"))[:6]
    seen = [look_at(path.read_bytes()) for path in files]
    dice = random.Random(5)
    told = []
    for path, earlier in zip(files, seen, strict=True):
        assert earlier is not None
        for _, copy in made_from(Image.open(path), dice):
            again = look_at(copy)
            told.append(again is not None and likeness(again, earlier) is not None)
    assert sum(told) >= 0.95 * len(told)
    pairs = [(one, other) for at, one in enumerate(seen) for other in seen[at + 1 :] if one and other]
    assert [likeness(one, other) for one, other in pairs if likeness(one, other)] == []
