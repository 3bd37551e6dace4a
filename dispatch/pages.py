"""Asking for cases page by page: which ones, and from where to go on."""

from dataclasses import dataclass

from dispatch.states import State
from dispatch.values import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Open cases by the end of the clock that runs; or all, ended ones too, the last reported first (`history`).

    `area` is the beginning of a grid code: county, office, community or block. Empty fields ask for all.
    """

    states: tuple[State, ...] = ()
    unit_id: int | None = None
    department_id: int | None = None
    area: str = ""
    history: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases, and what to give as `after` for those that follow: '' when there are none."""

    cases: tuple[Case, ...]
    after: str
