"""Any past period of the store on the map: reads it beside the work, and hands the map a scene of it."""

import bisect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from console.actions import Asked
from console.lanes import Outcome
from console.notices import NoticeKind
from console.numbers import short_number
from console.periods import LONGEST, read_period
from console.spine import Spine
from console.titles import case_title
from db.camera_history import CameraHistory
from dispatch.light import light_of
from dispatch.past import Look, Period
from dispatch.states import State, Step
from dispatch.values import Case, Unit, UnitState
from maps.panel import CaseMark, MapPanel
from widgets.map_words import no_past_words, no_period_words, reading_past_words

if TYPE_CHECKING:  # numpy: a tenth of a second that the first rows need not wait for
    from db.past import SqlPast
    from maps.past import Duty, Past
    from maps.scene import Scene

READ_S = 180.0
LEAD = timedelta(minutes=10)  # where a unit stood at the beginning is known from a fix before it
THIN_S = 30.0  # enough to know when somebody was about
MOST_FIXES = 3_000_000


class MapPast(QObject):
    """The keys of the replay, and what they read."""

    def __init__(self, spine: Spine, panel: MapPanel, past: "SqlPast", cameras: CameraHistory) -> None:
        super().__init__()
        self._spine, self._panel, self._past, self._cameras = spine, panel, past, cameras
        panel.cameras_stood.connect(self._note_cameras)
        bar = panel.time_bar
        spine.actions.on("past", self._ask)
        spine.actions.on("past_play", lambda _: bar.toggle())
        spine.actions.on("past_less", lambda _: bar.step(-1))
        spine.actions.on("past_more", lambda _: bar.step(1))
        spine.actions.on("past_slower", lambda _: bar.change_pace(-1))
        spine.actions.on("past_faster", lambda _: bar.change_pace(1))
        bar.chosen.connect(self._read)

    def _ask(self, asked: Asked) -> None:
        """Into the past; without words and there already: back to now."""
        if self._panel.back.scene is not None and not asked.argument:
            self._panel.back.close()
            return
        times = self._spine.times
        period = read_period(asked.argument, times.now(), times.zone)
        if period is None:
            self._say(no_period_words)
        else:
            self._read(period, is_usual=not asked.argument.strip())

    @Slot(object)
    def _read(self, period: tuple[datetime, datetime], *, is_usual: bool = False) -> None:
        """A period that nobody has named is moved to where somebody was seen."""
        since, until = period
        self._say(reading_past_words)
        units = tuple(self._spine.world.units.values())
        work = partial(self._scene, since, min(until, self._spine.times.now()), units, is_usual=is_usual)
        self._spine.lanes.jobs.submit(work, self._take, timeout=READ_S)

    @Slot(object)
    def _note_cameras(self, states: Mapping[int, str]) -> None:
        work = partial(self._cameras.note, self._spine.times.now(), states)
        self._spine.lanes.jobs.submit(work, self._take_noted, timeout=READ_S)

    def _take_noted(self, outcome: Outcome[int]) -> None:
        if outcome.error is not None:
            self._spine.notices.add(NoticeKind.TROUBLE, str(outcome.error), group="cameras")

    def _take(self, outcome: Outcome[Any]) -> None:
        if outcome.error is not None:
            self._spine.notices.add(NoticeKind.TROUBLE, str(outcome.error), group="past")
        elif outcome.value is None:
            self._say(no_past_words)
        else:
            self._panel.back.open(outcome.value)
            self._panel.back.play()

    def _scene(
        self, since: datetime, until: datetime, units: tuple[Unit, ...], *, is_usual: bool
    ) -> "Scene | None":  # fmt: skip
        """On the lane of jobs; None where nothing is known of the period."""
        here = self._spine.world.jurisdiction
        if is_usual:
            since, until = seen_period(self._past, here, since, until)
        every_s = (until - since).total_seconds() * max(1, len(units)) / MOST_FIXES
        fixes = self._past.tracks(here, since - LEAD, until, every_s=every_s)
        period = self._past.period(here, since, until)
        if not len(fixes) and not period.stages:
            return None
        return scene_of(since, until, units, fixes, period, self._mark, self._cameras.looks(since, until))

    def _mark(self, case: Case, moment: datetime) -> CaseMark:
        light = light_of(case, moment, self._spine.times.work_clock)
        title = case_title(case, self._spine.standard)
        return CaseMark(case.id, short_number(case.number), title, case.lon or 0.0, case.lat or 0.0, light)

    def _say(self, words: Callable[[], str]) -> None:
        self._spine.notices.add(NoticeKind.INFO, words, group="past")


