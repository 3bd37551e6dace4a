"""Child processes that never outlive their parent: each ends when the pipe on its standard input closes."""

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue

ROOT = Path(__file__).parent.parent
STOP_SECONDS = 3.0


class ChildFailed(Exception):  # noqa: N818 - says which child ended or stayed silent
    """A child ended, or did not say that it is ready in time; holds its name and last words."""


@dataclass(frozen=True)
class Child:
    """A running child and what it said when it was ready."""

    name: str
    process: "subprocess.Popen[str]"
    output: threading.Thread
    ready: str

    def tell(self, line: str) -> None:
        """Write one line to the child's standard input; a child that has gone is not told."""
        if self.process.stdin and self.process.poll() is None:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()

    def stop(self) -> None:
        """Close the pipe, then terminate, then kill; returns when the child is gone."""
        _end(self.process, STOP_SECONDS)
        self.output.join()


def start_child(name: str, arguments: Sequence[str], *, ready: str = "ready", seconds: float = 20.0) -> Child:
    """Start `python <arguments>` and wait for a line that begins with `ready`; raises ChildFailed."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    lines: Queue[str] = Queue()
    output = threading.Thread(target=_pump, args=(process, lines.put), name=f"{name} output", daemon=True)
    output.start()
    said: list[str] = []
    while True:
        try:
            line = lines.get(timeout=seconds)
        except Empty:
            _end(process, 0.0)
            output.join()
            raise ChildFailed(f"{name}: not ready within {seconds:.0f} s; {_last(said)}") from None
        if line.startswith(ready):
            return Child(name, process, output, line[len(ready) :].strip())
        if not line:
            _end(process, STOP_SECONDS)
            raise ChildFailed(f"{name}: ended with code {process.returncode}; {_last(said)}")
        said.append(line.strip())


def _pump(process: "subprocess.Popen[str]", put: Callable[[str], None]) -> None:
    """Hand on every line, then an empty one; reading on keeps the child from blocking on a full pipe."""
    if process.stdout:
        with process.stdout as lines:
            for line in lines:
                put(line)
    put("")


def _end(process: "subprocess.Popen[str]", patience_s: float) -> None:
    if process.stdin:
        process.stdin.close()
    for end in (process.terminate, process.kill):
        try:
            process.wait(patience_s)
            return
        except subprocess.TimeoutExpired:
            end()
    process.wait()


def _last(said: Sequence[str]) -> str:
    return " / ".join(said[-3:]) or "it said nothing"


def when_parent_goes(stop: Callable[[], None]) -> None:
    """Call `stop` from a thread when standard input closes: a child's side of the bargain."""

    def watch() -> None:
        while sys.stdin.readline():
            pass
        stop()

    threading.Thread(target=watch, name="parent watch", daemon=True).start()
