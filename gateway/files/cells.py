"""The cells of one row as a profile understands them: texts, times, numbers, places; a wrong one raises Invalid."""

import math
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from dispatch.errors import Invalid
from dispatch.texts import LIMITS, clean
from gateway.datum import to_wgs84
from gateway.files.moments import latest, moment_reader
from gateway.files.profile import Profile

# What is said of a wrong cell. The screen words each of these sentences, so they stand here and hold no values.
MISSING = "missing"
TIMES = {
    "time": "not a time in a form that the profile names",
    "date": "no such day or hour in the calendar",
    "year": "before the year 1900",
}
AHEAD = "in the future"
NO_NUMBER = "not a number"
NO_PLACE = "not a place on the ground"
OUTSIDE = "outside the county"
SWAPPED = "longitude and latitude are swapped"
NO_OUTLINE = "not an outline"
TOO_LONG = "too long"
HALF_SIGN = "holds half a character"


class Cells:
    """The cells of the row that was taken last."""

    def __init__(self, profile: Profile, now: datetime) -> None:
        self.profile = profile
        self._latest = latest(now)
        self._moment = moment_reader(profile.time_formats, profile.zone)
        # The outline of a shape comes without being named; another column for it may be.
        self._columns = tuple({"geometry": "geometry", **profile.columns}.items())
        self._words = tuple((field, words) for field, words in profile.words.items())
        self._no_place = frozenset(profile.no_place)
        self._held: Mapping[str, str] = {}

    def take(self, row: Mapping[str, str]) -> None:
        """Look at another row."""
        held = dict(self.profile.fixed)
        for field, column in self._columns:
            text = row.get(column)
            if text:
                held[field] = text.strip()
        for field, words in self._words:
            if field in held:
                held[field] = words.get(held[field], held[field])
        self._held = held

    def raw(self, field: str) -> str:
        """The cell as it is, '' for none, its word replaced by what the profile says it means."""
        return self._held.get(field, "")

    def text(self, field: str, limit: int = 0, *, must: bool = False) -> str:
        """A clean text."""
        given = self._held.get(field, "")
        if not given:
            if must:
                raise Invalid(field=field, why=MISSING)
            return ""
        most = limit or LIMITS.get(field, 120)
        if given.isprintable():  # nothing to clean, which a glance tells
            if len(given) > most:
                raise Invalid(field=field, why=TOO_LONG)
            return given
        try:
            return clean(field, given, most)
        except Invalid as refusal:
            raise Invalid(field=field, why=HALF_SIGN if refusal.why == "surrogate" else TOO_LONG) from None

    def moment(self, field: str, *, must: bool = False, may_come: bool = True) -> datetime | None:
        """A moment in UTC; `may_come` allows the future."""
        given = self._held.get(field)
        if not given:
            if must:
                raise Invalid(field=field, why=MISSING)
            return None
        try:
            moment = self._moment(given)
        except ValueError as error:
            raise Invalid(field=field, why=TIMES[str(error)]) from None
        if not may_come and moment > self._latest:
            raise Invalid(field=field, why=AHEAD)
        return moment

    def number(self, field: str, default: float | None = None) -> float | None:
        """A finite number."""
        given = self._held.get(field)
        if not given:
            return default
        try:
            number = float(given)
        except ValueError:
            raise Invalid(field=field, why=NO_NUMBER) from None
        if not math.isfinite(number):
            raise Invalid(field=field, why=NO_NUMBER)
        return number

    def key(self, field: str = "id") -> int | None:
        """A whole positive number."""
        number = self.number(field)
        if number is None:
            return None
        if number != int(number) or not 0 < number < 2**53:
            raise Invalid(field=field, why=NO_NUMBER)
        return int(number)

    def choice(self, field: str, of: Callable[[str], Any]) -> Any:
        """A word of a closed list."""
        try:
            return of(self.raw(field))
        except ValueError:
            raise Invalid(field=field, why="no such word in the profile") from None

    def place(self) -> tuple[float, float] | None:
        """Longitude and latitude in WGS-84; None when there is none or when it stands for none."""
        lon, lat = self.number("lon"), self.number("lat")
        if lon is None or lat is None:
            outline = self.outline()
            if outline is None:
                return None
            point = outline if outline.geom_type == "Point" else outline.representative_point()
            return point.x, point.y
        if (lon, lat) in self._no_place:
            return None
        demand_on_ground(lon, lat)
        lon, lat = to_wgs84(lon, lat, self.profile.datum)
        self._demand_within(lon, lat)
        return lon, lat

    def place_note(self) -> str:
        """What the profile notes of coordinates that stand for no place; '' for others."""
        if not self._no_place:
            return ""
        lon, lat = self.number("lon"), self.number("lat")
        return self.profile.no_place.get((lon, lat), "") if lon is not None and lat is not None else ""

    def outline(self) -> Any:
        """The outline (shapely, WGS-84) of the cell `geometry`; None for none."""
        given = self.raw("geometry")
        if not given:
            return None
        import shapely  # brings numpy: a tenth of a second that tables without outlines need not wait for

        try:
            outline = shapely.from_wkt(given)
        except shapely.errors.ShapelyError:
            raise Invalid(field="geometry", why=NO_OUTLINE) from None
        if outline is None or outline.is_empty:
            return None
        for lon, lat in zip(outline.bounds[::2], outline.bounds[1::2], strict=True):
            demand_on_ground(lon, lat, "geometry")
        if self.profile.datum not in ("WGS-84", "CGCS2000"):
            outline = shapely.transform(outline, lambda points: [
                to_wgs84(lon, lat, self.profile.datum) for lon, lat in points
            ])  # fmt: skip
        self._demand_within(outline.centroid.x, outline.centroid.y, "geometry")
        return outline

    def _demand_within(self, lon: float, lat: float, field: str = "lon") -> None:
        bounds = self.profile.bounds
        if bounds is None or (bounds[0] <= lon <= bounds[2] and bounds[1] <= lat <= bounds[3]):
            return
        is_swapped = bounds[0] <= lat <= bounds[2] and bounds[1] <= lon <= bounds[3]
        raise Invalid(field=field, why=SWAPPED if is_swapped else OUTSIDE)


def demand_on_ground(lon: float, lat: float, field: str = "") -> None:
    """Refuse degrees that are none."""
    if abs(lat) > 90 and abs(lat) <= 180 and abs(lon) <= 90:
        raise Invalid(field=field or "lat", why=SWAPPED)
    if abs(lon) > 180 or abs(lat) > 90:
        raise Invalid(field=field or ("lon" if abs(lon) > 180 else "lat"), why=NO_PLACE)
