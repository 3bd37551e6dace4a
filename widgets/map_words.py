"""What is said about places, ways and views of the map."""

from PySide6.QtCore import QCoreApplication


def copied_words(place: str, datum: str) -> str:
    """'120.735000,28.852000 copied (WGS-84)'."""
    return QCoreApplication.translate("MapWords", "{0} copied ({1})").format(place, datum)


def minutes_words(minutes: float) -> str:
    """'5 min'."""
    return QCoreApplication.translate("MapWords", "{0} min").format(f"{minutes:g}")


def no_reach_words() -> str:
    """That no street is near, so that nothing can be said of the way there."""
    return QCoreApplication.translate("MapWords", "No street is known near this place: its reach cannot be shown")


def nobody_words() -> str:
    """That there is no unit to follow."""
    return QCoreApplication.translate("MapWords", "The selected case has no unit: follow needs a name")


def no_tile_words() -> str:
    """That a camera which was clicked is not shown."""
    return QCoreApplication.translate("MapWords", "No tile is free: all are pinned, or this camera is not yours to see")


def kept_view_words(name: str, key: str) -> str:
    """Under which name and key a view was kept."""
    if not key:
        return QCoreApplication.translate("MapWords", "View {0} is kept").format(name)
    return QCoreApplication.translate("MapWords", "View {0} is kept, key {1}").format(name, key)


def no_view_words(name: str) -> str:
    """That there is no such view."""
    return QCoreApplication.translate("MapWords", "No view is called {0}").format(name)


def dropped_view_words(name: str) -> str:
    """That a view is gone."""
    return QCoreApplication.translate("MapWords", "View {0} is forgotten").format(name)


def new_view_name(number: int) -> str:
    """The name of a view that was given none."""
    return QCoreApplication.translate("MapWords", "View {0}").format(number)


def no_period_words() -> str:
    """That the words are no period of the past."""
    return QCoreApplication.translate(
        "MapWords", "A period is wanted, of a day at most: 2h, 14:00 15:30, 11-24 08:00 2h"
    )


def no_past_words() -> str:
    """That nothing was recorded then."""
    return QCoreApplication.translate("MapWords", "Nothing is recorded of that period")


def reading_past_words() -> str:
    """That the period is being read."""
    return QCoreApplication.translate("MapWords", "Reading the past …")
