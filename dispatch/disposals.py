"""The measure that a unit reports (处置措施): one of the standard's, and no punishment where a warning comes first."""

from datetime import timedelta

from dispatch.distance import box_around, metres_between
from dispatch.errors import Invalid, NotNow
from dispatch.rules import Rules
from dispatch.turn import Turn
from dispatch.values import Case


def demand_disposal(turn: Turn, case: Case, code: str) -> None:
    """Refuse a measure that the standard does not hold, and punishing a first offence (首违警告)."""
    rules = turn.standard_of(case).rules
    if code and code not in {row.code for row in rules.disposals}:
        raise Invalid(field="disposal", why=f"no measure {code}")
    if code in rules.punishing and rules.warns_first(case.class_code) and _is_first(turn, case, rules):
        raise NotNow(case_id=case.id, rule="warn_first", bound=str(rules.warn_first_days))


def _is_first(turn: Turn, case: Case, rules: Rules) -> bool:
    """Whether nothing of the class was handled at the place before; where no place is known, nobody can tell."""
    if case.lon is None or case.lat is None:
        return False
    lon, lat, since = case.lon, case.lat, turn.now - timedelta(days=rules.warn_first_days)
    held = turn.work.handled_in(box_around(lon, lat, rules.warn_first_metres), case.class_code, since)
    return not any(
        case_id != case.id and metres_between(lon, lat, at_lon, at_lat) <= rules.warn_first_metres
        for case_id, at_lon, at_lat in held
    )
