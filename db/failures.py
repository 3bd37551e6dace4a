"""What the drivers raise, told apart and worded without any value that a statement carried."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, TimeoutError

from db.errors import StoreBusy, StoreFailed, StoreFull, StoreLost
from dispatch.errors import Invalid

# serialization failure, deadlock, completion unknown, lock time-out, and the unique indexes as second belt
_BUSY = ("40001", "40P01", "40003", "55P03", "23505")
_FULL = ("53100", "53200")
_GONE = ("57P01", "57P02", "57P03")  # the server is being stopped, has crashed, is starting


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn driver errors into StoreFailed and its kinds, and texts that cannot be stored into Invalid."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise Invalid(field="text", why="surrogate") from error
    except TimeoutError as error:
        raise StoreBusy("no connection became free in time") from error
    except DBAPIError as error:
        raise _failure(error.orig or error, is_gone=error.connection_invalidated) from error
    except _of_drivers("Error") as error:
        raise _failure(error) from error


def _of_drivers(name: str) -> tuple[type[Exception], ...]:
    """The error of that name of each driver that is loaded: a desk on a file spares the 5 MB of PostgreSQL's."""
    found = (getattr(driver, name, None) for driver in (sqlite3, sys.modules.get("psycopg")))
    return tuple(error for error in found if error is not None)


def _failure(error: BaseException, *, is_gone: bool = False) -> StoreFailed | Invalid:
    if isinstance(error, _of_drivers("DataError")):
        return Invalid(field="text", why="cannot be stored")
    words = (str(error).splitlines() or [""])[0]
    state = getattr(error, "sqlstate", None)
    if state in _BUSY or "locked" in words or "UNIQUE constraint" in words:
        return StoreBusy("another transaction was in the way")
    if state in _FULL or "full" in words:
        return StoreFull("no space is left on the disk of the store")
    if is_gone or state in _GONE or (state is None and "connection" in words):
        return StoreLost("the connection to the store broke")
    return StoreFailed(f"the store refused a statement ({state or type(error).__name__})")
