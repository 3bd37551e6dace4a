"""What waits to be published, packed: cases as whole rows with their grams, anything else as the values that it is."""

import zlib
from collections.abc import Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any

import msgspec

from db.heap import Heap, heap_of
from dispatch.bringing import ROW_TYPES, Kind
from dispatch.values import Case

_decoders = {kind: msgspec.msgpack.Decoder(list[value]) for kind, value in ROW_TYPES.items()}  # type: ignore[valid-type]
_heaps = msgspec.msgpack.Decoder(Heap)


def pack(dialect: str, values: Sequence[Any], lines: Sequence[int]) -> bytes:
    """Make ready as much as can be before the transaction that publishes; `lines` are their rows in the file."""
    if isinstance(values[0], Case):
        return msgspec.msgpack.encode(heap_of(dialect, values, lines))
    return zlib.compress(msgspec.msgpack.encode(values, enc_hook=_plain), 1)


def unpack(kind: Kind, packed: bytes) -> Heap | list[Any]:
    """What was packed."""
    return _heaps.decode(packed) if kind is Kind.CASES else _decoders[kind].decode(zlib.decompress(packed))


def spans(lines: Sequence[int]) -> list[list[int]]:
    """Rows of a file in their order, as pairs of the first and the last of each unbroken run."""
    runs = [[line for _, line in run] for _, run in groupby(enumerate(lines), lambda held: held[1] - held[0])]
    return [[run[0], run[-1]] for run in runs]


def line_at(held: Sequence[Sequence[int]], place: int) -> int:
    """The row of the file at a place among those that `spans` were made of; 0 where they are not known."""
    for first, last in held:
        if place <= last - first:
            return first + place
        place -= last - first + 1
    return 0


def _plain(value: Any) -> Any:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(type(value).__name__)
