"""What the clocks of a case mark it with, and what the standard says of its class: how to handle it, by which law."""

from PySide6.QtCore import QCoreApplication

from console.times import Times
from dispatch.light import is_stock, sign_share
from dispatch.standard import Standard
from dispatch.values import Case
from widgets.titles import language


def time_marks(case: Case, times: Times, standard: Standard) -> tuple[str, ...]:
    """An order nobody has signed for in time, stock, a deadline reckoned without its holidays; each in a few words."""
    marks = []
    if sign_share(case, times.now(), times.work_clock) > 1 and case.stage_due_at is not None:
        text = QCoreApplication.translate("Papers", "not signed for since {at}")
        marks.append(text.format(at=times.moment_text(case.stage_due_at)))
    if is_stock(case, times.now(), standard.rules.stock_days):
        marks.append(QCoreApplication.translate("Papers", "stock: deferred for more than {n} days").format(
            n=standard.rules.stock_days))  # fmt: skip
    if case.due_at is not None and case.state.is_open and not times.work_clock.knows(case.due_at):
        year = case.due_at.astimezone(times.zone).year
        text = QCoreApplication.translate("Papers", "holidays of {year} unknown: counted Monday to Friday")
        marks.append(text.format(year=year))
    return tuple(marks)


def guidance_words(case: Case, standard: Standard) -> str:
    """'先围护现场… · 《城市道路管理条例》 · 首违警告', '' for a class without guidance."""
    guidance = standard.rules.guidance_of(case.class_code) if case.class_code else None
    warning = QCoreApplication.translate("Papers", "a first offence is warned")
    warns = [warning] if case.class_code and standard.rules.warns_first(case.class_code) else []
    said = [guidance.how.text(language()), guidance.basis.text(language())] if guidance is not None else []
    return " · ".join(part for part in (*said, *warns) if part)
