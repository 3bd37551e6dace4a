"""Texts as sets of numbered 2-grams, by which both engines find any part of a text, two Chinese characters above all.

A text counts in NFKC and lower case, so that full-width signs and capitals do not matter. Single characters are kept
beside the pairs, and runs of four Latin letters or digits, since pairs of digits are found in every case.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from zlib import crc32

_RUN = 4  # Latin letters or digits
_MOST = 64  # characters of a question that the index is asked about; the rest is compared


def folded(text: str) -> str:
    """The text as it counts: NFKC, lower case, without NUL and the white space around it."""
    return unicodedata.normalize("NFKC", text).lower().replace("\0", "").strip()


def grams_of(texts: Iterable[str]) -> list[int]:
    """The numbers (32 bits, signed) under which a case with these texts is found, ascending."""
    found: set[int] = set()
    for text in map(folded, texts):
        found.update(map(_number, text))
        found.update(_number(text[at : at + 2]) for at in range(len(text) - 1))
        found.update(_number(run) for run in _runs(text))
    return sorted(found)


def grams_asked(text: str) -> tuple[list[int], bool]:
    """The numbers that a case holding this folded text has, and whether they alone already prove it."""
    if len(text) <= 2:
        return [_number(text)] if text else [], text.isascii() or max(text) < "\U00010000"
    text = text[:_MOST]
    found = {_number(run) for run in _runs(text)}
    found.update(_number(text[at : at + 2]) for at in range(len(text) - 1) if not _is_in_run(text, at))
    return sorted(found), False


def _runs(text: str) -> Iterator[str]:
    return (text[at : at + _RUN] for at in range(len(text) - _RUN + 1) if _is_run(text[at : at + _RUN]))


def _is_run(text: str) -> bool:
    return len(text) == _RUN and text.isascii() and text.isalnum()


def _is_in_run(text: str, at: int) -> bool:
    """Whether the pair at a place lies within a run, which says more than it."""
    return any(_is_run(text[start : start + _RUN]) for start in range(max(0, at + 2 - _RUN), at + 1))


def _number(gram: str) -> int:
    """One or two characters of the basic plane are their own number; anything else is hashed and may collide."""
    if len(gram) <= 2 and max(gram) < "\U00010000":
        number = ord(gram[0]) << 16 | (ord(gram[1]) if len(gram) == 2 else 0)
    else:
        number = crc32(gram.encode("utf-8", "surrogatepass"))
    return number - (1 << 32) if number >= 1 << 31 else number
