"""Pictures in memory that another process writes: what it claims is held against the size of a buffer."""

import os

import pytest

from video.feed import Colours, Frame
from video.shared_pictures import _BUFFER, _EACH, _FACTS, _NEWEST, Slot, is_possible, mapped, new_memory

pytestmark = pytest.mark.skipif(not is_possible(), reason="this system has no memory without a name")


def _frame(number: int) -> Frame:
    return Frame(number, 8, 2, 32, memoryview(bytearray(bytes([number]) * 64)))


@pytest.mark.parametrize(
    "claimed",
    [
        *(
            (2, 8, 2, 16, 0),
            (2, 8, 1 << 40, 32, 0),
            (2, 0, 2, 32, 0),
            (2, 8, -1, 32, 0),
            (2, 1 << 20, 1 << 20, 1 << 22, 0),
        ),
        *((2, 8, 2, 32, 9), (2, 8, 2, 32, -1), (2, 8, 2, 6, 1), (2, 8, 3, 8, 1), (2, 8, _BUFFER // 8, 8, 1)),
    ],
    ids=[
        *("lines that are too short", "endless", "no width", "a negative height", "larger than a buffer"),
        *("unknown colours", "negative colours", "luma with gaps", "half a row of chroma", "no room for the chroma"),
    ],
)
def test_a_picture_that_claims_more_than_its_buffer_holds_is_not_shown(claimed: tuple[int, ...]) -> None:
    descriptor = new_memory()
    memory = mapped(descriptor)
    os.close(descriptor)
    writer, reader = Slot(memory, 0), Slot(memory, 0)
    writer.put(_frame(1))
    first = reader.take()
    assert first is not None
    assert (first.number, bytes(first.rows)) == (1, b"\1" * 64)
    writer.put(_frame(2))
    facts = _FACTS + writer._words[_NEWEST] * _EACH
    for offset, value in enumerate(claimed):
        writer._words[facts + offset] = value
    assert reader.take() is first
    writer._words[_NEWEST] = 99
    assert reader.take() is first


def test_a_picture_in_yuv_arrives_as_it_was_put() -> None:
    descriptor = new_memory()
    memory = mapped(descriptor)
    os.close(descriptor)
    sent = Frame(3, 8, 2, 8, memoryview(bytes(range(24))), Colours.BT601_WIDE)
    Slot(memory, 1).put(sent)
    taken = Slot(memory, 1).take()
    assert taken is not None
    assert (taken.colours, taken.stride, bytes(taken.rows)) == (Colours.BT601_WIDE, 8, bytes(range(24)))
