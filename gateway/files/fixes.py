"""Rows of position logs become fixes of the units that carry the devices."""

from dispatch.errors import Invalid
from dispatch.values import Fix
from gateway.files.cells import MISSING, Cells
from gateway.files.directory import NO_UNIT
from gateway.files.known import Known


def read_fix(cells: Cells, known: Known, _jurisdiction: str) -> Fix:
    """One fix; raises Invalid."""
    unit_id = known.devices.find(cells.raw("device"))
    if unit_id is None:
        raise Invalid(field="device", why=NO_UNIT)
    at = cells.moment("at", must=True, may_come=False)
    found = cells.place()
    if at is None or found is None:
        raise Invalid(field="lon", why=MISSING)
    return Fix(
        unit_id=unit_id, lon=found[0], lat=found[1], at=at, received_at=at, speed_mps=cells.number("speed_mps"),
        heading_deg=cells.number("heading_deg"), accuracy_m=cells.number("accuracy_m"), datum=cells.profile.datum,
    )  # fmt: skip
