"""A machine that cannot hold full rate leaves work out in steps, and takes it up again without swinging."""

from dataclasses import dataclass

from video.relief import Load, Relief


@dataclass
class Clock:
    """A clock that is set by hand."""

    now: float = 50.0

    def __call__(self) -> float:
        return self.now


def watch(relief: Relief, clock: Clock, seconds: float, late_ms: float, behind: int = 0) -> list[Load]:
    """Look four times a second; the loads that it changed to."""
    changed = []
    for _ in range(int(seconds * 4)):
        clock.now += 0.25
        if relief.note(late_ms, behind):
            changed.append(relief.load)
    return changed


def test_a_hiccup_changes_nothing_and_lasting_lateness_leaves_out_more_and_more() -> None:
    clock = Clock()
    relief = Relief(clock)
    assert watch(relief, clock, 1.5, 200) == []
    assert watch(relief, clock, 1.0, 5) == []
    assert watch(relief, clock, 8.0, 200) == [Load.HALF, Load.KEYS]


def test_feeds_that_cannot_keep_up_count_as_late() -> None:
    clock = Clock()
    assert watch(Relief(clock), clock, 3.0, 0, behind=2) == [Load.HALF]


def test_work_is_taken_up_again_after_a_long_calm_only() -> None:
    clock = Clock()
    relief = Relief(clock)
    watch(relief, clock, 8.0, 200)
    assert watch(relief, clock, 9.0, 5) == []
    assert watch(relief, clock, 15.0, 5) == [Load.HALF, Load.FULL]


def test_what_was_taken_up_in_vain_is_taken_up_later_each_time() -> None:
    clock = Clock()
    relief = Relief(clock)
    watch(relief, clock, 3.0, 200)
    waited = []
    for _ in range(7):
        began = clock.now
        while relief.load is Load.HALF:
            watch(relief, clock, 0.25, 5)
        waited.append(round((clock.now - began) / 10) * 10)
        assert watch(relief, clock, 3.0, 200) == [Load.HALF]
    assert waited == [10, 20, 40, 80, 160, 160, 160]
    watch(relief, clock, 400.0, 5)
    watch(relief, clock, 3.0, 200)
    assert watch(relief, clock, 12.0, 5) == [Load.FULL]  # it had held: nothing was in vain


def test_neither_late_nor_calm_stays_as_it_is() -> None:
    clock = Clock()
    relief = Relief(clock)
    watch(relief, clock, 3.0, 200)
    assert watch(relief, clock, 60.0, 25) == []
    assert relief.load is Load.HALF
