"""What is owed to the reporter: an answer, a visit, and the end of a suggestion."""

from dispatch.errors import Invalid, NotNow, Owed
from dispatch.paper_verbs import AnswerReporter, Settle, Visit
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import CaseKind, Closing
from dispatch.verbs import Done

BEST_SCORE = 5


def answer(turn: Turn, verb: AnswerReporter) -> Done:
    """回复: nobody is called in the quiet hours."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.ANSWER)
    demand_reason(verb.words, "words")
    local = turn.now.astimezone(turn.house.zone)
    if verb.by_phone and turn.rules.is_quiet(local):
        raise NotNow(case_id=case.id, rule="quiet_hours", bound=turn.rules.quiet_until(local).isoformat())
    moved = turn.move(case, Step.ANSWER, answered_at=turn.now)
    return turn.log(Step.ANSWER, moved, case.state, words=verb.words, by_phone=verb.by_phone or None)


def visit(turn: Turn, verb: Visit) -> Done:
    """回访: the satisfaction is counted."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.VISIT)
    if not 1 <= verb.score <= BEST_SCORE:
        raise Invalid(field="score", why=f"1 to {BEST_SCORE}")
    moved = turn.move(case, Step.VISIT, satisfaction=verb.score)
    return turn.log(Step.VISIT, moved, case.state, score=verb.score, words=verb.words)


def settle(turn: Turn, verb: Settle) -> Done:
    """建议办结: a suggestion ends with its answer; a complaint never ends this way."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.SETTLE)
    if case.kind is not CaseKind.SUGGESTION:
        raise Invalid(field="kind", why="not a suggestion")
    if case.answered_at is None:
        raise Owed(case_id=case.id, what="answer", detail=case.reporter_name)
    moved = turn.move(case, Step.SETTLE, closed_at=turn.now, closing=Closing.NORMAL)
    return turn.log(Step.SETTLE, moved, case.state, adopted=verb.adopted, reason=verb.reason)
