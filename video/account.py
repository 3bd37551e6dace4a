"""The account of a camera, and texts that never show it."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class Account:
    """The account of a camera; its text never shows the password."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Account(user={self.user!r}, password=***)"


def address_with(url: str, account: Account | None) -> str:
    """The address that an engine opens; an account already in `url` is replaced."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if account:
        host = f"{quote(account.user, safe='')}:{quote(account.password, safe='')}@{host}"
    return urlunsplit(parts._replace(netloc=host))


def scrub(text: str, account: Account | None) -> str:
    """A reason without credentials: neither in addresses nor by themselves."""
    clean = re.sub(r"//[^/@\s]*@", "//", text)
    for secret in (account.password, quote(account.password, safe="")) if account else ():
        clean = clean.replace(secret, "***") if secret else clean
    return clean
