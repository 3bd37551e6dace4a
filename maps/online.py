"""Base maps from the network: Tianditu (WMTS, the `w` set) and any XYZ source, each with its datum. No Qt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote

TIANDITU = "https://t{s}.tianditu.gov.cn"
TIANDITU_CREDIT = "© 天地图 · 国家地理信息公共服务平台"
SERVERS = 8
# The ground and its labels are layers of their own.
TIANDITU_SETS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"tianditu_vec": ("vec", "cva"), "tianditu_img": ("img", "cia"), "tianditu_ter": ("ter", "cta")}
)
LAST_ZOOMS = MappingProxyType({"tianditu_vec": 18, "tianditu_img": 18, "tianditu_ter": 14})
_WMTS = (
    "{host}/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default&TILEMATRIXSET=w"
    "&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
)
_MOST_ZOOM = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineSource:
    """One base map of the network. `layers` lie upon each other; the key is never shown."""

    name: str
    layers: tuple[str, ...] = ("",)
    url: str
    key: str = field(default="", repr=False)
    datum: str = "WGS-84"
    credit: str
    last_zoom: int

    def address(self, layer: int, zoom: int, x: int, y: int) -> str:
        """Where a tile is fetched; raises ValueError for a tile that no map has."""
        if not (0 <= zoom <= _MOST_ZOOM and 0 <= x < 2**zoom and 0 <= y < 2**zoom and 0 <= layer < len(self.layers)):
            raise ValueError(f"no such tile: {zoom}/{x}/{y}")
        filled = self.url.replace("{layer}", self.layers[layer]).replace("{key}", quote(self.key, safe=""))
        places = {"{z}": zoom, "{x}": x, "{y}": y, "{-y}": 2**zoom - 1 - y, "{s}": (x + y) % SERVERS}
        for mark, number in places.items():
            filled = filled.replace(mark, str(number))
        return filled

    def row(self) -> dict[str, object]:
        """As the page takes it; without address and key."""
        return {"kind": "online", "name": self.name, "layers": len(self.layers), "datum": self.datum,
                "last_zoom": self.last_zoom, "attribution": self.credit}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the settings say of base maps."""

    base: str = "offline"
    key: str = field(default="", repr=False)
    tianditu: str = TIANDITU
    tianditu_approval: str = ""
    xyz: str = ""
    xyz_datum: str = "WGS-84"
    xyz_credit: str = ""
    xyz_last_zoom: int = 18


def sources_of(wanted: Wanted) -> dict[str, OnlineSource]:
    """The sources that have been configured, by name: without a key no Tianditu, without an address no XYZ."""
    found = {}
    credit = f"{TIANDITU_CREDIT} {wanted.tianditu_approval}".strip()
    if wanted.key:
        for name, layers in TIANDITU_SETS.items():
            url = _WMTS.replace("{host}", wanted.tianditu.rstrip("/"))
            found[name] = OnlineSource(name=name, layers=layers, url=url, key=wanted.key, datum="CGCS2000",
                                       credit=credit, last_zoom=LAST_ZOOMS[name])  # fmt: skip
    if wanted.xyz:
        found["xyz"] = OnlineSource(name="xyz", url=wanted.xyz, key=wanted.key, datum=wanted.xyz_datum,
                                    credit=wanted.xyz_credit, last_zoom=wanted.xyz_last_zoom)  # fmt: skip
    return found


_KEY = re.compile(r"(?i)\b(tk|key|token|ak|appkey|access_token)=[^&\s\"']+")


def without_key(text: str, source: OnlineSource) -> str:
    """A text that names no key: for logs and notices."""
    if source.key:
        text = text.replace(source.key, "***").replace(quote(source.key, safe=""), "***")
    return _KEY.sub(r"\1=***", text)


_SIGNS = ((b"\x89PNG", "image/png"), (b"\xff\xd8", "image/jpeg"), (b"RIFF", "image/webp"), (b"GIF8", "image/gif"))


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as a picture does: services say 'wrong key' with a page and the status 200."""
    return any(data.startswith(sign) for sign, _ in _SIGNS)
