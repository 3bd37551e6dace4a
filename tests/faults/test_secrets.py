"""The password of a camera is nowhere but in the vault: a whole desk opens, is refused, records, and is searched."""

import base64
import contextlib
import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from assembly.centre import open_centre
from assembly.children import ROOT, Child, start_child
from assembly.demo import CLIPS, prepare
from console.paths import make_folders, paths_of
from db.secrets import Vault
from scripts.children import command_line
from simulator.county import CODE, build_county
from tests.journeys.running import DEMO

RIGHT, WRONG = "Canary-7x/@:geheim", "Canary-wrong-8y"
USER = "viewer"
WATCHED, REFUSED, BY_LIBVLC, ODD = 1, 2, 3, 4


@dataclass
class Desk:
    """What the desk said, where it kept things, and what processes showed while it ran."""

    folder: Path
    told: dict[str, object]
    printed: str
    shown: set[str]


def forms_of(secret: str) -> set[bytes]:
    """A password as it is, in addresses, and in the header of a request."""
    named = f"{USER}:{secret}".encode()
    plain = {secret, quote(secret, safe=""), quote(secret), quote_plus(secret)}
    return {form.encode() for form in plain} | {base64.b64encode(named), base64.b64encode(secret.encode())}


def leaks(where: str, data: bytes) -> list[str]:
    """Each form of a password in some data."""
    return [f"{where}: {form!r}" for secret in (RIGHT, WRONG) for form in forms_of(secret) if form in data]


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Child]:
    """Cameras that want an account."""
    password = tmp_path_factory.mktemp("account") / "password"
    password.write_text(RIGHT, encoding="utf-8")
    clips = [f"{name}={DEMO / file}" for name, file in CLIPS.items()]
    child = start_child(
        "cameras", ["-m", "simulator.rtsp", "--account", USER, "--password-file", str(password), *clips]
    )
    yield child
    child.stop()


def prepared(folder: Path, farm: Child) -> None:
    """A county of four cameras: let in, refused, played by libvlc, and at an address that nothing opens."""
    paths = paths_of(folder)
    make_folders(paths)
    county = build_county(cameras_at=f"127.0.0.1:{farm.ready}")
    cameras = list(county.directory.cameras[:ODD])
    cameras[0] = replace(cameras[0], control_url="http://127.0.0.1:9/onvif/device_service", kind="ptz")
    cameras[2] = replace(cameras[2], engine="vlc")
    cameras[3] = replace(cameras[3], url_main="nonsense://127.0.0.1/x", url_sub="")
    prepare(paths, replace(county, directory=replace(county.directory, cameras=tuple(cameras))))
    centre = open_centre(paths.data, CODE, on_commit=lambda: None)
    with contextlib.closing(centre):
        vault = Vault(centre.engine, CODE, paths.secrets / "key")
        for camera in cameras:
            vault.put(camera.id, USER, WRONG if camera.id == REFUSED else RIGHT)


def below(pid: int) -> Iterator[int]:
    """A process and all that came of it."""
    yield pid
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from below(int(child))


def watch(process: "subprocess.Popen[str]", over: threading.Event, shown: set[str]) -> None:
    """Note command lines and environments of a desk and its children, as any account could see them."""
    while not over.wait(0.1):
        for pid in below(process.pid):
            with contextlib.suppress(OSError):
                shown.add(command_line(pid))
                shown.add(Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace"))


@pytest.fixture(scope="module")
def desk(farm: Child, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk that has run, and told."""
    folder = tmp_path_factory.mktemp("desk") / "data"
    prepared(folder, farm)
    command = [sys.executable, "-m", "tests.faults.telling_desk", str(folder), str(WATCHED), str(REFUSED)]
    accounts = {WATCHED: [USER, RIGHT], REFUSED: [USER, WRONG], BY_LIBVLC: [USER, RIGHT], ODD: [USER, RIGHT]}
    over, shown = threading.Event(), set[str]()
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True) as process:  # fmt: skip
        watching = threading.Thread(target=watch, args=(process, over, shown))
        watching.start()
        try:
            printed, _ = process.communicate(json.dumps(accounts) + "\n", timeout=100)
        finally:
            over.set()
            watching.join()
            process.kill()
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    assert told["reached"] == 0, (told["reached"], told["states"], told["notices"], printed[-2000:])
    return Desk(folder, told, printed, shown)


def test_the_desk_did_what_is_searched(desk: Desk) -> None:
    states: dict[str, str] = desk.told["states"]  # type: ignore[assignment]
    assert "LIVE" in states[str(WATCHED)]
    assert "DENIED" in states[str(REFUSED)]
    assert "LIVE" in states[str(BY_LIBVLC)]
    errors: Sequence[str] = desk.told["errors"]  # type: ignore[assignment]
    assert sum("FeedLost" in error for error in errors) == 4
    painted: Sequence[str] = desk.told["painted"]  # type: ignore[assignment]
    assert any("C-01" in text for text in painted)
    assert any("refuses the account" in text or "拒绝该账号" in text for text in painted)
    assert any("telling_desk" in text for text in desk.shown)
    assert list((desk.folder / "log").glob("desk.log"))


@pytest.mark.parametrize("what", ["states", "notices", "widgets", "tiles", "painted", "health", "errors", "values"])
def test_no_password_is_shown_said_or_raised(desk: Desk, what: str) -> None:
    assert leaks(what, json.dumps(desk.told[what], ensure_ascii=False).encode()) == []


def test_no_password_is_printed_or_seen_by_who_lists_processes(desk: Desk) -> None:
    assert leaks("printed", desk.printed.encode()) == []
    assert leaks("processes", "\n".join(desk.shown).encode()) == []


def test_no_password_lies_open_in_any_file_of_the_desk_nor_in_its_diagnostics(desk: Desk) -> None:
    files = [path for path in desk.folder.rglob("*") if path.is_file()]
    assert any(path.suffix == ".log" for path in files)
    assert any(path.parent.parent.name == "evidence" for path in files)
    assert [leak for path in files for leak in leaks(path.name, path.read_bytes())] == []
    (bundle,) = desk.folder.glob("diagnostics-*.zip")
    with zipfile.ZipFile(bundle) as held:
        assert [leak for name in held.namelist() for leak in leaks(name, held.read(name))] == []
