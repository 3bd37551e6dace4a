"""The dispatcher: one transaction per verb { read, check, step the table, save, write the log line }."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from dispatch import (
    area_verbs,
    areas,
    camera_verbs,
    cameras,
    ending,
    fieldwork,
    intake,
    keeping,
    lending,
    messages,
    paper_verbs,
    petitions,
    reporter,
    rework,
    roster,
    routines,
    sharing,
    supervision,
    units,
    verbs,
    watch_verbs,
)
from dispatch.errors import Invalid, Refused, Unknown
from dispatch.ports import Clock, Store, Work
from dispatch.refusing import refused
from dispatch.shapes import shaped
from dispatch.turn import House, Turn
from dispatch.verbs import Actor, Done, Verb

_TAKEN: Mapping[type[Any], Callable[[Turn, Any], Done]] = MappingProxyType(
    {
        verbs.Report: intake.report,
        verbs.SendVerify: intake.send_verify,
        verbs.Verify: intake.verify,
        verbs.Register: intake.register,
        verbs.FileCase: intake.file_case,
        verbs.SendBack: intake.send_back,
        verbs.RefuseFiling: intake.refuse_filing,
        verbs.Assign: fieldwork.assign,
        verbs.Recall: fieldwork.recall,
        verbs.Deliver: fieldwork.deliver,
        verbs.Read: fieldwork.read,
        verbs.Sign: fieldwork.sign,
        verbs.Refuse: fieldwork.refuse,
        verbs.Reply: fieldwork.reply,
        verbs.SendCheck: ending.send_check,
        verbs.Check: ending.check,
        verbs.ReturnToCheck: ending.return_to_check,
        verbs.Close: ending.close,
        verbs.UrgeCase: ending.urge,
        verbs.UrgeReceipt: ending.urge_receipt,
        verbs.Note: ending.note,
        verbs.Attach: ending.attach,
        verbs.RaiseSos: units.raise_sos,
        verbs.ClearSos: units.clear_sos,
        verbs.SetDuty: units.set_duty,
        paper_verbs.Apply: petitions.apply,
        paper_verbs.Decide: petitions.decide,
        paper_verbs.Withdraw: petitions.withdraw,
        paper_verbs.Resume: rework.resume,
        paper_verbs.Reopen: rework.reopen,
        paper_verbs.Merge: sharing.merge,
        paper_verbs.Unmerge: sharing.unmerge,
        paper_verbs.PassDown: sharing.pass_down,
        paper_verbs.PassBack: sharing.pass_back,
        paper_verbs.ReturnToAccept: sharing.return_to_accept,
        paper_verbs.Support: sharing.support,
        paper_verbs.RecallSupport: sharing.recall_support,
        paper_verbs.RecallTask: sharing.recall_task,
        paper_verbs.AnswerReporter: reporter.answer,
        paper_verbs.Visit: reporter.visit,
        paper_verbs.Settle: reporter.settle,
        paper_verbs.ProposeSupervision: supervision.propose,
        paper_verbs.Supervise: supervision.supervise,
        paper_verbs.AnswerSupervision: supervision.answer,
        paper_verbs.JudgeAnswer: supervision.judge,
        paper_verbs.RaiseSupervision: supervision.raise_level,
        paper_verbs.CancelSupervision: supervision.cancel,
        paper_verbs.SetRoutine: routines.set_routine,
        paper_verbs.EndRoutine: routines.end_routine,
        paper_verbs.RaiseRoutine: routines.raise_routine,
        paper_verbs.Delegate: lending.delegate,
        paper_verbs.EndDelegation: lending.end_delegation,
        camera_verbs.TakeCamera: cameras.take_camera,
        camera_verbs.LeaveCamera: cameras.leave_camera,
        camera_verbs.TurnCamera: cameras.turn_camera,
        camera_verbs.ShareCameras: cameras.share_cameras,
        camera_verbs.PlaceCamera: cameras.place_camera,
        camera_verbs.ShareLayout: cameras.share_layout,
        area_verbs.DrawArea: areas.draw_area,
        area_verbs.EndArea: areas.end_area,
        area_verbs.CrossFence: areas.cross_fence,
        watch_verbs.SetShift: roster.set_shift,
        watch_verbs.EndShift: roster.end_shift,
        watch_verbs.HoldCase: keeping.hold_case,
        watch_verbs.ReleaseHold: keeping.release_hold,
        watch_verbs.Unmask: keeping.unmask,
        watch_verbs.SendMessage: messages.send,
        watch_verbs.MessageReceipt: messages.receipt,
    }
)
COMMAND_ID_LIMIT = 64


class Dispatcher:
    """Carries out verbs for one jurisdiction. Raises nothing but Refused for what an actor may have got wrong."""

    def __init__(self, store: Store, clock: Clock, house: House) -> None:
        self._store = store
        self._clock = clock
        self._house = house

    @property
    def house(self) -> House:
        """What it works by."""
        return self._house

    def do(self, verb: Verb, *, by: Actor, command_id: str) -> Done:
        """Carry out a verb once; the same command id again returns what it did the first time.

        Of a refused one nothing remains but a line of the log that says so.
        """
        try:
            return self._carry_out(verb, by, command_id)
        except Refused as refusal:
            self._note(refusal, verb, by)
            raise

    def _carry_out(self, verb: Verb, by: Actor, command_id: str) -> Done:
        if not (0 < len(command_id) <= COMMAND_ID_LIMIT and command_id.isascii() and command_id.isprintable()):
            raise Invalid(field="command_id", why=f"1 to {COMMAND_ID_LIMIT} plain characters")
        verb, by = shaped(verb), shaped(by)
        with self._store.begin(self._house.jurisdiction) as work:
            earlier = work.done(command_id)
            return earlier or _TAKEN[type(verb)](self._turn(work, by, command_id), verb)

    def _note(self, refusal: Refused, verb: Verb, by: Actor) -> None:
        entry = refused(refusal, verb, by, jurisdiction=self._house.jurisdiction, at=self._clock.now())
        if entry is None:
            return
        with self._store.begin(self._house.jurisdiction) as work:
            if work.done(entry.command_id) is None:
                work.append(replace(entry, person_name=_name(work, entry.person_id)), Done(seq=0))

    def _turn(self, work: Work, by: Actor, command_id: str) -> Turn:
        return Turn(
            work=work,
            house=replace(self._house, standard=self._house.standard.settled()),
            directory=work.directory(),
            person=work.person(by.person_id),
            actor=by,
            command_id=command_id,
            now=self._clock.now(),
        )


def _name(work: Work, person_id: int) -> str:
    try:
        return work.person(person_id).name
    except Unknown:
        return ""
