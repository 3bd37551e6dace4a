"""What the words of the command line mean, and how they may go on: pure, over the table of actions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from console.action_table import ACTIONS, ActionRow, Scope
from console.naming import fits, spoken
from console.numbers import short_number
from console.world import World
from dispatch.states import lawful_steps
from dispatch.values import Camera, Case, Unit

COMPLETIONS = 12
OF_UNITS = ("unit_status", "message", "request_video")
_OF_OTHERS = (*OF_UNITS, "camera", "report", "find", "bulk")  # '消息 3 号巡查车 …' says nothing of the case C3
Knows = Callable[[str, str], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Command:
    """What was meant: an action, on which case (None: the selected one), with which words behind it."""

    action_id: str
    case: Case | None = None
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: the whole text that it would make, and a hint beside it."""

    text: str
    hint: str


def parse(text: str, world: World) -> Command | None:
    """'派 C42 3 号巡查车' -> assign, that case, '3 号巡查车'. Without a known word: go to a case, else find."""
    text = " ".join(text.split()).removeprefix("/")
    if not text:
        return None
    row, rest = _action_of(text)
    if row is None:
        case = world.case_by_number(text)
        return Command("go", case, text) if case else Command("find", None, text)
    head, _, tail = rest.partition(" ")
    may_name = row.id not in _OF_OTHERS and not _is_unit(row, rest, world)
    case = world.case_by_number(head) if head and may_name else None
    return Command(row.id, case, tail if case else rest)


def _is_unit(row: ActionRow, rest: str, world: World) -> bool:
    """Whether '3 号巡查车' is a unit rather than the case C3 with some words behind it."""
    plain = rest.replace(" ", "")
    return row.id == "assign" and any(plain == unit.name.replace(" ", "") for unit in world.units.values())


def complete(text: str, world: World, hints: Knows = lambda _action, _typed: ()) -> tuple[Completion, ...]:
    """At most a dozen ways to go on from `text`: actions, then cases they are lawful for, then units or cameras.

    `hints` says what else is known of an action's words: places, saved views.
    """
    row, rest = _action_of(text.lstrip())
    word = text.split(" ")[0]
    if row is None:
        found = _actions(text.strip())
    else:
        known = (Completion(f"{word} {words}", meant) for words, meant in hints(row.id, rest))
        found = chain(_objects(row, word, rest, world), known)
    return tuple(item for item, _ in zip(found, range(COMPLETIONS), strict=False))


def _action_of(text: str) -> tuple[ActionRow | None, str]:
    """The action whose word begins the text, by itself or by the initials of its pinyin, and what follows."""
    word, _, rest = text.partition(" ")
    word = word.lower().removeprefix("/")
    known = [row for row in ACTIONS if word in row.words]
    if not known and word.isascii():
        known = [row for row in ACTIONS if any(word in spoken(said) for said in row.words if not said.isascii())]
    return (known[0], rest.strip()) if len(known) == 1 else (None, text)


def _actions(text: str) -> Iterator[Completion]:
    for row in ACTIONS:
        typed = text.lower().removeprefix("/")
        word = next((word for word in row.words if any(way.startswith(typed) for way in spoken(word))), None)
        if word is None and row.words and text.lower() in row.label.lower():
            word = row.words[0]
        if word is not None:
            yield Completion(f"{word} ", " ".join(part for part in (row.label, row.key) if part))


def _objects(row: ActionRow, word: str, rest: str, world: World) -> Iterator[Completion]:
    head, _, tail = rest.partition(" ")
    case = world.case_by_number(head) if head else None
    if case is not None and row.id == "assign":
        yield from _named(f"{word} {head} ", tail, [unit for unit in world.units.values() if unit.order_id is None])
    elif row.id == "camera":
        yield from _named(f"{word} ", rest, world.directory.cameras)
    elif row.id in OF_UNITS:
        yield from _named(f"{word} ", rest, list(world.units.values()))
    elif case is None and (row.scope is Scope.CASE or row.id == "go"):
        yield from _cases(row, word, rest, world)


def _cases(row: ActionRow, word: str, rest: str, world: World) -> Iterator[Completion]:
    for case in world.cases.values():
        lawful = not row.steps or not lawful_steps(case.state).isdisjoint(row.steps)
        short = short_number(case.number)
        if lawful and (rest.upper() in short or rest in case.title or rest in case.place):
            yield Completion(f"{word} {short} ", " ".join(part for part in (case.title, case.place) if part))


def _named(before: str, typed: str, rows: Sequence[Unit | Camera]) -> Iterator[Completion]:
    for row in rows:
        if not typed or fits(typed, (row.name, row.name_en)):
            yield Completion(f"{before}{row.name}", row.name_en)
