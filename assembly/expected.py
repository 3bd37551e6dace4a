"""What may be wrong with a data folder, said in one clear line by every sub-command."""

from console.paths import FolderBroken
from console.settings import SettingsBroken
from db.errors import StoreRefused
from dispatch.bringing import FileBroken
from dispatch.calendar import CalendarBroken
from dispatch.grids import GridBroken
from dispatch.standard import StandardBroken
from insight.faults import GridsBroken

EXPECTED = (
    FolderBroken,
    SettingsBroken,
    StoreRefused,
    StandardBroken,
    CalendarBroken,
    GridBroken,
    GridsBroken,
    FileBroken,
)
