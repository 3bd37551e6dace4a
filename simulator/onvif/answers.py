"""What a camera answers to an ONVIF question: the XML inside the envelope, by the name of the question."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from simulator.onvif.head import Head

_SPACES = (
    'xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:tds="http://www.onvif.org/ver10/device/wsdl" '
    'xmlns:trt="http://www.onvif.org/ver10/media/wsdl" xmlns:tptz="http://www.onvif.org/ver20/ptz/wsdl"'
)
_SOAP = "http://www.w3.org/2003/05/soap-envelope"
_SIZES = (("main", "main", 1280, 720), ("sub", "sub", 640, 360))


@dataclass(frozen=True)
class Asked:
    """A question: its name, its text, the camera's own address, and its two streams."""

    name: str
    text: str
    address: str
    streams: tuple[str, str]
    head: Head
    now: float


def envelope(inner: str) -> bytes:
    """An answer on its way."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{_SOAP}" {_SPACES}>'
        f"<s:Body>{inner}</s:Body></s:Envelope>"
    ).encode()


def fault(words: str) -> bytes:
    """A refusal."""
    return envelope(
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason>"
        f'<s:Text xml:lang="en">{escape(words)}</s:Text></s:Reason></s:Fault>'
    )


def answer(asked: Asked) -> bytes | None:
    """The whole answer; None for a question that the camera does not know."""
    say = _ANSWERS.get(asked.name)
    return None if say is None else say(asked)


def _information(_: Asked) -> bytes:
    facts = ("Manufacturer", "Watchfloor"), ("Model", "Drill camera"), ("FirmwareVersion", "1"), ("SerialNumber", "1")
    rows = "".join(f"<tds:{name}>{value}</tds:{name}>" for name, value in (*facts, ("HardwareId", "none")))
    return envelope(f"<tds:GetDeviceInformationResponse>{rows}</tds:GetDeviceInformationResponse>")


def _time(_: Asked) -> bytes:
    now = datetime.now(UTC)
    clock = f"<tt:Hour>{now.hour}</tt:Hour><tt:Minute>{now.minute}</tt:Minute><tt:Second>{now.second}</tt:Second>"
    day = f"<tt:Year>{now.year}</tt:Year><tt:Month>{now.month}</tt:Month><tt:Day>{now.day}</tt:Day>"
    return envelope(
        "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>NTP</tt:DateTimeType>"
        "<tt:DaylightSavings>false</tt:DaylightSavings><tt:UTCDateTime>"
        f"<tt:Time>{clock}</tt:Time><tt:Date>{day}</tt:Date></tt:UTCDateTime>"
        "</tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>"
    )


def _capabilities(asked: Asked) -> bytes:
    parts = "".join(
        f"<tt:{name}><tt:XAddr>{asked.address}</tt:XAddr>{more}</tt:{name}>"
        for name, more in (
            ("Device", ""),
            ("Media", "<tt:StreamingCapabilities></tt:StreamingCapabilities>"),
            ("PTZ", ""),
        )
    )
    whole = f"<tds:Capabilities>{parts}</tds:Capabilities>"
    return envelope(f"<tds:GetCapabilitiesResponse>{whole}</tds:GetCapabilitiesResponse>")


def _services(asked: Asked) -> bytes:
    names = ("ver10/device", "ver10/media", "ver20/ptz")
    rows = "".join(
        f"<tds:Service><tds:Namespace>http://www.onvif.org/{name}/wsdl</tds:Namespace>"
        f"<tds:XAddr>{asked.address}</tds:XAddr>"
        "<tds:Version><tt:Major>2</tt:Major><tt:Minor>0</tt:Minor></tds:Version></tds:Service>"
        for name in names
    )
    return envelope(f"<tds:GetServicesResponse>{rows}</tds:GetServicesResponse>")


def _profiles(_: Asked) -> bytes:
    rows = "".join(
        f'<trt:Profiles token="{token}" fixed="true"><tt:Name>{name}</tt:Name>'
        f'<tt:VideoEncoderConfiguration token="e-{token}"><tt:Name>{name}</tt:Name><tt:UseCount>1</tt:UseCount>'
        "<tt:Encoding>H264</tt:Encoding>"
        f"<tt:Resolution><tt:Width>{width}</tt:Width><tt:Height>{height}</tt:Height></tt:Resolution>"
        "<tt:Quality>1</tt:Quality><tt:SessionTimeout>PT10S</tt:SessionTimeout></tt:VideoEncoderConfiguration>"
        f'<tt:PTZConfiguration token="p-{token}"><tt:Name>{name}</tt:Name><tt:UseCount>1</tt:UseCount>'
        "<tt:NodeToken>n</tt:NodeToken></tt:PTZConfiguration></trt:Profiles>"
        for token, name, width, height in _SIZES
    )
    return envelope(f"<trt:GetProfilesResponse>{rows}</trt:GetProfilesResponse>")


def _stream(asked: Asked) -> bytes:
    url = asked.streams[1 if _value(asked.text, "ProfileToken") == "sub" else 0]
    return envelope(
        f"<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>{escape(url)}</tt:Uri>"
        "<tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot>"
        "<tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:GetStreamUriResponse>"
    )


def _presets(asked: Asked) -> bytes:
    rows = "".join(
        f'<tptz:Preset token="{token}"><tt:Name>{escape(name)}</tt:Name></tptz:Preset>'
        for token, (name, _) in asked.head.presets.items()
    )
    return envelope(f"<tptz:GetPresetsResponse>{rows}</tptz:GetPresetsResponse>")


def _move(asked: Asked) -> bytes:
    pan = _number(asked.text, "PanTilt", "x"), _number(asked.text, "PanTilt", "y")
    asked.head.move((*pan, _number(asked.text, "Zoom", "x")), asked.now)
    return envelope("<tptz:ContinuousMoveResponse/>")


def _stop(asked: Asked) -> bytes:
    asked.head.move((0.0, 0.0, 0.0), asked.now)
    return envelope("<tptz:StopResponse/>")


def _go(asked: Asked) -> bytes:
    if not asked.head.go(_value(asked.text, "PresetToken"), asked.now):
        return fault("no such preset")
    return envelope("<tptz:GotoPresetResponse/>")


def _keep(asked: Asked) -> bytes:
    token = asked.head.keep(_value(asked.text, "PresetName") or "preset", asked.now)
    return envelope(f"<tptz:SetPresetResponse><tptz:PresetToken>{token}</tptz:PresetToken></tptz:SetPresetResponse>")


def _value(text: str, name: str) -> str:
    found = re.search(rf"<(?:\w+:)?{name}\b[^>]*>([^<]*)<", text)
    return found.group(1) if found else ""


def _number(text: str, name: str, axis: str) -> float:
    found = re.search(rf'<(?:\w+:)?{name}\b[^>]*\b{axis}="([-+.\deE]+)"', text)
    return float(found.group(1)) if found else 0.0


_ANSWERS: dict[str, Callable[[Asked], bytes]] = {
    "GetDeviceInformation": _information, "GetSystemDateAndTime": _time, "GetCapabilities": _capabilities,
    "GetServices": _services, "GetProfiles": _profiles, "GetStreamUri": _stream, "GetPresets": _presets,
    "ContinuousMove": _move, "Stop": _stop, "GotoPreset": _go, "SetPreset": _keep,
}  # fmt: skip
