"""The speaker turns refusals, troubles and what others did into quiet notices."""

import logging
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QObject, Slot

from console.desk import Refusal, Trouble
from console.notices import NoticeKind, Notices
from console.numbers import short_number
from console.refusals import refusal_words, trouble_words
from console.times import Times
from console.titles import named
from console.wording import words
from console.world import News, World
from dispatch.states import Step
from dispatch.values import Case, Entry, Unit, UrgeKind

_log = logging.getLogger(__name__)
# What a dispatcher wants to hear of though somebody else did it.
_NOTABLE: Mapping[str, NoticeKind] = MappingProxyType(
    {
        Step.SIGN: NoticeKind.INFO,
        Step.REPLY: NoticeKind.INFO,
        Step.URGE: NoticeKind.INFO,
        Step.REFUSE: NoticeKind.TROUBLE,
        Step.SOS: NoticeKind.ALARM,
        Step.CLEAR_SOS: NoticeKind.INFO,
        Step.CROSS_FENCE: NoticeKind.INFO,
    }
)
# Urges because nobody signs for an order: the desk, then a named supervisor has to act.
_UNSIGNED: Mapping[str, NoticeKind] = MappingProxyType(
    {UrgeKind.OFFER.value: NoticeKind.TROUBLE, UrgeKind.CALL.value: NoticeKind.TROUBLE}
)


class Speaker(QObject):
    """Words what happened for the notice strip; it keeps nothing itself."""

    def __init__(self, notices: Notices, world: World, times: Times) -> None:
        super().__init__()
        self._notices = notices
        self._world = world
        self._times = times

    @Slot(object)
    def take_refusal(self, refusal: Refusal) -> None:
        """A verb of this desk was refused."""
        text = partial(refusal_words, refusal.error, self._times)
        self._notices.add(NoticeKind.REFUSAL, text, case_id=getattr(refusal.verb, "case_id", None))

    @Slot(object)
    def take_trouble(self, trouble: Trouble) -> None:
        """A verb of this desk broke or got no answer in time."""
        name = type(trouble.verb).__name__
        _log.error("%s broke", name, exc_info=trouble.error)
        case_id = getattr(trouble.verb, "case_id", None)
        text = partial(trouble_words, trouble.error)
        self._notices.add(NoticeKind.TROUBLE, text, case_id=case_id, group=f"verb-{name}")

    @Slot(object)
    def take_read_trouble(self, error: Exception) -> None:
        """A question of a panel was not answered."""
        _log.error("a read broke", exc_info=error)
        self._notices.add(NoticeKind.TROUBLE, partial(_unread, error), group="read")

    @Slot(object)
    def take_news(self, news: News) -> None:
        """Lines of the log: those worth a word."""
        for entry in news.entries:
            kind = _kind_of(entry)
            if kind is not None:
                group = f"{entry.step}-{entry.case_id or entry.unit_id}"
                case, unit = self._world.case(entry.case_id), self._world.unit(entry.unit_id)
                text = partial(_sentence, entry, case, unit)
                self._notices.add(kind, text, group=group, case_id=entry.case_id, unit_id=entry.unit_id)


def _sentence(entry: Entry, case: Case | None, unit: Unit | None) -> str:
    subject = short_number(case.number) if case else ""
    who = named(unit) if unit else entry.person_name
    if entry.body.get("kind") in _UNSIGNED:
        said = words(UrgeKind(str(entry.body["kind"])))
        return " · ".join(part for part in (subject, said, who, str(entry.body.get("words", ""))) if part)
    if entry.step == Step.CROSS_FENCE:
        # A vehicle in a lane of walkers is another matter than one of them.
        who = f"{words(unit.kind)} {who}" if unit else who
        return _crossing(who, str(entry.body.get("fence", "")), is_inside=bool(entry.body.get("inside")))
    return " · ".join(part for part in (subject, words(Step(entry.step)), who) if part)


def _kind_of(entry: Entry) -> NoticeKind | None:
    """An order that nobody signs for is trouble, other urges are not."""
    unsigned = _UNSIGNED.get(str(entry.body.get("kind"))) if entry.step == Step.URGE else None
    return unsigned or _NOTABLE.get(entry.step)


def _unread(error: Exception) -> str:
    return QCoreApplication.translate("Speaker", "Could not read: {why}").format(why=trouble_words(error))


def _crossing(who: str, fence: str, *, is_inside: bool) -> str:
    if is_inside:
        return QCoreApplication.translate("Speaker", "{who} has come into {fence}").format(who=who, fence=fence)
    return QCoreApplication.translate("Speaker", "{who} has left {fence}").format(who=who, fence=fence)
