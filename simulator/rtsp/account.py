"""Digest and Basic authentication of a camera (RFC 7616 with MD5, RFC 7617)."""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field

REALM = "camera"


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Account:
    """The one account of a camera."""

    user: str
    password: str = field(repr=False)
    nonce: str = field(default_factory=lambda: secrets.token_hex(16))

    @property
    def challenge(self) -> str:
        """The headers that ask for an account."""
        digest = f'WWW-Authenticate: Digest realm="{REALM}", nonce="{self.nonce}"\r\n'
        return f'{digest}WWW-Authenticate: Basic realm="{REALM}"\r\n'

    def admits(self, header: str, method: str) -> bool:
        """Whether an Authorization header is of this account."""
        scheme, _, rest = header.partition(" ")
        if scheme == "Basic":
            return hmac.compare_digest(_basic(rest), f"{self.user}:{self.password}".encode())
        said = dict(re.findall(r'(\w+)="([^"]*)"', rest))
        secret = _md5(f"{self.user}:{REALM}:{self.password}")
        wanted = _md5(f"{secret}:{self.nonce}:{_md5(method + ':' + said.get('uri', ''))}")
        return scheme == "Digest" and hmac.compare_digest(said.get("response", "").encode(), wanted.encode())


def _basic(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""
