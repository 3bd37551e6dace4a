"""What the drivers raise, told apart and worded without any value that a statement carried."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, TimeoutError

from db.errors import StoreBusy, StoreFailed, StoreFull, StoreLost
from dispatch.errors import Invalid

# serialization failure, deadlock, completion unknown, lock time-out, and the unique indexes as second belt
_BUSY = ("40001", "40P01", "40003", "55P03", "23505")
_FULL = ("53100", "53200")


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn driver errors into StoreFailed and its kinds, and texts that cannot be stored into Invalid."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise Invalid(field="text", why="surrogate") from error
    except DataError as error:
        raise Invalid(field="text", why="cannot be stored") from error
    except TimeoutError as error:
        raise StoreBusy("no connection became free in time") from error
    except DBAPIError as error:
        raise _failure(error) from error


def _failure(error: DBAPIError) -> StoreFailed:
    words = str(error.orig).splitlines()[0]
    state = getattr(error.orig, "sqlstate", None)
    if state in _BUSY or "locked" in words or "UNIQUE constraint" in words:
        return StoreBusy("another transaction was in the way")
    if state in _FULL or "full" in words:
        return StoreFull("no space is left on the disk of the store")
    if error.connection_invalidated or (state is None and "connection" in words):
        return StoreLost("the connection to the store broke")
    return StoreFailed(f"the store refused a statement ({state or type(error.orig).__name__})")
