"""python -m simulator.onvif [--discovery IP] NAME=MAIN,SUB …

Serves http://127.0.0.1:N/onvif/device_service for each camera, answers probes of the network where an address is
given, and prints `ready N N …`; every movement is a line `NAME question pan tilt zoom`. Ends with its standard input.
"""

import argparse
import re
import socket
import struct
import sys
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from simulator.onvif.answers import Asked, answer, fault
from simulator.onvif.head import Head

GROUP, PORT = "239.255.255.250", 3702
MOVES = frozenset({"ContinuousMove", "Stop", "GotoPreset"})


class DrillCamera(ThreadingHTTPServer):
    """One camera on a port of its own, as cameras are."""

    daemon_threads = True

    def __init__(self, name: str, streams: tuple[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.name, self._streams = name, streams
        self._head, self._lock = Head(), threading.Lock()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Its ONVIF service."""
        return f"http://127.0.0.1:{self.port}/onvif/device_service"

    def ask(self, text: str) -> bytes | None:
        """Its answer, None where there is none."""
        question = re.search(r"<(?:[\w-]+:)?Body[^>]*>\s*<(?:[\w-]+:)?(\w+)", text)
        if question is None:
            return None
        with self._lock:
            asked = Asked(question.group(1), text, self.address, self._streams, self._head, time.monotonic())
            said = answer(asked)
            if asked.name in MOVES:
                print(self.name, asked.name, *(f"{part:.3f}" for part in self._head.at(asked.now)), flush=True)
        return said


class Session(BaseHTTPRequestHandler):
    """One question."""

    server: DrillCamera
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode(errors="replace")
        said = self.server.ask(text)
        data = said if said is not None else fault("not known here")
        self.send_response(200 if said is not None else 400)
        self.send_header("Content-Type", "application/soap+xml; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def answer_probes(cameras: list[DrillCamera], interface: str) -> None:
    """WS-Discovery: tell who asks the network where the cameras are."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("", PORT))
    group = struct.pack("4s4s", socket.inet_aton(GROUP), socket.inet_aton(interface))
    listener.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
    while True:
        data, sender = listener.recvfrom(65_535)
        asked = re.search(rb"<(?:\w+:)?MessageID[^>]*>([^<]+)<", data)
        if b"Probe" in data and asked is not None:
            for camera in cameras:
                listener.sendto(_match(asked.group(1).decode(), camera.address), sender)


def _match(asked: str, address: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
        'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" '
        'xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" '
        'xmlns:dn="http://www.onvif.org/ver10/network/wsdl"><s:Header>'
        f"<a:MessageID>uuid:{uuid.uuid4()}</a:MessageID><a:RelatesTo>{asked}</a:RelatesTo>"
        "<a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</a:Action></s:Header><s:Body>"
        f"<d:ProbeMatches><d:ProbeMatch><a:EndpointReference><a:Address>urn:uuid:{uuid.uuid4()}</a:Address>"
        "</a:EndpointReference><d:Types>dn:NetworkVideoTransmitter</d:Types>"
        f"<d:Scopes>onvif://www.onvif.org/name/drill</d:Scopes><d:XAddrs>{address}</d:XAddrs>"
        "<d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>"
    ).encode()


def main() -> int:
    """Parse the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--discovery", metavar="IP", default="", help="the interface on which probes are answered")
    parser.add_argument("cameras", nargs="+", metavar="NAME=MAIN,SUB")
    options = parser.parse_args()
    named = (camera.split("=", 1) for camera in options.cameras)
    cameras = [DrillCamera(name, (urls.split(",")[0], urls.split(",")[-1])) for name, urls in named]
    for camera in cameras:
        threading.Thread(target=camera.serve_forever, daemon=True).start()
    if options.discovery:
        threading.Thread(target=answer_probes, args=(cameras, options.discovery), daemon=True).start()
    print("ready", *(camera.port for camera in cameras), flush=True)
    for _ in sys.stdin:
        continue
    return 0


if __name__ == "__main__":
    sys.exit(main())
