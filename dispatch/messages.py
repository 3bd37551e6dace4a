"""Messages of the desk to a unit: sent to its terminal, received and read there, each step a line of the log."""

from dataclasses import replace

from dispatch.papers import Message, MessageKind
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.verbs import Done
from dispatch.watch_verbs import MessageReceipt, SendMessage


def send(turn: Turn, verb: SendMessage) -> Done:
    """Leave a message at the unit's door; one that is no wish for video says something."""
    turn.role(Step.MESSAGE)
    unit = turn.work.unit(verb.unit_id)
    if verb.kind is MessageKind.WORDS:
        demand_reason(verb.words, "words")
    message = turn.work.add_paper(
        Message(unit_id=unit.id, kind=verb.kind, words=verb.words, by_name=turn.person.name, at=turn.now)
    )
    return turn.log(
        Step.MESSAGE, None, "", unit_id=unit.id, unit=unit.name, message=message.id, kind=verb.kind, words=verb.words
    )  # fmt: skip


def receipt(turn: Turn, verb: MessageReceipt) -> Done:
    """Delivered or read at the unit; saying it again changes nothing but the log."""
    turn.role(Step.MESSAGE_RECEIPT)
    sent = turn.work.paper(Message, verb.message_id)
    turn.own_order(sent.unit_id)
    read_at = sent.read_at or (turn.now if verb.is_read else None)
    turn.work.save_paper(replace(sent, delivered_at=sent.delivered_at or turn.now, read_at=read_at))
    return turn.log(
        Step.MESSAGE_RECEIPT, None, "", unit_id=sent.unit_id, message=sent.id, kind=sent.kind, words=sent.words,
        is_read=verb.is_read,
    )  # fmt: skip
