"""The papers of a case as rows: which table holds which kind, and how its rows become frozen values."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Column, Table

from db import schema
from db.rows import converter, plain, roles_of
from dispatch.papers import (
    Delegation,
    FieldTask,
    Hold,
    Message,
    MessageKind,
    Paper,
    Petition,
    PetitionKind,
    PetitionState,
    Routine,
    Shift,
    Supervision,
    SupervisionKind,
    SupervisionState,
    TaskKind,
)
from dispatch.values import Role


def _ids(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


PETITION, petition_of = converter(
    schema.petition, Petition, kind=PetitionKind, state=PetitionState, decided_by=_ids
)  # fmt: skip
SUPERVISION, supervision_of = converter(schema.supervision, Supervision, kind=SupervisionKind, state=SupervisionState)
TASK, task_of = converter(schema.field_task, FieldTask, kind=TaskKind)
ROUTINE, routine_of = converter(schema.routine, Routine)
DELEGATION, delegation_of = converter(schema.delegation, Delegation, roles=roles_of)

SHIFT, shift_of = converter(schema.shift, Shift, post=Role)
HOLD, hold_of = converter(schema.hold, Hold)
MESSAGE, message_of = converter(schema.message, Message, kind=MessageKind)

Convert = Callable[[Sequence[Any]], Any]
KINDS: dict[type[Any], tuple[Table, tuple[Column[Any], ...], Convert]] = {
    Petition: (schema.petition, PETITION, petition_of),
    Supervision: (schema.supervision, SUPERVISION, supervision_of),
    FieldTask: (schema.field_task, TASK, task_of),
    Routine: (schema.routine, ROUTINE, routine_of),
    Delegation: (schema.delegation, DELEGATION, delegation_of),
    Shift: (schema.shift, SHIFT, shift_of),
    Hold: (schema.hold, HOLD, hold_of),
    Message: (schema.message, MESSAGE, message_of),
}


def paper_row(paper: Paper) -> dict[str, Any]:
    """The columns of a paper but its id."""
    row = plain(paper)
    del row["id"]
    for name in ("decided_by", "roles"):
        if name in row:
            row[name] = ",".join(map(str, sorted(row[name]) if name == "roles" else row[name]))
    return row
