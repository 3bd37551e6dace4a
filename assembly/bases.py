"""The base maps of a desk: the county's own, what the settings name online, and pictures from above by date."""

from PySide6.QtCore import QSettings

from assembly.centre import OpenCentre
from console.paths import Paths
from console.settings import Settings
from maps.living_page import MapSource
from maps.online import TIANDITU, Wanted, sources_of
from maps.tile_cache import TileCache
from maps.underlay import Bases

REMEMBERED = "map/base"
IMAGERY = "imagery"
DAY_S = 86_400.0


def map_source(settings: Settings, paths: Paths, state: QSettings, centre: OpenCentre) -> MapSource:
    """What the map may show under everything; the last choice at this desk comes before the settings."""
    wanted = Wanted(
        base=settings.map_base, key=settings.map_key, tianditu=settings.map_tianditu or TIANDITU,
        tianditu_approval=settings.map_tianditu_approval, xyz=settings.map_xyz,
        xyz_datum=settings.map_xyz_datum, xyz_credit=settings.map_xyz_credit, xyz_last_zoom=settings.map_xyz_last_zoom,
    )  # fmt: skip
    online = sources_of(wanted)
    cache = None
    if online and settings.map_cache_mb:
        oldest = settings.map_cache_days * DAY_S
        cache = TileCache(paths.cache / "tiles.sqlite", most_bytes=settings.map_cache_mb << 20, oldest_s=oldest)
    bases = Bases(
        offline=paths.base_map, online=online, first=str(state.value(REMEMBERED, settings.map_base)), cache=cache,
        imagery=sorted((paths.base_map.parent / IMAGERY).glob("*.mbtiles")),
    )  # fmt: skip
    return MapSource(base_map=paths.base_map, now=centre.clock.now, zone=centre.zone, bases=bases)
