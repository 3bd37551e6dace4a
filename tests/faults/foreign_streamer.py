"""An RTSP server that this project did not write: libvlc's own, in its own process; it speaks RTP over UDP only.

`python -m tests.faults.foreign_streamer CLIP PORT` serves rtsp://127.0.0.1:PORT/street until standard input closes.
"""

import glob
import socket
import sys
import threading

import vlc

from video.vlc_player import vlc_instance

PLUGIN = "/usr/lib/*/vlc/plugins/stream_out/libstream_out_rtp_plugin.so"
OFTEN = 65535


def what_is_missing() -> str:
    """Why it cannot serve here; nothing when it can."""
    return "" if glob.glob(PLUGIN) else f"libvlc is installed without {PLUGIN.rpartition('/')[2]}"


def main(clip: str, port: int) -> None:
    """Print `ready PORT` when it listens."""
    media = vlc_instance().media_new(clip)
    for option in (f":sout=#rtp{{sdp=rtsp://127.0.0.1:{port}/street}}", ":sout-keep", f":input-repeat={OFTEN}"):
        media.add_option(option)
    player: vlc.MediaPlayer = vlc_instance().media_player_new()
    player.set_media(media)
    player.play()
    tick = threading.Event()  # never set: only its time-out is used
    while not _listens(port):
        tick.wait(0.05)
    sys.stdout.write(f"ready {port}\n")
    sys.stdout.flush()
    sys.stdin.read()
    player.stop()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
