"""What a case is called on the screen: its class in the language of the screen, or what the reporter called it."""

from PySide6.QtCore import QCoreApplication

from dispatch.features import Feature
from dispatch.standard import Standard
from dispatch.values import Camera, Case, Department, Unit


def language() -> str:
    """'zh' or 'en'."""
    return QCoreApplication.translate("Titles", "en", "the language of the screen")


def case_title(case: Case, standard: Standard) -> str:
    """The class, else the title, else the first words of the description."""
    if case.class_code:
        return standard.name(case.class_code, language())
    return case.title or " ".join(case.description.split())[:40] or case.number


def named(row: Unit | Department | Camera | Feature) -> str:
    """The name of a unit, department, camera or thing of a place in the language of the screen."""
    return row.name_en if language() == "en" and row.name_en else row.name