def seen_period(past: "SqlPast", here: str, since: datetime, until: datetime) -> tuple[datetime, datetime]:
    """As long a period, or shorter: from when somebody was first seen in it, else up to when somebody was last seen."""
    seen = past.tracks(here, since, until, every_s=THIN_S)["at"]
    if not len(seen):
        seen = past.tracks(here, until - LONGEST, since, every_s=THIN_S)["at"]
        if not len(seen):
            return since, until
        last = _moment(seen.max())
        since, until = last - (until - since), last
        seen = seen[seen >= since.timestamp() * 1000]
    return max(since, _moment(seen.min())), until


def _moment(milliseconds: float) -> datetime:
    return datetime.fromtimestamp(float(milliseconds) / 1000, UTC)


def scene_of(
    since: datetime, until: datetime, units: tuple[Unit, ...], fixes: Any, period: Period,
    mark: Callable[[Case, datetime], CaseMark], looks: tuple[Look, ...] = (),
) -> "Scene":  # fmt: skip
    """A scene of what the store gave: fixes as rows of PACKED, and the period."""
    from maps.scene import Scene

    stages = _Stages(period)
    return Scene(
        since=since, until=until, past=_past_of(units, fixes, period),
        cases_at=lambda moment: [mark(case, moment) for case in stages.at(moment)],
        cameras_at=partial(cameras_at, looks),
    )  # fmt: skip


class _Stages:
    """The cases of a period as they stood at any of its moments."""

    def __init__(self, period: Period) -> None:
        self._cases = {case.id: case for case in period.cases if case.lon is not None and case.lat is not None}
        self._moments: dict[int, list[datetime]] = {}
        self._states: dict[int, list[State]] = {}
        for stage in sorted(period.stages, key=lambda row: row.at):
            if stage.case_id in self._cases:
                self._moments.setdefault(stage.case_id, []).append(stage.at)
                self._states.setdefault(stage.case_id, []).append(stage.state)

    def at(self, moment: datetime) -> Iterator[Case]:
        """Those that were open then, in the state they were in."""
        for case_id, moments in self._moments.items():
            number = bisect.bisect_right(moments, moment) - 1
            state = self._states[case_id][number] if number >= 0 else None
            if state is not None and state.is_open:
                yield replace(self._cases[case_id], state=state)


def _past_of(units: tuple[Unit, ...], fixes: Any, period: Period) -> "Past":
    from maps.past import Past, Tracks

    heading = fixes["heading"].astype("f8") / 100
    heading[fixes["heading"] == 65535] = float("nan")
    tracks = Tracks(
        unit=fixes["unit"].astype("i8"), at=fixes["at"] / 1000, lon=fixes["lon"] / 1e7, lat=fixes["lat"] / 1e7,
        heading=heading,
    )  # fmt: skip
    return Past(units, tracks, tuple(_duties(period)))


def _duties(period: Period) -> "Iterator[Duty]":
    """What orders and calls say of the units; a call for help comes last, so that it is seen."""
    from maps.past import Duty

    for order in period.orders:
        end = order.ended_at.timestamp() if order.ended_at else float("inf")
        signed = order.signed_at.timestamp() if order.signed_at else end
        at = {"unit_id": order.unit_id, "case_id": order.case_id}
        yield Duty(**at, state=UnitState.SENT, since=order.sent_at.timestamp(), until=min(signed, end))
        yield Duty(**at, state=UnitState.HANDLING, since=signed, until=end)
    ends = {Step.SOS: Step.CLEAR_SOS, Step.DUTY: Step.DUTY}
    for number, call in enumerate(period.calls):
        if call.step is Step.CLEAR_SOS or (call.step is Step.DUTY and call.is_on_duty):
            continue
        later = (
            row.at for row in period.calls[number + 1 :] if row.unit_id == call.unit_id and row.step is ends[call.step]
        )
        until = next(later, None)
        yield Duty(
            unit_id=call.unit_id, state=UnitState.SOS if call.step is Step.SOS else UnitState.OFF_DUTY,
            since=call.at.timestamp(), until=until.timestamp() if until else float("inf"),
        )  # fmt: skip


def cameras_at(looks: tuple[Look, ...], moment: datetime) -> Mapping[int, str]:
    """The last look at each camera before a moment; without one nobody watched it."""
    seen = {look.camera_id: look.state for look in looks if look.at <= moment}
    return {camera_id: state for camera_id, state in seen.items() if state}
