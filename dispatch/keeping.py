"""What is kept, and who may look: holds against retention (封存), and personal data unmasked for a minute."""

from dataclasses import replace

from dispatch.errors import NotLawful
from dispatch.papers import Hold
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.verbs import Done
from dispatch.watch_verbs import HoldCase, ReleaseHold, Unmask


def hold_case(turn: Turn, verb: HoldCase) -> Done:
    """Several may hold one case, each for a reason of its own."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.HOLD)
    demand_reason(verb.reason)
    hold = turn.work.add_paper(Hold(case_id=case.id, reason=verb.reason, by_name=turn.person.name, at=turn.now))
    return turn.log(Step.HOLD, case, case.state, hold=hold.id, reason=verb.reason)


def release_hold(turn: Turn, verb: ReleaseHold) -> Done:
    """Only this hold ends; another one still keeps the case."""
    hold = turn.work.paper(Hold, verb.hold_id)
    case = turn.work.case(hold.case_id)
    turn.target(case, Step.RELEASE_HOLD)
    demand_reason(verb.reason)
    if hold.ended_at is not None:
        raise NotLawful(case_id=case.id, state="ended", step=Step.RELEASE_HOLD)
    turn.work.save_paper(replace(hold, ended_at=turn.now))
    return turn.log(Step.RELEASE_HOLD, case, case.state, hold=hold.id, reason=verb.reason)


def unmask(turn: Turn, verb: Unmask) -> Done:
    """The line of the log is the key: the board shows the field to whoever wrote it, for a minute."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.UNMASK)
    demand_reason(verb.reason)
    return turn.log(Step.UNMASK, case, case.state, field=verb.field, reason=verb.reason)
