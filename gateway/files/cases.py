"""Rows of old cases become cases: their times, outcome and department, mapped into the loop."""

import re
from datetime import datetime
from functools import cache

from dispatch.bringing import Kind, ProfileBroken
from dispatch.errors import Invalid
from dispatch.states import State
from dispatch.texts import LIMITS
from dispatch.values import Case, Closing, Department, Source
from gateway.files.cells import MISSING, TOO_LONG, Cells
from gateway.files.known import Known
from gateway.files.making import maker_of
from gateway.files.masking import mask_contacts
from gateway.files.profile import Profile

NO_STATE = "no such state in the profile"
BEFORE_REPORT = "before the report"
_case_of = maker_of(Case)
# An imported case has no order, no task and no unit: it can only stand where none of them is needed.
LAWFUL = frozenset(
    {State.REPORTED, State.PENDING_FILING, State.PENDING_DISPATCH, State.CLOSED, State.FORCED_CLOSED,
     State.NOT_FILED, State.VOID}
)  # fmt: skip


def demand_lawful_states(profile: Profile) -> None:
    """Refuse a profile that puts cases where the loop could not go on; raises ProfileBroken."""
    for name, state in (*profile.states.items(), *profile.outcomes.items()):
        if profile.kind is Kind.CASES and state not in LAWFUL:
            raise ProfileBroken(profile.name, "field", f"states.{name}: {state}: nobody would have the case")


def read_case(cells: Cells, known: Known, jurisdiction: str) -> Case:
    """One case; raises Invalid naming the field."""
    profile = cells.profile
    external = cells.text("external_ref", must=True)
    state = _state(cells)
    reported = cells.moment("reported_at", must=True, may_come=False)
    if reported is None:
        raise Invalid(field="reported_at", why=MISSING)
    due = cells.moment("due_at")
    dispatched = _after(reported, "dispatched_at", cells)
    handled, closed = _after(reported, "handled_at", cells), _after(reported, "closed_at", cells)
    found = cells.place()
    lon, lat = found or (None, None)
    title = cells.text("title", must=True)
    is_open = state.is_open
    return _case_of(
        {
            "jurisdiction": jurisdiction,
            "number": profile.number_prefix + external,
            "version": 1,
            "state": state,
            "source": Source.IMPORT,
            "title": title,
            "description": _description(cells, has_place=found is not None),
            "place": cells.text("place"),
            "lon": lon,
            "lat": lat,
            "datum": profile.datum,
            "class_code": cells.raw("class_code") or profile.classes.get(title, ""),
            "external_ref": external,
            "reporter_name": cells.text("reporter_name"),
            "reporter_phone": cells.text("reporter_phone"),
            "department_id": _department(cells, known, jurisdiction),
            "reported_at": reported,
            "filed_at": reported,
            "dispatched_at": dispatched,
            "handled_at": handled or (None if is_open else closed),
            "closed_at": None if is_open else closed,
            "touched_at": reported,
            "stage_started_at": reported if is_open and due else None,
            "stage_due_at": due if is_open else None,
            "due_at": None if is_open else due,
            "closing": _closing(state, due, closed),
            "satisfaction": int(cells.number("satisfaction", 0) or 0),
            "is_imported": True,
        }
    )


def _state(cells: Cells) -> State:
    profile = cells.profile
    state = profile.states.get(cells.raw("state"))
    if state is None:
        raise Invalid(field="state", why=NO_STATE)
    if not state.is_open and profile.outcomes:
        note = cells.raw("notes")
        return next((end for begin, end in profile.outcomes.items() if _begins(begin).match(note)), state)
    return state


@cache
def _begins(begin: str) -> re.Pattern[str]:
    """How a note begins: '*' stands for a stamp of time or the like within it."""
    return re.compile(re.escape(begin).replace(r"\*", ".{0,40}?"))


def _after(reported: datetime, field: str, cells: Cells) -> datetime | None:
    moment = cells.moment(field, may_come=False)
    if moment is not None and moment < reported:
        raise Invalid(field=field, why=BEFORE_REPORT)
    return moment


def _closing(state: State, due: datetime | None, closed: datetime | None) -> str:
    """In time, or overdue: what the old system's own times say; '' where they say nothing."""
    if state is not State.CLOSED or due is None or closed is None:
        return ""
    return (Closing.OVERDUE if closed > due else Closing.NORMAL).value


def _description(cells: Cells, *, has_place: bool) -> str:
    """What was said and noted, contacts masked, with a note where the place is no place."""
    parts = [cells.text("description"), cells.text("notes", LIMITS["description"]), cells.text("owner")]
    text = mask_contacts("\n".join(filter(None, (*parts, "" if has_place else cells.place_note()))))
    if len(text) > LIMITS["description"]:
        raise Invalid(field="description", why=TOO_LONG)
    return text


def _department(cells: Cells, known: Known, jurisdiction: str) -> int | None:
    name = cells.raw("department")
    if not name:
        return None
    held = known.departments.find(name)
    if held is None and cells.profile.makes_departments:
        name = cells.text("department")
        held = known.departments.take(name)
        known.made[held] = Department(id=held, jurisdiction=jurisdiction, name=name, name_en=name)
    return held
