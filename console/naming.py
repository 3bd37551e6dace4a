"""What a name means: a unit by its name in either language, by pinyin, by initials, or by any part that only it has."""

from collections.abc import Iterable
from functools import cache

from console.world import World
from dispatch.values import Unit


@cache
def spoken(name: str) -> tuple[str, ...]:
    """A name as it may be typed, small and without spaces: itself, its pinyin, its initials."""
    from pypinyin import Style, lazy_pinyin  # 40,000 signs: not before somebody types

    plain = name.replace(" ", "").casefold()
    if plain.isascii():
        words = name.casefold().split()
        return plain, "".join(word[0] for word in words if word)
    whole = "".join(lazy_pinyin(name)).replace(" ", "").casefold()
    first = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).replace(" ", "").casefold()
    return plain, whole, first


def fits(typed: str, names: Iterable[str]) -> bool:
    """Whether what was typed is a part of a name, or begins its pinyin or its initials."""
    wanted = typed.replace(" ", "").casefold()
    said = (spoken(name) for name in names if name)
    return any(wanted in plain or any(way.startswith(wanted) for way in ways) for plain, *ways in said)


def unit_named(typed: str, world: World) -> Unit | None:
    """The unit that is meant: called exactly so, else the only one that fits; None when nobody or several do."""
    wanted = typed.replace(" ", "").casefold()
    units = list(world.units.values())
    same = [unit for unit in units if wanted in {name.replace(" ", "").casefold() for name in _names(unit)}]
    found = same or [unit for unit in units if fits(typed, _names(unit))]
    return found[0] if len(found) == 1 else None


def unit_and_rest(typed: str, world: World) -> tuple[Unit | None, str]:
    """The unit that the first words name, as many of them as possible, and what follows."""
    words = typed.split()
    for many in range(len(words), 0, -1):
        unit = unit_named(" ".join(words[:many]), world)
        if unit is not None:
            return unit, " ".join(words[many:])
    return None, typed


def _names(unit: Unit) -> tuple[str, ...]:
    return tuple(name for name in (unit.name, unit.name_en) if name)
