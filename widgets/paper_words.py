"""The papers of a case in words: petitions, supervision orders, tasks, supporting units; and what marks the case."""

from PySide6.QtCore import QCoreApplication

from console.times import Times
from console.titles import named
from console.wording import words
from console.world import World
from dispatch.papers import FieldTask, Hold, Petition, Supervision
from dispatch.values import Case, CaseKind, Closing, Order


def petition_words(row: Petition, times: Times) -> str:
    """'延期 · 3 号巡查车：等待材料 · 待审批'."""
    parts = [words(row.kind), f"{row.applicant_name}: {row.reason}"]
    if row.until is not None:
        parts.append(QCoreApplication.translate("Papers", "until {at}").format(at=times.moment_text(row.until)))
    parts += [row.document] if row.document else []
    decided = " ".join(part for part in (row.decided_by_name, row.decision) if part)
    return " · ".join([*parts, words(row.state), *([decided] if decided else [])])


def supervision_words(row: Supervision, times: Times) -> str:
    """'督办〔2026〕1号 · 2 级 · 今日办结 · 待答复，期限 …'."""
    level = QCoreApplication.translate("Papers", "level {n}").format(n=row.level)
    due = QCoreApplication.translate("Papers", "reply by {at}").format(at=times.moment_text(row.reply_by))
    parts = [row.number, level, words(row.kind), row.demand, words(row.state)]
    parts += [due] if not row.reply else [f"{row.replied_by_name}: {row.reply}"]
    return " · ".join(parts)


def task_words(row: FieldTask) -> str:
    """'核查 · 孙悦'."""
    who = row.person_name or QCoreApplication.translate("Papers", "by video, or by whoever is there")
    return " · ".join([words(row.kind), who])


def hold_words(row: Hold, times: Times) -> str:
    """'封存 · 陈洁：行政诉讼 · 14:26'."""
    hold = QCoreApplication.translate("Papers", "held against deletion")
    return " · ".join([hold, f"{row.by_name}: {row.reason}", times.moment_text(row.at)])


def support_words(row: Order, world: World) -> str:
    """'协办 · 2 号清运车 · 清运垃圾 · 已签收'."""
    unit = world.unit(row.unit_id)
    return " · ".join([words(row.part), named(unit) if unit else str(row.unit_id), row.reason, words(row.state)])


def marks_of(case: Case, world: World) -> tuple[str, ...]:
    """What is out of the ordinary about a case, each in a few words."""
    counted = (
        (case.followers, QCoreApplication.translate("Papers", "{n} merged reports")),
        (case.returns, QCoreApplication.translate("Papers", "returned {n}×")),
        (case.rework, QCoreApplication.translate("Papers", "reworked {n}×")),
        (case.extensions, QCoreApplication.translate("Papers", "extended {n}×")),
        (case.reopened, QCoreApplication.translate("Papers", "reopened {n}×")),
        (case.supports, QCoreApplication.translate("Papers", "{n} supporting")),
        (case.petitions, QCoreApplication.translate("Papers", "{n} to decide")),
        (case.supervisions, QCoreApplication.translate("Papers", "{n} supervision unanswered")),
    )
    marks = [text.format(n=count) for count, text in counted if count]
    centre, ruled = world.department(case.centre_id), world.department(case.ruled_id)
    marks += [QCoreApplication.translate("Papers", "at {name}").format(name=named(centre))] if centre else []
    marks += [QCoreApplication.translate("Papers", "ruled: {name}").format(name=named(ruled))] if ruled else []
    marks += [words(case.kind)] if case.kind is CaseKind.SUGGESTION else []
    marks += [words(Closing(case.closing))] if case.closing else []
    marks += [QCoreApplication.translate("Papers", "exempt")] if case.is_exempt else []
    marks += (
        [QCoreApplication.translate("Papers", "wants an answer")]
        if case.wants_reply and case.answered_at is None
        else []
    )
    return tuple(marks)
