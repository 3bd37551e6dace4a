"""Accounts of the people of a data folder: listed, given, unlocked. No password ever stands in an argument."""

import argparse
import getpass
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from assembly.centre import OpenCentre
from assembly.expected import EXPECTED
from assembly.stores import centre_at
from assembly.terminals import put_token
from db.accounts import Accounts
from dispatch.errors import Invalid, Unknown
from dispatch.values import Role

BY = "main.py user"
TERMINALS = frozenset({Role.UNIT, Role.HEAD})
TOKEN_BYTES = 32


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `user`."""
    what = ("list", "add", "unlock", "second-factor", "token")
    parser.add_argument(
        "what", choices=what, help="list people and logins, give an account or a new password, a token to a terminal, …"
    )
    parser.add_argument("login", nargs="?", help="the login name")
    parser.add_argument("--person", type=int, help="with add and token: the id of the person")


def run(options: argparse.Namespace, ask: Callable[[str], str] = getpass.getpass) -> int:
    """0 when it was done, 2 with a clear line when it was not. Passwords are typed, or piped in as one line."""
    try:
        with centre_at(options) as (paths, centre):
            accounts = Accounts(centre.engine, centre.jurisdiction, paths.secrets / "key", centre.clock.now)
            return _do(options, centre, paths.secrets, accounts, ask)
    except (*EXPECTED, Invalid, Unknown) as refused:
        print(refused, file=sys.stderr)
        return 2


def _do(
    options: argparse.Namespace, centre: OpenCentre, secrets_folder: Path, accounts: Accounts, ask: Callable[[str], str]
) -> int:
    if options.what == "list":
        return _list(centre, accounts)
    if options.what == "token":
        return _give_token(options, centre, secrets_folder)
    if not options.login:
        print("which login?", file=sys.stderr)
        return 2
    if options.what == "add":
        return _add(options, centre, accounts, ask)
    if options.what == "unlock":
        accounts.unlock(options.login, by=BY)
        print(f"{options.login} may try again")
        return 0
    print("shown once; let the authenticator read it:")
    print(accounts.enrol(options.login, by=BY))
    return 0


def _give_token(options: argparse.Namespace, centre: OpenCentre, folder: Path) -> int:
    """A new token for a terminal, shown once; only its SHA-256 is kept. An earlier one of the person counts no more."""
    people = {person.id: person for person in centre.board.directory(centre.jurisdiction).people}
    person = people.get(options.person)
    if person is None or not person.roles & TERMINALS:
        print("--person: the id of a unit's crew or of a head of department; `user list` shows them", file=sys.stderr)
        return 2
    token = secrets.token_urlsafe(TOKEN_BYTES)
    put_token(folder, person.id, token)
    print(f"shown once, for the terminal of {person.name}; the doors know it from their next start:\n{token}")
    return 0


def _list(centre: OpenCentre, accounts: Accounts) -> int:
    logins = accounts.logins()
    for person in centre.board.directory(centre.jurisdiction).people:
        posts = ", ".join(sorted(person.roles))
        print(f"{person.id:6}  {person.name}  {posts}  {logins.get(person.id, '–')}")
    return 0


def _add(options: argparse.Namespace, centre: OpenCentre, accounts: Accounts, ask: Callable[[str], str]) -> int:
    people = {person.id: person for person in centre.board.directory(centre.jurisdiction).people}
    if options.person not in people:
        print("--person: the id of a person; `user list` shows them", file=sys.stderr)
        return 2
    typed = ask("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    accounts.put(options.person, options.login, typed, by=BY)
    print(f"{people[options.person].name} signs in as {options.login}")
    return 0
