"""A clip as RTP wants it: access units of an Annex-B file cut into payloads (H.264: RFC 6184, H.265: RFC 7798)."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAYLOAD_LIMIT = 1400
FRAMES_A_SECOND = 25
_START = re.compile(b"\x00\x00\x00?\x01")


@dataclass(frozen=True, slots=True)
class Picture:
    """The payloads of one access unit, and whether decoding may begin with it."""

    payloads: tuple[bytes, ...]
    is_key: bool


@dataclass(frozen=True, slots=True)
class Clip:
    """An endless clip: its pictures, its parameter sets by NAL type, its codec."""

    pictures: tuple[Picture, ...]
    parameters: dict[int, bytes]
    is_hevc: bool

    def media(self) -> str:
        """The lines of SDP that describe the stream (RFC 4566)."""
        sets = {kind: base64.b64encode(nal).decode() for kind, nal in self.parameters.items()}
        if self.is_hevc:
            names = f"sprop-vps={sets[32]};sprop-sps={sets[33]};sprop-pps={sets[34]}"
            return f"a=rtpmap:96 H265/90000\r\na=fmtp:96 {names}\r\n"
        level = self.parameters[7][1:4].hex()
        names = f"packetization-mode=1;profile-level-id={level};sprop-parameter-sets={sets[7]},{sets[8]}"
        return f"a=rtpmap:96 H264/90000\r\na=fmtp:96 {names}\r\n"


def load_clip(path: Path) -> Clip:
    """Read an Annex-B file with access unit delimiters (.h264 or .h265); raises ValueError when it has no picture."""
    is_hevc = path.suffix == ".h265"
    units = [unit for unit in _START.split(path.read_bytes()) if unit]
    parameters = {_kind(unit, is_hevc): unit for unit in reversed(units) if _kind(unit, is_hevc) in _sets(is_hevc)}
    pictures = tuple(_picture(group, is_hevc) for group in _access_units(units, is_hevc))
    if not pictures or len(parameters) < len(_sets(is_hevc)):
        raise ValueError(f"{path}: holds no picture, or no parameter sets")
    return Clip(pictures, parameters, is_hevc)


def _sets(is_hevc: bool) -> tuple[int, ...]:
    return (32, 33, 34) if is_hevc else (7, 8)


def _kind(unit: bytes, is_hevc: bool) -> int:
    return (unit[0] >> 1) & 63 if is_hevc else unit[0] & 31


def _access_units(units: list[bytes], is_hevc: bool) -> Iterator[list[bytes]]:
    delimiter = 35 if is_hevc else 9
    group: list[bytes] = []
    for unit in units:
        if _kind(unit, is_hevc) == delimiter and group:
            yield group
            group = []
        elif _kind(unit, is_hevc) != delimiter:
            group.append(unit)
    if group:
        yield group


def _picture(group: list[bytes], is_hevc: bool) -> Picture:
    keys = range(16, 22) if is_hevc else (5,)
    is_key = any(_kind(unit, is_hevc) in keys for unit in group)
    return Picture(tuple(part for unit in group for part in _payloads(unit, is_hevc)), is_key)


def _payloads(unit: bytes, is_hevc: bool) -> Iterator[bytes]:
    """One NAL unit as it is, or in fragments (FU-A, or FU of H.265)."""
    if len(unit) <= PAYLOAD_LIMIT:
        yield unit
        return
    kind = _kind(unit, is_hevc)
    head = bytes([(unit[0] & 0x81) | 49 << 1, unit[1]]) if is_hevc else bytes([unit[0] & 0xE0 | 28])
    body = unit[2:] if is_hevc else unit[1:]
    for begin in range(0, len(body), PAYLOAD_LIMIT):
        first, last = begin == 0, begin + PAYLOAD_LIMIT >= len(body)
        mark = (0x80 if first else 0) | (0x40 if last else 0) | kind
        yield head + bytes([mark]) + body[begin : begin + PAYLOAD_LIMIT]
