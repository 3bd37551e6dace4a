"""Personal data shown once: the line of the log that asked for it is the key, to its writer, for a minute."""

import json
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from db import schema
from db.columns import is_key
from dispatch.errors import NotNow
from dispatch.states import Step
from dispatch.watch_verbs import Personal

SHOWN_FOR = timedelta(seconds=60)
_log, _cases = schema.log.c, schema.case_file.c
_FIELDS = {Personal.NAME: _cases.reporter_name, Personal.PHONE: _cases.reporter_phone}


def unmasked(connection: Connection, jurisdiction: str, *, seq: int, person_id: int, now: datetime) -> str:
    """The datum that the line asked for; raises NotNow for another line, another person, or after a minute."""
    wanted = select(_log.at, _log.case_id, _log.body).where(
        _log.jurisdiction == jurisdiction, _log.seq == seq, _log.step == Step.UNMASK.value, _log.person_id == person_id
    )
    row = connection.execute(wanted).one_or_none() if is_key(seq) and is_key(person_id) else None
    if row is None or not row.at <= now < row.at + SHOWN_FOR:
        raise NotNow(case_id=row.case_id if row else 0, rule="unmask_over", bound="60")
    column = _FIELDS[Personal(json.loads(row.body)["field"])]
    found = select(column).where(_cases.jurisdiction == jurisdiction, _cases.id == row.case_id)
    return str(connection.execute(found).scalar_one())
