"""What stands at the place of a case: dangers for whoever goes, permits and licences with their dates."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.times import Times
from console.titles import named
from dispatch.features import Feature, Layer, Near
from dispatch.values import Case
from widgets.suggestion_words import distance_words

NEAR_M = 80.0
LAYERS = (Layer.DANGER, Layer.PERMIT, Layer.LICENCE)
# Classes of 2026 in which it matters whether somebody was allowed to: advertisements and signs, and building.
_ASKS_PERMIT = ("03006", "07")
_TOLD = 3


def danger_words(near: Sequence[Near]) -> str:
    """'▲ Gas valve station: do not smoke · 20 m', one a line, nearest first."""
    rows = [row for row in near if row.feature.layer is Layer.DANGER]
    return "\n".join(f"▲ {_named(row.feature)} · {distance_words(row.metres)}" for row in rows[:_TOLD])


def permit_words(case: Case, near: Sequence[Near], times: Times) -> str:
    """Permits and licences with number, holder and last day; that none is known where one would be wanted."""
    rows = [row for row in near if row.feature.layer in (Layer.PERMIT, Layer.LICENCE)]
    if rows:
        return "\n".join(_permit(row, times) for row in rows[:_TOLD])
    if case.class_code.startswith(_ASKS_PERMIT):
        return QCoreApplication.translate("Things", "No permit is known here; ask the authority that grants them")
    return ""


def _permit(row: Near, times: Times) -> str:
    feature = row.feature
    until = QCoreApplication.translate("Things", "valid to {0}")
    dated = until.format(feature.valid_to.astimezone(times.zone).date().isoformat()) if feature.valid_to else ""
    parts = (feature.facts.get("number") or feature.code, _named(feature), feature.facts.get("holder", ""), dated,
             distance_words(row.metres))  # fmt: skip
    return " · ".join(part for part in parts if part)


def _named(feature: Feature) -> str:
    return ": ".join(part for part in (named(feature), feature.facts.get("note", "")) if part)
