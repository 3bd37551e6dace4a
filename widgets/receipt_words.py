"""How far orders and urges have come: sent, delivered, read, signed for, each with its time."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.times import Times
from console.titles import named
from console.world import World
from dispatch.papers import CaseFile
from dispatch.values import Order, Part, Urge


def receipt_words(file: CaseFile, world: World, times: Times) -> str:
    """A line for each order that has not ended, and one for the newest urge; '' when nothing is out."""
    rows = [_order(order, world, times) for order in file.orders if order.ended_at is None]
    active = {order.id for order in file.orders if order.ended_at is None}
    urges = [urge for urge in file.urges if urge.order_id in active]
    return "\n".join([*rows, *([_urge(urges[-1], times)] if urges else [])])


def _order(order: Order, world: World, times: Times) -> str:
    unit = world.unit(order.unit_id)
    role = QCoreApplication.translate("Receipts", "support") if order.part is Part.SUPPORT else ""
    steps = [
        (QCoreApplication.translate("Receipts", "sent"), order.sent_at),
        (QCoreApplication.translate("Receipts", "delivered"), order.delivered_at),
        (QCoreApplication.translate("Receipts", "read"), order.read_at),
        (QCoreApplication.translate("Receipts", "signed for"), order.signed_at),
    ]
    name = " ".join(part for part in (named(unit) if unit else "", role) if part)
    return f"{name}: {_steps(steps, times)}"


def _urge(urge: Urge, times: Times) -> str:
    steps = [
        (QCoreApplication.translate("Receipts", "urged"), urge.at),
        (QCoreApplication.translate("Receipts", "delivered"), urge.delivered_at),
        (QCoreApplication.translate("Receipts", "read"), urge.read_at),
    ]
    if urge.department_id is None:
        return _steps(steps, times)
    name = urge.head_name or QCoreApplication.translate("Receipts", "Head of the department")
    head = [(steps[1][0], urge.head_delivered_at), (steps[2][0], urge.head_read_at)]
    return f"{_steps(steps, times)}\n{name}: {_steps(head, times)}"


def _steps(steps: list[tuple[str, datetime | None]], times: Times) -> str:
    """'sent ✓ 14:02 · delivered ✓ 14:02 · read –'."""
    return " · ".join(f"{name} ✓ {times.clock_text(at)}" if at else f"{name} –" for name, at in steps)
