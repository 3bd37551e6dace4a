"""What the clocks of a case mark it with, and the standard its class."""

from PySide6.QtCore import QCoreApplication

from console.times import Times
from dispatch.light import is_stock, sign_share
from dispatch.standard import Standard
from dispatch.values import Case


def time_marks(case: Case, times: Times, standard: Standard) -> tuple[str, ...]:
    """An order nobody has signed for in time, stock, a deadline reckoned without its holidays; each in a few words."""
    marks = []
    if is_unsigned(case, times) and case.stage_due_at is not None:
        text = QCoreApplication.translate("Papers", "not signed for since {at}")
        marks.append(text.format(at=times.moment_text(case.stage_due_at)))
    if is_stock(case, times.now(), standard.rules.stock_days):
        marks.append(QCoreApplication.translate("Papers", "stock: deferred for more than {n} days").format(
            n=standard.rules.stock_days))  # fmt: skip
    if case.due_at is not None and case.state.is_open and not times.work_clock.knows(case.due_at):
        year = case.due_at.astimezone(times.zone).year
        text = QCoreApplication.translate("Papers", "holidays of {year} unknown: counted Monday to Friday")
        marks.append(text.format(year=year))
    if case.class_code and standard.rules.warns_first(case.class_code):
        marks.append(QCoreApplication.translate("Papers", "a first offence is warned"))
    return tuple(marks)


def is_unsigned(case: Case, times: Times) -> bool:
    """Whether the time to sign for its order is over, though the time to handle it may not be."""
    return sign_share(case, times.now(), times.work_clock) > 1
