"""The queue with 5,000 open cases and ten events a second: a frame of scrolling, and a key to its effect on the screen.

Yardstick: the same scrolling of a bare list view of 5,000 texts.
"""

import sys
import threading
import time

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView

from benchmarks.contract import is_long, report
from benchmarks.desk_room import Room, open_application, open_room
from dispatch.verbs import Note

CASES, EVENTS_A_SECOND = 5000, 10
FRAME_GOAL_MS, KEY_GOAL_MS = 33.0, 50.0


class Events:
    """A colleague who writes ten notes a second, on a thread of his own."""

    def __init__(self, room: Room) -> None:
        self._room, self._is_over = room, threading.Event()
        self._ids = sorted(room.desk.spine.world.cases)
        self.count = 0
        self._thread = threading.Thread(target=self._work, name="colleague")

    def __enter__(self) -> "Events":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._is_over.wait(1 / EVENTS_A_SECOND):
            self._room.act(Note(case_id=self._ids[self.count * 37 % len(self._ids)], words=f"第 {self.count} 条"))
            self.count += 1


def scroll_ms(view: QListView, frames: int, room: Room) -> list[float]:
    """One frame after the other, each painted before it counts."""
    bar, took = view.verticalScrollBar(), []
    for number in range(frames):
        began = time.perf_counter()
        bar.setValue((number * 64) % max(1, bar.maximum()))
        view.viewport().repaint()
        took.append((time.perf_counter() - began) * 1000)
        room.settle(0.005)  # the desk does its work between two frames
    return took


def key_ms(room: Room, keys: int) -> list[float]:
    """A key, until the next case is selected and painted."""
    view, took = room.desk.shown.queue.view, []
    view.setCurrentIndex(view.model().index(0, 0))
    for _ in range(keys):
        before = room.desk.spine.selection.case_id
        began = time.perf_counter()
        room.press("J")
        view.viewport().repaint()
        took.append((time.perf_counter() - began) * 1000)
        if room.desk.spine.selection.case_id == before:
            raise AssertionError("a key without effect")
        room.settle(0.03)
    return took


def p99(rows: list[float]) -> float:
    """The 99th percentile."""
    return sorted(rows)[min(len(rows) - 1, int(len(rows) * 0.99))]


def main() -> int:
    """Both, the bare list first."""
    app = open_application()
    frames, keys = (3000, 600) if is_long() else (500, 120)
    with open_room(cases=CASES) as room:
        room.until(lambda: len(room.desk.spine.world.cases) == CASES, 60, "5,000 cases")
        bare = QListView()
        bare.setModel(QStringListModel([f"case {number}" for number in range(CASES)]))
        bare.setUniformItemSizes(True)
        bare.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        bare.resize(room.desk.shown.queue.view.size())
        bare.show()
        plain = p99(scroll_ms(bare, frames, room))
        bare.close()
        with Events(room) as events:
            frame = scroll_ms(room.desk.shown.queue.view, frames, room)
            key = key_ms(room, keys)
        del app
    value = p99(frame)
    return report(
        "desk_queue", value, "ms", yardstick="a bare list view of 5,000 texts", yardstick_value=plain,
        goal=FRAME_GOAL_MS, ratio=value / plain, is_ok=value <= FRAME_GOAL_MS and p99(key) <= KEY_GOAL_MS,
        frame_p99_ms=round(value, 2), key_p99_ms=round(p99(key), 2), key_p50_ms=round(sorted(key)[len(key) // 2], 2),
        events=events.count,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
