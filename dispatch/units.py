"""What a unit says of itself: a call for help, its duty."""

from dispatch.orders import busy
from dispatch.states import Step
from dispatch.turn import Turn
from dispatch.values import OrderState, Unit, UnitState
from dispatch.verbs import ClearSos, Done, RaiseSos, SetDuty


def raise_sos(turn: Turn, verb: RaiseSos) -> Done:
    """求助: the unit's order stays, its state calls."""
    turn.role(Step.SOS)
    turn.own_order(verb.unit_id)
    was = turn.work.unit(verb.unit_id)
    off_duty = was.called_off_duty or was.state is UnitState.OFF_DUTY
    unit = turn.work.set_unit(was.id, UnitState.SOS, turn.now, called_off_duty=off_duty)
    return turn.log(Step.SOS, None, "", unit_id=unit.id, unit=unit.name, lon=verb.lon, lat=verb.lat)


def clear_sos(turn: Turn, verb: ClearSos) -> Done:
    """The call has been dealt with: the unit is where its order, or its duty, had been."""
    turn.role(Step.CLEAR_SOS)
    unit = turn.work.unit(verb.unit_id)
    if unit.state is UnitState.SOS:
        turn.work.set_unit(unit.id, _after_call(turn, unit), turn.now)
    return turn.log(Step.CLEAR_SOS, None, "", unit_id=unit.id, unit=unit.name, words=verb.words)


def _after_call(turn: Turn, unit: Unit) -> UnitState:
    if unit.order_id is not None:
        is_signed = turn.work.order(unit.order_id).state is OrderState.SIGNED
        return UnitState.HANDLING if is_signed else UnitState.SENT
    return UnitState.OFF_DUTY if unit.called_off_duty else UnitState.FREE


def set_duty(turn: Turn, verb: SetDuty) -> Done:
    """On or off duty; a unit with an order stays on, and a call for help is ended by who deals with it alone."""
    turn.role(Step.DUTY)
    unit = turn.work.unit(verb.unit_id)
    if turn.person.unit_id is not None:
        turn.own_order(unit.id)
    if unit.order_id is not None or unit.state is UnitState.SOS:
        raise busy(turn, unit)
    turn.work.set_unit(unit.id, UnitState.FREE if verb.on_duty else UnitState.OFF_DUTY, turn.now)
    return turn.log(Step.DUTY, None, "", unit_id=unit.id, unit=unit.name, on_duty=verb.on_duty)
