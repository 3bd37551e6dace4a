"""Accounts of the people of a data folder: listed, given, unlocked. No password ever stands in an argument."""

import argparse
import getpass
import sys
from collections.abc import Callable

from assembly.centre import OpenCentre
from assembly.expected import EXPECTED
from assembly.stores import centre_at
from db.accounts import Accounts
from dispatch.errors import Invalid, Unknown

BY = "main.py user"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `user`."""
    what = ("list", "add", "unlock", "second-factor")
    parser.add_argument("what", choices=what, help="list people and logins, give an account or a new password, …")
    parser.add_argument("login", nargs="?", help="the login name")
    parser.add_argument("--person", type=int, help="with add: the id of the person")


def run(options: argparse.Namespace, ask: Callable[[str], str] = getpass.getpass) -> int:
    """0 when it was done, 2 with a clear line when it was not. Passwords are typed, or piped in as one line."""
    try:
        with centre_at(options) as (paths, centre):
            accounts = Accounts(centre.engine, centre.jurisdiction, paths.secrets / "key", centre.clock.now)
            return _do(options, centre, accounts, ask)
    except (*EXPECTED, Invalid, Unknown) as refused:
        print(refused, file=sys.stderr)
        return 2


def _do(options: argparse.Namespace, centre: OpenCentre, accounts: Accounts, ask: Callable[[str], str]) -> int:
    if options.what == "list":
        return _list(centre, accounts)
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
