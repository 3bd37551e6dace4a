"""The words of the map's layers, and of what is known of a thing, in the language of the screen."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from console.marks import QT_TRANSLATE_NOOP
from dispatch.features import ComponentState

LAYER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "cases": QT_TRANSLATE_NOOP("Layers", "Cases"),
        "units": QT_TRANSLATE_NOOP("Layers", "Units"),
        "names": QT_TRANSLATE_NOOP("Layers", "Names of units"),
        "cameras": QT_TRANSLATE_NOOP("Layers", "Cameras"),
        "component": QT_TRANSLATE_NOOP("Layers", "Components"),
        "station": QT_TRANSLATE_NOOP("Layers", "Stations"),
        "depot": QT_TRANSLATE_NOOP("Layers", "Depots"),
        "transfer": QT_TRANSLATE_NOOP("Layers", "Transfer stations"),
        "permit": QT_TRANSLATE_NOOP("Layers", "Permits"),
        "licence": QT_TRANSLATE_NOOP("Layers", "Licences"),
        "point": QT_TRANSLATE_NOOP("Layers", "Points of interest"),
        "focus": QT_TRANSLATE_NOOP("Layers", "Focus zones"),
        "danger": QT_TRANSLATE_NOOP("Layers", "Danger notes"),
        "township": QT_TRANSLATE_NOOP("Layers", "Townships"),
        "grid": QT_TRANSLATE_NOOP("Layers", "Unit grids"),
        "community": QT_TRANSLATE_NOOP("Layers", "Communities"),
        "area": QT_TRANSLATE_NOOP("Layers", "Drawn areas"),
        "geofence": QT_TRANSLATE_NOOP("Layers", "Geofences"),
        "imagery": QT_TRANSLATE_NOOP("Layers", "Imagery outlines"),
        "heat_open": QT_TRANSLATE_NOOP("Layers", "Heat of open cases"),
        "heat_past": QT_TRANSLATE_NOOP("Layers", "Heat of past cases"),
        "people": QT_TRANSLATE_NOOP("Layers", "People"),
        "vehicles": QT_TRANSLATE_NOOP("Layers", "Vehicles"),
        "things": QT_TRANSLATE_NOOP("Layers", "Things"),
        "areas": QT_TRANSLATE_NOOP("Layers", "Areas"),
        "heat": QT_TRANSLATE_NOOP("Layers", "Heat"),
        "live": QT_TRANSLATE_NOOP("Layers", "What moves"),
        "departments": QT_TRANSLATE_NOOP("Layers", "Departments"),
    }
)
FACT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "layer": QT_TRANSLATE_NOOP("Layers", "Kind of thing"),
        "code": QT_TRANSLATE_NOOP("Layers", "Code"),
        "kind": QT_TRANSLATE_NOOP("Layers", "Class"),
        "class": QT_TRANSLATE_NOOP("Layers", "Class"),
        "category": QT_TRANSLATE_NOOP("Layers", "Class"),
        "state": QT_TRANSLATE_NOOP("Layers", "State"),
        "authority": QT_TRANSLATE_NOOP("Layers", "Authority"),
        "owner": QT_TRANSLATE_NOOP("Layers", "Owner"),
        "maintainer": QT_TRANSLATE_NOOP("Layers", "Maintained by"),
        "holder": QT_TRANSLATE_NOOP("Layers", "Holder"),
        "place": QT_TRANSLATE_NOOP("Layers", "Place"),
        "phone": QT_TRANSLATE_NOOP("Layers", "Telephone"),
        "number": QT_TRANSLATE_NOOP("Layers", "Number"),
        "valid": QT_TRANSLATE_NOOP("Layers", "Valid"),
        "source": QT_TRANSLATE_NOOP("Layers", "Source"),
        "note": QT_TRANSLATE_NOOP("Layers", "Note"),
        "date": QT_TRANSLATE_NOOP("Layers", "Date"),
        "grid": QT_TRANSLATE_NOOP("Layers", "Unit grid"),
        "kinds": QT_TRANSLATE_NOOP("Layers", "Watches"),
        "departments": QT_TRANSLATE_NOOP("Layers", "Departments"),
    }
)
_STATES: Mapping[str, str] = MappingProxyType(
    {
        ComponentState.INTACT: QT_TRANSLATE_NOOP("Layers", "Intact"),
        ComponentState.BROKEN: QT_TRANSLATE_NOOP("Layers", "Broken"),
        ComponentState.LOST: QT_TRANSLATE_NOOP("Layers", "Lost"),
        ComponentState.ABANDONED: QT_TRANSLATE_NOOP("Layers", "Abandoned"),
        ComponentState.REMOVED: QT_TRANSLATE_NOOP("Layers", "Removed"),
    }
)


def layer_words(layer: str) -> str:
    """The words of a layer or of a group of the tree."""
    return QCoreApplication.translate("Layers", LAYER_WORDS[layer])


def fact_words(key: str) -> str:
    """The words of a fact; an unknown key is shown as it came."""
    return QCoreApplication.translate("Layers", FACT_WORDS[key]) if key in FACT_WORDS else key


def state_words(state: str) -> str:
    """The words of a component's state; other states are shown as they came."""
    return QCoreApplication.translate("Layers", _STATES[state]) if state in _STATES else state
