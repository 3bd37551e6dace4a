"""A camera that this project did not write: PyPI's ipycam, in an environment and a process of its own."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ports import free_port

ROOT = Path(__file__).parents[2]
ENVIRONMENT = ROOT / ".venv" / "foreign_camera"
PACKAGE = "ipycam==1.3.0"


@dataclass(frozen=True)
class ForeignCamera:
    """Where it listens."""

    control_url: str
    streams: tuple[str, str]
    account: tuple[str, str]


def environment() -> Path:
    """The interpreter that has ipycam, made on first use; skips where the package cannot be had."""
    python = ENVIRONMENT / "bin" / "python"
    if python.exists() and _runs(python, "-c", "import ipycam"):
        return python
    if not _runs(Path(sys.executable), "-m", "venv", "--clear", str(ENVIRONMENT)):
        pytest.skip("no environment for ipycam could be made")
    if not _runs(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", PACKAGE):
        pytest.skip(f"pip cannot get {PACKAGE}")
    return python


def _runs(python: Path, *arguments: str) -> bool:
    return subprocess.run([str(python), *arguments], capture_output=True, timeout=110, check=False).returncode == 0


def _wait_for_start(log: Path) -> None:
    end, tick = time.monotonic() + 40, threading.Event()
    while b"is running" not in log.read_bytes():
        assert time.monotonic() < end, "the camera did not start"
        tick.wait(0.1)


@pytest.fixture(scope="session")
def foreign_python() -> Path:
    """The interpreter that runs the camera."""
    return environment()


@pytest.fixture(scope="session")
def foreign_camera(foreign_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForeignCamera]:
    """The camera with an account, playing a recording."""
    tmp_path = tmp_path_factory.mktemp("camera")
    control, stream = free_port(), free_port()
    account = ("operator", "s3cret-of-the-camera")
    config = {
        "onvif_port": control, "rtsp_port": stream, "local_ip": "127.0.0.1", "username": account[0],
        "password": account[1], "main_width": 640, "main_height": 360, "sub_width": 320, "sub_height": 180,
        "main_fps": 10, "sub_fps": 10, "go2rtc_api_port": free_port(), "hw_accel": "cpu",
    }  # fmt: skip
    (tmp_path / "camera.json").write_text(json.dumps(config))
    clip = ROOT / "resources" / "demo" / "recording.mp4"
    command = [str(foreign_python), "-m", "ipycam", "--config", "camera.json", "--source", str(clip)]
    with (tmp_path / "camera.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
    try:
        _wait_for_start(tmp_path / "camera.log")
        streams = tuple(f"rtsp://127.0.0.1:{stream}/{name}" for name in ("video_main", "video_sub"))
        yield ForeignCamera(f"http://127.0.0.1:{control}/onvif/device_service", (streams[0], streams[1]), account)
    finally:
        process.terminate()
        process.wait(20)
