"""Answers of cameras that use prefixes which they never declare: the prefixes that ONVIF gives are put in."""

from typing import Any

from zeep import Plugin

_SPACES = {
    "tt": "http://www.onvif.org/ver10/schema",
    "tds": "http://www.onvif.org/ver10/device/wsdl",
    "trt": "http://www.onvif.org/ver10/media/wsdl",
    "tptz": "http://www.onvif.org/ver20/ptz/wsdl",
    "ptz": "http://www.onvif.org/ver20/ptz/wsdl",
    "timg": "http://www.onvif.org/ver20/imaging/wsdl",
}


class Mending(Plugin):
    """Runs before an answer is read."""

    def ingress(self, envelope: Any, http_headers: Any, _operation: Any) -> tuple[Any, Any]:
        """Name what has no namespace by its prefix."""
        for element in envelope.iter():
            tag = element.tag
            if isinstance(tag, str) and ":" in tag and not tag.startswith("{"):
                prefix, _, name = tag.partition(":")
                element.tag = f"{{{_SPACES[prefix]}}}{name}" if prefix in _SPACES else name
        return envelope, http_headers


def mending() -> Mending:
    """One for a client."""
    return Mending()
