"""The standard in force, whichever it is by now: packs are put on the shelf while desks and doors work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dispatch.limits import Limit
from dispatch.rules import Rules
from dispatch.shelf import Change, Shelf, changes
from dispatch.standard import CaseClass, Condition, Standard
from dispatch.states import State, Step
from dispatch.values import EvidenceKind


@dataclass(slots=True)
class _Held:
    """What changes: the standard in force, and the shelf as it was read last."""

    now: Standard
    shelf: Shelf
    seen: object = None


class InForce(Standard):
    """Stands where a standard stands, and is the one of today; old cases find theirs by `of`.

    `mark` says cheaply whether the shelf is another than the one that `read` gave last.
    """

    __slots__ = ("_ask", "_held")
    _ask: tuple[Callable[[], Shelf], Callable[[], object], Callable[[], date]]
    _held: _Held

    def __init__(self, read: Callable[[], Shelf], *, mark: Callable[[], object], today: Callable[[], date]) -> None:
        seen, shelf = mark(), read()
        self._set(_Held(shelf.current(today()), shelf, seen))
        object.__setattr__(self, "_ask", (read, mark, today))

    def _set(self, held: _Held) -> None:
        object.__setattr__(self, "_held", held)  # a standard is frozen; which one is in force is not

    def look(self) -> tuple[Change, ...]:
        """Read the shelf again if it has changed, and say what is in force otherwise than before.

        Raises StandardBroken, once for each change of the shelf; what was in force stays so then.
        """
        (read, mark, today), held = self._ask, self._held
        seen = mark()
        if seen != held.seen:
            held.seen = seen
            held.shelf = read()
        was, held.now = held.now, held.shelf.current(today())
        return () if was == held.now else tuple(changes(was, held.now))

    def of(self, version: str) -> Standard:
        """The version under which a case was filed, the one in force for one that is not on the shelf."""
        return self._held.shelf.standards.get(version, self._held.now)

    def settled(self) -> Standard:
        """As it is at this moment."""
        twin = object.__new__(InForce)
        twin._set(replace(self._held))
        return twin

    @property
    def version(self) -> str:
        return self._held.now.version

    @property
    def valid_from(self) -> date:
        return self._held.now.valid_from

    @property
    def classes(self) -> Mapping[str, CaseClass]:
        return self._held.now.classes

    @property
    def conditions(self) -> Mapping[str, Condition]:
        return self._held.now.conditions

    @property
    def stages(self) -> Mapping[State, Limit]:
        return self._held.now.stages

    @property
    def evidence(self) -> Mapping[Step, EvidenceKind]:
        return self._held.now.evidence

    @property
    def urge_every(self) -> timedelta:
        return self._held.now.urge_every

    @property
    def rules(self) -> Rules:
        return self._held.now.rules
