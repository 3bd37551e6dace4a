"""Clips of cameras at the desk: asked for by key, put among the evidence, attached to the case; none is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assembly.centre import OpenCentre
from assembly.eyes import Shot
from assembly.package_writing import offer_package
from assembly.walls import Walls
from console.actions import Asked
from console.lanes import Outcome
from console.look import Look
from console.notices import NoticeKind
from console.paths import Paths
from console.refusals import refusal_words, trouble_words
from console.spine import Spine
from db.again import SteadyCentre
from db.pictures import FilePictures
from dispatch.errors import Refused
from dispatch.papers import CaseFile
from dispatch.ports import Centre
from dispatch.values import Camera, Case, EvidenceKind, Picture
from dispatch.verbs import Actor, Attach
from video import clip_words
from video.angle_values import AngleSource, AngleStill
from video.kept import Kept, Order, sidecar_of

if TYPE_CHECKING:
    from video.angles import Angles
    from video.keeping import Keeping

BEFORE_S = 10.0
MOST_ANGLES = 6
# A clip that nobody ends is ended: half an hour of a main stream is a gigabyte.
LONGEST_S = 1800.0
# When the first rows, the wall and the map are there.
RECOVER_AFTER_MS = 3000


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Where clips go: written in `folder`, adopted by `pictures`, attached by `centre` in the name of `actor`."""

    folder: Path
    pictures: FilePictures
    centre: Centre
    actor: Actor

    def put_away(self, kept: Kept) -> Kept:
        """Attach to its case, if it has one, and adopt the file; doing it again is harmless. Raises OSError.

        Raises Refused when the case takes no more; the file is adopted all the same.
        """
        clip = self.folder / kept.name
        try:
            if kept.case_id is not None:
                verb = Attach(case_id=kept.case_id, pictures=(picture_of(kept),))
                self.centre.do(verb, by=self.actor, command_id=f"clip-{kept.sha256[:48]}")
        except Refused:
            self.pictures.adopt(clip, kept.sha256, sidecar_of(clip))
            raise
        self.pictures.adopt(clip, kept.sha256, sidecar_of(clip))
        return kept

    def recover(self) -> tuple[Kept, ...]:
        """Put away what a process left behind; what is refused stays where it is and is told as well."""
        from video.recovery import left_over  # FFmpeg: not before the first rows are there

        found = tuple(left_over(self.folder))
        for kept in found:
            try:
                self.put_away(kept)
            except (Refused, OSError):
                continue
        return found


def found(pictures: FilePictures, clips: Sequence[Picture]) -> tuple[AngleSource, ...]:
    """The clips of a case that still hold, each hashed anew; one that was changed is left out."""
    sources = []
    for clip in clips:
        try:
            path = pictures.where(clip.sha256)
        except Refused:
            continue
        began = clip.taken_at or datetime.now(UTC)
        sources.append(AngleSource(path=path, name=clip.note, began_at=began, lack=clip.lack,
                                   camera_id=clip.camera_id))  # fmt: skip
    return tuple(sources)


def picture_of(kept: Kept) -> Picture:
    """A clip as it is attached."""
    return Picture(
        sha256=kept.sha256, kind=EvidenceKind.CLIP, media_type="video/mp4", size=kept.octets, width=kept.width,
        height=kept.height, taken_at=kept.began_at, camera_id=kept.camera_id, note=kept.camera, seconds=kept.seconds,
        stream_s=kept.stream_began_s, lack=kept.lack,
    )  # fmt: skip


def shot_of(taken: AngleStill) -> Shot:
    """A still of a recording as reports and checks take it; which recording is said."""
    return Shot(jpeg=taken.jpeg, width=taken.width, height=taken.height, taken_at=taken.moment,
                note=clip_words.from_recording(taken.source.name))  # fmt: skip


