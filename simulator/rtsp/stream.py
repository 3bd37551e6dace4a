"""One running stream: pictures sent at the pace of a camera as RTP (RFC 3550), over the RTSP connection or by UDP."""

import asyncio
import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from simulator.rtsp.clip import FRAMES_A_SECOND, Clip, Picture
from simulator.rtsp.faults import Fault

TICKS = 90_000 // FRAMES_A_SECOND
# A client that does not read loses pictures, like with a camera; it does not fill our memory.
WAITING_LIMIT = 2_000_000


@dataclass
class Stream:
    """A clip on its way to one client. `udp` is the client's address when it asked for UDP."""

    clip: Clip
    writer: asyncio.StreamWriter
    fault: Callable[[float], Fault]
    send_udp: Callable[[bytes], None] | None

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
                sequence = self._send(shown, sequence, number * TICKS, source)
            await asyncio.sleep(max(0.0, began + (number + 1) / FRAMES_A_SECOND - loop.time()))

    @property
    def _still(self) -> Picture:
        return next(picture for picture in self.clip.pictures if picture.is_key)

    def _pictures(self) -> Iterator[Picture]:
        while True:
            yield from self.clip.pictures

    def _send(self, picture: Picture, sequence: int, moment: int, source: int) -> int:
        last = len(picture.payloads) - 1
        for index, payload in enumerate(picture.payloads):
            mark = 96 | (0x80 if index == last else 0)
            head = struct.pack(">BBHII", 0x80, mark, sequence & 0xFFFF, moment & 0xFFFFFFFF, source)
            self._put(head + payload)
            sequence += 1
        return sequence

    def _put(self, packet: bytes) -> None:
        if self.send_udp is not None:
            self.send_udp(packet)
        elif self.writer.transport.get_write_buffer_size() < WAITING_LIMIT:
            self.writer.write(struct.pack(">BBH", 0x24, 0, len(packet)) + packet)
