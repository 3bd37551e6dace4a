"""A gateway in a process of its own: plays a clip for ever as HTTP-FLV and HLS on one port, and as RTMP on another."""

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import av

_OVER = threading.Event()
_STEP = Fraction(1, 25)
_TICK = Fraction(1, 1000)
_HLS = {"hls_time": "1", "hls_list_size": "4", "hls_flags": "delete_segments"}


def paced(clip: Path, track: Any) -> Iterator[Any]:
    """The packets of a clip again and again, at the pace of a camera."""
    began, number = time.monotonic(), 0
    while not _OVER.is_set():
        with av.open(str(clip)) as source:
            for packet in source.demux(video=0):
                if packet.size:
                    packet.stream, packet.time_base = track, _TICK
                    packet.pts = packet.dts = int(number * _STEP / _TICK)
                    yield packet
                    number += 1
                    _OVER.wait(max(0.0, began + float(number * _STEP) - time.monotonic()))


def play(clip: Path, target: Any, kind: str, options: dict[str, str]) -> None:
    """Mux a clip into a file, a socket or an address until nobody takes it any more."""
    with av.open(str(clip)) as source, av.open(target, "w", format=kind, options=options) as out:
        track = out.add_stream_from_template(source.streams.video[0])
        for packet in paced(clip, track):
            out.mux(packet)


class Gateway(SimpleHTTPRequestHandler):
    """/live.flv is a stream, all else are files of the folder."""

    clip: Path

    def do_GET(self) -> None:
        if self.path != "/live.flv":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "video/x-flv")
        self.end_headers()
        try:
            play(self.clip, self.wfile, "flv", {"flush_packets": "1"})
        except (OSError, av.error.FFmpegError):
            return  # the viewer has gone

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def serve_rtmp(recording: Path, address: str) -> "subprocess.Popen[bytes]":
    """FFmpeg's own RTMP server, for one viewer."""
    command = ["ffmpeg", "-loglevel", "quiet", "-re", "-stream_loop", "-1", "-i", str(recording), "-an", "-c", "copy"]
    return subprocess.Popen([*command, "-f", "flv", "-listen", "1", address], stdin=subprocess.DEVNULL)


def main(clip: Path, rtmp_port: int) -> None:
    """Print `ready PORT`, serve until standard input closes."""
    Gateway.clip = clip
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Gateway, directory=folder))
        rtmp = serve_rtmp(clip.with_name("recording.mp4"), f"rtmp://127.0.0.1:{rtmp_port}/live/street")
        hls = (clip, f"{folder}/live.m3u8", "hls", _HLS)
        for work, arguments in ((play, hls), (server.serve_forever, ())):
            threading.Thread(target=work, args=arguments, daemon=True).start()
        while not Path(folder, "live.m3u8").exists():
            _OVER.wait(0.1)
        sys.stdout.write(f"ready {server.server_port}\n")
        sys.stdout.flush()
        sys.stdin.read()
        _OVER.set()
        rtmp.kill()
        rtmp.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