class Clips(QObject):
    """The two actions, and what becomes of clips."""

    _ended = Signal(object)  # Kept | None, from a clip's thread

    def __init__(
        self, spine: Spine, walls: Walls, shelf: Shelf, look: Look, report: Callable[[Camera | None, Shot], None]
    ) -> None:
        """`report` opens a report with a picture of a camera."""
        super().__init__(walls)
        self._look, self._report = look, report
        self._player: Angles | None = None
        self._spine, self._walls, self._shelf = spine, walls, shelf
        self._running: dict[int, Keeping] = {}
        self._ended.connect(self._take)
        spine.actions.on("keep_last", self._keep_last)
        spine.actions.on("clip", self._toggle)
        spine.actions.on("angles", self._ask_angles)
        self._later = QTimer(self, singleShot=True, interval=RECOVER_AFTER_MS)
        self._later.timeout.connect(self.recover)
        self._later.start()

    @Slot()
    def recover(self) -> None:
        """Look for what was left behind, on the jobs lane."""
        self._spine.lanes.jobs.submit(self._shelf.recover, self._tell_recovered, timeout=60)

    def _ask_angles(self, asked: Asked) -> None:
        """Play the clips of the case side by side on one clock."""
        case = asked.case or self._selected()
        if case is None:
            self._spine.notices.add(NoticeKind.REFUSAL, clip_words.no_clips)
        else:
            self._spine.reader.file(case.id, self._find_clips)

    def _find_clips(self, file: CaseFile) -> None:
        rows = [row.picture for row in file.evidence if row.picture.is_clip]
        find = partial(found, self._shelf.pictures, rows[-MOST_ANGLES:])
        self._spine.lanes.jobs.submit(find, partial(self._play_angles, file.case), timeout=60)

    def _play_angles(self, case: Case, outcome: Outcome[tuple[AngleSource, ...]]) -> None:
        if not outcome.value:
            self._spine.notices.add(NoticeKind.REFUSAL, clip_words.no_clips)
            return
        from video.angles import Angles  # FFmpeg: only when something is played

        if self._player is not None:
            self._player.close()
        self._player = Angles(self._look.theme, outcome.value, case.number, zone=self._spine.times.zone)
        self._player.still_taken.connect(partial(self._keep_still, case.id))
        self._player.report_asked.connect(self._report_still)
        self._player.show()

    @Slot(object)
    def _report_still(self, taken: AngleStill) -> None:
        known = self._spine.world.directory.cameras
        camera = next((row for row in known if row.id == taken.source.camera_id), None)
        self._report(camera, shot_of(taken))

    def _keep_still(self, case_id: int, taken: AngleStill) -> None:
        put = partial(self._shelf.pictures.put, taken.jpeg)
        self._spine.lanes.jobs.submit(put, partial(self._attach_still, case_id, taken))

    def _attach_still(self, case_id: int, taken: AngleStill, outcome: Outcome[str]) -> None:
        if outcome.value is None:
            self._spine.notices.add(NoticeKind.TROUBLE, clip_words.nothing_kept)
            return
        picture = Picture(
            sha256=outcome.value, kind=EvidenceKind.REFERENCE, size=len(taken.jpeg), width=taken.width,
            height=taken.height, taken_at=taken.moment, note=taken.source.name,
        )  # fmt: skip
        self._spine.desk.ask(Attach(case_id=case_id, pictures=(picture,)))

    def _keep_last(self, asked: Asked) -> None:
        self._begin(asked, seconds=0.0)

    def _toggle(self, asked: Asked) -> None:
        camera = self._walls.selected_camera
        running = self._running.pop(camera.id, None) if camera else None
        if running is None or running.join(0):
            self._begin(asked, seconds=LONGEST_S)
        else:
            running.stop()

    def _begin(self, asked: Asked, *, seconds: float) -> None:
        camera, case = self._walls.selected_camera, asked.case or self._selected()
        if camera is None:
            self._spine.notices.add(NoticeKind.REFUSAL, clip_words.no_camera)
            return
        person = self._spine.world.person(self._shelf.actor.person_id)
        order = Order(
            camera=camera, operator=person.name if person else "", case_id=case.id if case else None,
            before_s=BEFORE_S, seconds=seconds,
        )  # fmt: skip
        now, then = self._spine.times.now, self._ended.emit
        begun = self._walls.feeds.keep(order, self._shelf.folder, now=now, then=then)
        self._tell_begun(camera, begun, is_short=seconds == 0)

    def _tell_begun(self, camera: Camera, begun: "Keeping | None", *, is_short: bool) -> None:
        if begun is None:
            self._spine.notices.add(NoticeKind.REFUSAL, partial(clip_words.nothing_yet, camera))
        elif not is_short:
            self._running[camera.id] = begun
            self._spine.notices.add(NoticeKind.INFO, partial(clip_words.recording, camera))

    def _selected(self) -> Case | None:
        return self._spine.world.case(self._spine.selection.case_id)

    @Slot(object)
    def _take(self, kept: Kept | None) -> None:
        if kept is None:
            self._spine.notices.add(NoticeKind.TROUBLE, clip_words.nothing_kept)
        else:
            put_away = partial(self._shelf.put_away, kept)
            self._spine.lanes.jobs.submit(put_away, partial(self._tell_kept, kept), timeout=60)

    def _tell_kept(self, kept: Kept, outcome: Outcome[Kept]) -> None:
        number = case.number if (case := self._spine.world.case(kept.case_id)) else ""
        if outcome.error is not None:
            error, times = outcome.error, self._spine.times
            why = refusal_words(error, times) if isinstance(error, Refused) else trouble_words(error)
            self._spine.notices.add(NoticeKind.TROUBLE, partial(clip_words.not_put_away, kept, why))
        else:
            kind = NoticeKind.TROUBLE if kept.is_partial else NoticeKind.INFO
            self._spine.notices.add(kind, partial(clip_words.kept, kept, number), case_id=kept.case_id)

    def _tell_recovered(self, outcome: Outcome[tuple[Kept, ...]]) -> None:
        for kept in outcome.value or ():
            self._spine.notices.add(NoticeKind.TROUBLE, partial(clip_words.recovered, kept), case_id=kept.case_id)


@dataclass(frozen=True)
class Keepers:
    """In whose name clips are kept, where, and what opens a report with a picture of one."""

    actor: Actor
    centre: OpenCentre
    paths: Paths
    report: Callable[[Camera | None, Shot], None]


def open_clips(spine: Spine, walls: Walls, look: Look, by: Keepers) -> Clips:
    """Clips and packages of evidence at a desk; ends with its walls."""
    offer_package(spine, by.centre, by.paths.data / "exports")
    steady = SteadyCentre(by.centre.dispatcher)
    shelf = Shelf(folder=by.paths.keeping, pictures=by.centre.pictures, centre=steady, actor=by.actor)
    return Clips(spine, walls, shelf, look, by.report)
