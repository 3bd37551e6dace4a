"""Delegation (授权): one's own posts, lent to another person until an end, and every use of them in the log."""

from dataclasses import replace

from dispatch.errors import Invalid, NotLawful, SameHands
from dispatch.paper_verbs import Delegate, EndDelegation
from dispatch.papers import Delegation
from dispatch.rights import EXCLUSIVE
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.verbs import Done


def delegate(turn: Turn, verb: Delegate) -> Done:
    """Only posts that one holds oneself, never those of administrators, and always with an end."""
    turn.role(Step.DELEGATE)
    demand_reason(verb.reason)
    to = turn.work.person(verb.to_id)
    if not verb.roles or not verb.roles <= turn.person.roles or (verb.roles | to.roles) & EXCLUSIVE:
        raise Invalid(field="roles", why="only posts of one's own, and none of an administrator")
    if to.id == turn.person.id:
        raise Invalid(field="to_id", why="oneself")
    if verb.until.tzinfo is None or verb.until <= turn.now:
        raise Invalid(field="until", why="wants a moment to come")
    paper = turn.work.add_paper(
        Delegation(
            from_id=turn.person.id, to_id=to.id, roles=verb.roles, reason=verb.reason, at=turn.now, until=verb.until
        )
    )
    return turn.log(
        Step.DELEGATE, None, "", delegation=paper.id, to=to.name, roles=sorted(verb.roles), reason=verb.reason,
        until=verb.until.isoformat(),
    )  # fmt: skip


def end_delegation(turn: Turn, verb: EndDelegation) -> Done:
    """By either of the two."""
    turn.role(Step.END_DELEGATION)
    paper = turn.work.paper(Delegation, verb.delegation_id)
    if turn.person.id not in (paper.from_id, paper.to_id):
        raise SameHands(rule="withdraw", name=turn.person.name)
    if paper.ended_at is not None:
        raise NotLawful(case_id=0, state="ended", step=Step.END_DELEGATION)
    turn.work.save_paper(replace(paper, ended_at=turn.now))
    return turn.log(Step.END_DELEGATION, None, "", delegation=paper.id)
