"""Why a store was not opened, or could not carry out a transaction; worded for whoever has to mend it."""


class StoreRefused(Exception):  # noqa: N818 - read by the person who starts the program
    """A store that is not opened; `code` is for the screen, `path` names the file or the database (no password)."""

    code = "refused"
    advice = "{path} was refused."

    def __init__(self, path: object, detail: str = "") -> None:
        self.path = str(path)
        self.detail = detail
        super().__init__(self.advice.format(path=self.path, detail=detail))


class NetworkFolder(StoreRefused):
    """SQLite's locks do not hold on a network share."""

    code = "network_folder"
    advice = (
        "{path} lies on a network file system ({detail}), where SQLite cannot lock safely. "
        "Choose a folder on a local disk, or use a centre with PostgreSQL."
    )


class TooNew(StoreRefused):
    """A newer program has migrated this database."""

    code = "too_new"
    advice = (
        "{path} was written by a newer version of Watchfloor (schema {detail}). "
        "Start that version, or restore a backup made before the update."
    )


class TooOld(StoreRefused):
    """A shared database waits for its administrator: it is never migrated in passing."""

    code = "too_old"
    advice = "{path} has the older schema {detail}. Run: main.py migrate --to FOLDER (it backs up first)"


class Corrupt(StoreRefused):
    """The file is damaged, or no SQLite database."""

    code = "corrupt"
    advice = (
        "{path} is damaged or not a database ({detail}). It was left as it is. Restore the newest backup beside it."
    )


class Foreign(StoreRefused):
    """A sound database that belongs to another program."""

    code = "foreign"
    advice = "{path} holds tables of another program ({detail}). Choose another file."


class NotWritable(StoreRefused):
    """The folder or the file cannot be written."""

    code = "not_writable"
    advice = "{path} cannot be written ({detail}). Grant write access to this account, or choose another data folder."


class Unreachable(StoreRefused):
    """The database server does not answer."""

    code = "unreachable"
    advice = "{path} cannot be reached ({detail}). Check that the server runs, and its address, account and password."


class NoStore(StoreRefused):
    """A folder without a store, named by mistake: none is made in passing."""

    code = "no_store"
    advice = "{path}: no database"


class Occupied(StoreRefused):
    """A backup never replaces what is there."""

    code = "occupied"
    advice = "{path} cannot take the backup: {detail}. Restore into an empty data folder or an empty database."


class ToolMissing(StoreRefused):
    """PostgreSQL is copied by its own programs."""

    code = "tool_missing"
    advice = "{path} is not installed here. Install PostgreSQL's client programs (Debian: postgresql-client)."


class ToolFailed(StoreRefused):
    """One of these programs gave up."""

    code = "tool_failed"
    advice = "{path}: {detail}. Nothing was changed."


class StoreFailed(Exception):  # noqa: N818 - the transaction is gone, nothing half done remains
    """A transaction was rolled back by the engine; repeating the command with its id is harmless."""

    code = "failed"


class StoreBusy(StoreFailed):
    """Another transaction was in the way (lock time-out, serialization failure, deadlock): try again."""

    code = "busy"


class StoreFull(StoreFailed):
    """No space is left; earlier rows stay readable."""

    code = "full"


class StoreLost(StoreFailed):
    """The connection broke; whether the last commit counted is known by asking for its command id."""

    code = "lost"
