"""A camera spoken to by ONVIF: what it is, its streams, its clock, its presets, and turning it.

Calls block: use a lane. The library is loaded with the first camera, not with the program: it takes a second.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from video.account import Account, scrub
from video.feed import Why

if TYPE_CHECKING:
    from onvif import ONVIFClient

T = TypeVar("T")
TIMEOUT_S = 5
_NOT_ALLOWED = re.compile(r"not ?authorized|unauthorized|\b40[13]\b", re.IGNORECASE)


class OnvifTroubled(Exception):  # noqa: N818 - says what happened
    """The camera did not do it; `why` as far as it is known, the text carries no credentials."""

    def __init__(self, said: str, why: Why = Why.OTHER) -> None:
        super().__init__(said)
        self.why = why


@dataclass(frozen=True, slots=True)
class Profile:
    """A stream that the camera offers; sizes in pixels, 0 where it does not say."""

    token: str
    name: str
    url: str
    width: int
    height: int
    can_turn: bool


@dataclass(frozen=True, slots=True)
class Preset:
    """A place to which the camera turns by itself."""

    token: str
    name: str


@dataclass(frozen=True, slots=True)
class About:
    """Who made the camera, and by how many seconds its clock is ahead of ours."""

    maker: str
    model: str
    firmware: str
    drift_s: float | None


class OnvifCamera:
    """The ONVIF service at `url` (`http://host:port/…`). `now` is asked when the camera tells the time."""

    def __init__(
        self, url: str, account: Account | None = None, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.url = url
        self._parts, self._account, self._now = urlsplit(url), account, now

    def about(self) -> About:
        """Maker, model, firmware and clock; raises OnvifTroubled, as all that follow."""
        device = self._ask(lambda: self._client.devicemgmt())
        told = self._ask(device.GetDeviceInformation)
        return About(str(told.Manufacturer), str(told.Model), str(told.FirmwareVersion), self._drift(device))

    def profiles(self) -> tuple[Profile, ...]:
        """The streams, the first being the main one."""
        return tuple(self._profile(row) for row in self._rows)

    def presets(self) -> tuple[Preset, ...]:
        """The places that it knows."""
        found = self._ask(lambda: self._ptz.GetPresets(ProfileToken=self._token)) or ()
        return tuple(Preset(str(row.token), str(row.Name or row.token)) for row in found)

    def move(self, right: float, up: float, closer: float = 0.0) -> None:
        """Turn and zoom until told to stop; speeds from -1 to 1."""
        speed = {"PanTilt": {"x": right, "y": up}, "Zoom": {"x": closer}}
        self._ask(lambda: self._ptz.ContinuousMove(ProfileToken=self._token, Velocity=speed))

    def stop(self) -> None:
        """Stand still."""
        self._ask(lambda: self._ptz.Stop(ProfileToken=self._token, PanTilt=True, Zoom=True))

    def go(self, preset: Preset) -> None:
        """Turn to a preset."""
        self._ask(lambda: self._ptz.GotoPreset(ProfileToken=self._token, PresetToken=preset.token))

    def keep(self, name: str) -> None:
        """Keep where it looks now as a preset."""
        self._ask(lambda: self._ptz.SetPreset(ProfileToken=self._token, PresetName=name))

    @cached_property
    def _client(self) -> "ONVIFClient":
        from onvif import ONVIFClient
        from onvif.operator import CacheMode

        from video.onvif_mending import mending

        for library in ("onvif", "zeep"):  # what they say of an answer may hold the account
            logging.getLogger(library).setLevel(logging.CRITICAL)
        account, is_https = self._account, self._parts.scheme == "https"
        port = self._parts.port or (443 if is_https else 80)
        return ONVIFClient(
            self._parts.hostname or "", port, account.user if account else None, account.password if account else None,
            timeout=TIMEOUT_S, cache=CacheMode.MEM, use_https=is_https, plugins=[mending()],
        )  # fmt: skip

    @cached_property
    def _rows(self) -> list[Any]:
        media = self._ask(lambda: self._client.media())
        found = self._ask(media.GetProfiles) or []
        if not found:
            raise OnvifTroubled("no profile")
        return list(found)

    @cached_property
    def _token(self) -> str:
        return str(self._rows[0].token)

    @cached_property
    def _ptz(self) -> Any:
        return self._ask(lambda: self._client.ptz())

    def _profile(self, row: Any) -> Profile:
        setup = {"Stream": "RTP-Unicast", "Transport": {"Protocol": "RTSP"}}
        media: Any = self._ask(lambda: self._client.media())
        uri = self._ask(lambda: media.GetStreamUri(ProfileToken=row.token, StreamSetup=setup)).Uri
        size = getattr(row.VideoEncoderConfiguration, "Resolution", None)
        return Profile(
            str(row.token), str(row.Name), str(uri), int(size.Width) if size else 0, int(size.Height) if size else 0,
            row.PTZConfiguration is not None,
        )  # fmt: skip

    def _drift(self, device: Any) -> float | None:
        told = self._ask(device.GetSystemDateAndTime)
        moment = getattr(told, "UTCDateTime", None)
        if moment is None:
            return None
        date, time = moment.Date, moment.Time
        try:
            said = datetime(date.Year, date.Month, date.Day, time.Hour, time.Minute, min(59, time.Second), tzinfo=UTC)
        except ValueError:
            return None
        return (said - self._now()).total_seconds()

    def _ask(self, question: Callable[[], T]) -> T:
        from onvif.utils.exceptions import ONVIFOperationException
        from requests import RequestException
        from zeep.exceptions import Error

        try:
            return question()
        except (ONVIFOperationException, Error, RequestException, SyntaxError, OSError, AttributeError) as error:
            raise OnvifTroubled(scrub(str(error), self._account), _why(error)) from None


def _why(error: Exception) -> Why:
    """What the library wraps in its own: nobody there, no answer in time, or a refused account."""
    from requests import ConnectionError as NotReached
    from requests import Timeout

    cause, said = getattr(error, "original_exception", error), str(error)
    if isinstance(cause, Timeout):
        return Why.NO_ANSWER
    if isinstance(cause, NotReached):
        return Why.REFUSED if "refused" in said else Why.NO_ANSWER
    return Why.ACCOUNT if _NOT_ALLOWED.search(said) else Why.OTHER


def discovered(timeout_s: int = 3, interface: str = "") -> tuple[str, ...]:
    """The addresses of the ONVIF services that answer a probe of the network; takes `timeout_s`, and a little more."""
    from onvif import ONVIFDiscovery

    found = ONVIFDiscovery(timeout=timeout_s, interface=interface or None).discover()
    addresses = (address for device in found for address in device.get("xaddrs", ())[:1])
    return tuple(dict.fromkeys(str(address) for address in addresses))
