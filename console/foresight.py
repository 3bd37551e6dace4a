"""What a command will do, to which case and which unit, in words, before Enter is pressed."""

from console.action_table import BY_ID, Scope
from console.actions import Actions, Asked
from console.commands import Command
from console.numbers import short_number


def foreseen(command: Command, actions: Actions) -> str:
    """'Assign · C23-42 永安路农贸市场 → 3 号巡查车'."""
    row = BY_ID[command.action_id]
    case = command.case
    if case is None and row.scope is Scope.CASE:
        case = actions.selected_case()
    said = [row.label]
    if case is not None:
        said.append(" ".join(part for part in (short_number(case.number), case.title, case.place) if part))
    more = actions.foresight(Asked(command.action_id, case, command.argument)) or command.argument
    return " · ".join(part for part in (*said, more) if part)
