"""What speaks against a picture, in words: an advice that names its ground."""

from PySide6.QtCore import QCoreApplication

from console.numbers import short_number
from console.times import Times
from dispatch.doubts import Doubt, DoubtKind
from widgets.suggestion_words import distance_words


def doubt_words(doubt: Doubt, times: Times) -> str:
    """'▲ handed in before, for C1038 on 11-22 14:26'."""
    where = short_number(doubt.number) if doubt.number else ""
    when = times.moment_text(doubt.at) if doubt.at else ""
    metres = distance_words(doubt.metres) if doubt.metres is not None else ""
    return "▲ " + _sentence(doubt.kind).format(where, when, metres, doubt.software)


def _sentence(kind: DoubtKind) -> str:
    return {
        DoubtKind.REUSED: QCoreApplication.translate("Doubts", "handed in before, for {0} on {1}"),
        DoubtKind.CUT: QCoreApplication.translate("Doubts", "a part of the picture for {0} of {1}"),
        DoubtKind.CHANGED: QCoreApplication.translate("Doubts", "the picture for {0} of {1}, changed"),
        DoubtKind.EDITED: QCoreApplication.translate("Doubts", "written by a program for editing ({3})"),
        DoubtKind.FAR: QCoreApplication.translate("Doubts", "taken {2} from the place, by its own account"),
        DoubtKind.EARLY: QCoreApplication.translate("Doubts", "taken on {1}, before the order"),
        DoubtKind.ASIDE: QCoreApplication.translate("Doubts", "the camera may look elsewhere"),
    }[kind]
