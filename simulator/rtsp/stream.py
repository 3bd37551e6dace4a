"""One running stream: pictures sent at the pace of a camera as RTP (RFC 3550), over the RTSP connection or by UDP."""

import asyncio
import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from simulator.rtsp.clip import FRAMES_A_SECOND, Clip, Picture
from simulator.rtsp.faults import Fault

TICKS = 90_000 // FRAMES_A_SECOND
# A client that does not read loses pictures, like with a camera; it does not fill our memory.
WAITING_LIMIT = 2_000_000
LOST_SHARE, DAMAGED_SHARE = 0.05, 0.1
JUMP_TICKS = 90_000 * 3600
RTP_HEAD = 12
# Loss and damage are the same in every run.
SEED = 7


@dataclass
class Stream:
    """A clip on its way to one client. `udp` is the client's address when it asked for UDP."""

    clip: Clip
    writer: asyncio.StreamWriter
    fault: Callable[[float], Fault]
    send_udp: Callable[[bytes], None] | None
    dice: random.Random = field(default_factory=lambda: random.Random(SEED))

    async def run(self) -> None:
        """Send until cancelled, or until the fault is to drop."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        sequence, source = 0, random.getrandbits(32)
        for number, picture in enumerate(self._pictures()):
            fault = self.fault(loop.time() - began)
            if fault is Fault.DROP:
                self.writer.transport.abort()
                return
            if fault is not Fault.STALL:
                shown = self._still if fault is Fault.FREEZE else picture
                moment = number * TICKS + (JUMP_TICKS if fault is Fault.JUMP else 0)
                packets = self._packets(shown, sequence, moment, source)
                sequence += len(packets)
                for packet in self._hurt(packets, fault):
                    self._put(packet)
            await asyncio.sleep(max(0.0, began + (number + 1) / FRAMES_A_SECOND - loop.time()))

    @property
    def _still(self) -> Picture:
        return next(picture for picture in self.clip.pictures if picture.is_key)

    def _pictures(self) -> Iterator[Picture]:
        while True:
            yield from self.clip.pictures

    def _packets(self, picture: Picture, sequence: int, moment: int, source: int) -> list[bytes]:
        last = len(picture.payloads) - 1
        packets = []
        for index, payload in enumerate(picture.payloads):
            mark = 96 | (0x80 if index == last else 0)
            head = struct.pack(">BBHII", 0x80, mark, (sequence + index) & 0xFFFF, moment & 0xFFFFFFFF, source)
            packets.append(head + payload)
        return packets

    def _hurt(self, packets: list[bytes], fault: Fault) -> Iterator[bytes]:
        """The packets as they arrive."""
        for packet in packets:
            if fault is Fault.LOSE and self.dice.random() < LOST_SHARE:
                continue
            if fault is Fault.EMPTY:
                yield packet[: RTP_HEAD + 2] + bytes(len(packet) - RTP_HEAD - 2)
                continue
            if fault is Fault.DAMAGE and self.dice.random() < DAMAGED_SHARE:
                at = self.dice.randrange(RTP_HEAD + 2, len(packet)) if len(packet) > RTP_HEAD + 2 else RTP_HEAD
                yield packet[:at] + self.dice.randbytes(4) + packet[at + 4 :]
                continue
            yield packet

    def _put(self, packet: bytes) -> None:
        if self.send_udp is not None:
            self.send_udp(packet)
        elif self.writer.transport.get_write_buffer_size() < WAITING_LIMIT:
            self.writer.write(struct.pack(">BBH", 0x24, 0, len(packet)) + packet)
