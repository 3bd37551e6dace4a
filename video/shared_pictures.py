"""Pictures that one process decodes and another paints: slots in memory that has no name and goes with its last owner.

A slot has four buffers. The writer takes one that is neither the newest nor one of the two that the reader took last;
so nobody waits, and no picture changes under a painter.
"""

import mmap
import os

from video.feed import Colours, Frame

SLOTS = 32
BUFFERS = 4
# The largest picture; of a larger one nothing is shown, and so nobody asks for it. Pages cost once they are written to.
LARGEST = (3840, 2160)
_PAGE = 4096
_BUFFER = LARGEST[0] * LARGEST[1] * 4
_SLOT = _PAGE + BUFFERS * _BUFFER
OCTETS = SLOTS * _SLOT
# Words of a slot's first page: the newest buffer and the two taken last, counted from 1; then what each buffer holds.
_NEWEST, _TAKEN, _BEFORE, _FACTS, _EACH = 0, 1, 2, 8, 5


def is_possible() -> bool:
    """Whether this system has memory without a name."""
    return hasattr(os, "memfd_create")


def new_memory() -> int:
    """A descriptor of fresh memory for all slots; raises OSError."""
    descriptor = os.memfd_create("pictures", os.MFD_CLOEXEC)
    os.ftruncate(descriptor, OCTETS)
    return descriptor


def mapped(descriptor: int) -> mmap.mmap:
    """The memory of a descriptor, which may be closed after it; raises OSError."""
    return mmap.mmap(descriptor, OCTETS)


class Slot:
    """One feed's pictures. One process puts, another takes, each on one thread."""

    def __init__(self, memory: mmap.mmap, index: int) -> None:
        self._memory, self._start = memory, index * _SLOT
        self._view = memoryview(memory)
        self._words = self._view[self._start : self._start + _PAGE].cast("q")
        self._frame: Frame | None = None

    def clear(self) -> None:
        """Give the pages back; who still shows a picture of it sees black."""
        self._memory.madvise(mmap.MADV_REMOVE, self._start, _SLOT)

    def put(self, frame: Frame) -> None:
        """Show a picture as the newest; one that is too large is passed over."""
        octets = _octets(frame.stride, frame.height, frame.colours)
        if octets > _BUFFER:
            return
        words = self._words
        held = (words[_NEWEST], words[_TAKEN], words[_BEFORE])
        free = next(buffer for buffer in range(1, BUFFERS + 1) if buffer not in held)
        begin = self._begin(free)
        self._view[begin : begin + octets] = frame.rows[:octets]
        facts = _FACTS + free * _EACH
        for offset, value in enumerate((frame.number, frame.width, frame.height, frame.stride, frame.colours or 0)):
            words[facts + offset] = value
        words[_NEWEST] = free  # last: from here on it may be taken

    def take(self) -> Frame | None:
        """The newest picture, None before the first; it stays whole until the second one after it is taken.

        The writer may be a decoder that a stream has taken over: what does not fit into a buffer is passed over.
        """
        words = self._words
        if words[_NEWEST] == 0:
            return None
        if self._frame is None or words[_TAKEN] != words[_NEWEST]:
            words[_BEFORE] = words[_TAKEN]
            while True:  # a newer one may come between reading and taking, and its buffer be the next to be filled
                words[_TAKEN] = newest = words[_NEWEST]
                if words[_NEWEST] == newest:
                    break
            if not 1 <= newest <= BUFFERS:
                return self._frame
            claimed = self._claimed(newest, *words[_FACTS + newest * _EACH : _FACTS + (newest + 1) * _EACH])
            if claimed is None:
                return self._frame
            self._frame = claimed
        return self._frame

    def _claimed(self, buffer: int, number: int, width: int, height: int, stride: int, code: int) -> Frame | None:
        """What a buffer is said to hold; None where it cannot hold that."""
        if not (0 <= code <= max(Colours) and width > 0 < height):
            return None
        colours = Colours(code) if code else None
        is_whole = width * 4 <= stride if colours is None else width == stride and width % 2 == height % 2 == 0
        octets = _octets(stride, height, colours)
        if not is_whole or octets > _BUFFER:
            return None
        begin = self._begin(buffer)
        return Frame(number, width, height, stride, self._view[begin : begin + octets], colours)

    def _begin(self, buffer: int) -> int:
        return self._start + _PAGE + (buffer - 1) * _BUFFER


def _octets(stride: int, height: int, colours: Colours | None) -> int:
    """How much memory a frame takes."""
    return stride * height if colours is None else stride * height * 3 // 2
