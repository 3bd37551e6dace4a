"""What a desk reads anew after a line of the log holds all that the line has moved, on either engine."""

from console.moved import moved_cases, moved_units
from dispatch.paper_verbs import Apply, Decide, Merge, Support
from dispatch.papers import PetitionKind
from dispatch.ports import Log
from dispatch.values import UnitState
from tests.journeys.county import CAR, CHEN, CODE, COMMANDER, WALKER, Watch


def test_both_units_that_a_forced_close_sets_free_are_read_though_its_line_names_one(watch: Watch, log: Log) -> None:
    case_id, _ = watch.signed()
    watch.act(Support(case_id=case_id, unit_id=WALKER, demand="清运垃圾"))
    watch.act(Apply(case_id=case_id, kind=PetitionKind.FORCE, reason="现场已撤", document="县政府批示"), CHEN)
    head, (petition,) = log.head(CODE), watch.board.file(CODE, case_id).petitions
    watch.act(Decide(petition_id=petition.id, granted=True), COMMANDER)
    moved = moved_units(watch.board, CODE, log.after(CODE, head))
    assert [(row.id, row.state, row.order_id) for row in moved] == [
        (unit, UnitState.FREE, None) for unit in (CAR, WALKER)
    ]


def test_a_case_that_has_got_a_follower_is_read_with_it(watch: Watch, log: Log) -> None:
    parent, child = watch.filed(), watch.reported()
    head = log.head(CODE)
    watch.act(Merge(case_id=child, seen=watch.seen(child), parent_id=parent))
    (line,) = log.after(CODE, head)
    held = {case.id: case for case in moved_cases(watch.board, CODE, [line])}
    assert set(held) == {parent, child}
    assert held[parent].followers == 1
