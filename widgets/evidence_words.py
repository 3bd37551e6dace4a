"""What is known of a picture in a file: when and where it was taken, by whom, and its hash."""

from PySide6.QtCore import QCoreApplication

from console.times import Times
from dispatch.distance import metres_between
from dispatch.values import Case, Evidence
from widgets.suggestion_words import distance_words


def evidence_words(evidence: Evidence, case: Case, times: Times) -> str:
    """'taken 14:02 · 12 m from the place · 赵军 · SHA-256 1f3a09bc'; what the picture does not say is not made up."""
    picture = evidence.picture
    taken = QCoreApplication.translate("Evidence", "taken {0}")
    received = QCoreApplication.translate("Evidence", "received {0}")
    parts = [taken.format(times.moment_text(picture.taken_at))] if picture.taken_at else []
    parts += [received.format(times.moment_text(evidence.at))] if not picture.taken_at else []
    metres = _metres(evidence, case)
    if metres is not None:
        parts.append(QCoreApplication.translate("Evidence", "{0} from the place").format(distance_words(metres)))
    parts += [part for part in (evidence.by_name, picture.note) if part]
    return " · ".join([*parts, hash_words(picture.sha256)])


def hash_words(sha256: str) -> str:
    """'SHA-256 1f3a09bc': enough to tell two pictures apart by eye."""
    return f"SHA-256 {sha256[:8]}"


def _metres(evidence: Evidence, case: Case) -> float | None:
    picture = evidence.picture
    if picture.lon is None or picture.lat is None or case.lon is None or case.lat is None:
        return None
    return metres_between(case.lon, case.lat, picture.lon, picture.lat)
