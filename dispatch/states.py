"""The closed loop as one table: (state, step) -> state, in the codes of the field's canonical set."""

from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a case stands; the letter names the stage (R report, D dispatch, H handling, C check, E end)."""

    DRAFT = "R0"
    REPORTED = "R1"
    VERIFYING = "R2"
    PENDING_FILING = "R3"
    PENDING_DISPATCH = "D1"
    DISPATCHED = "H1"
    HANDLING = "H2"
    SUSPENDED = "H3"
    DEFERRED = "H4"
    REPLIED = "C1"
    CHECKING = "C2"
    PENDING_CLOSE = "C3"
    CLOSED = "E1"
    FORCED_CLOSED = "E2"
    NOT_FILED = "E3"
    VOID = "E4"
    MERGED = "E5"

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes this case something."""
        return not self.value.startswith("E")


class Step(StrEnum):
    """What may be done to a case; one step is one line of the log."""

    SUBMIT = "submit"  # 上报
    SEND_VERIFY = "send_verify"  # 派核实
    VERIFY_EXISTS = "verify_exists"  # 核实属实
    VERIFY_ABSENT = "verify_absent"  # 核实不属实
    VERIFY_UNABLE = "verify_unable"  # 无法核实
    REGISTER = "register"  # 受理
    FILE = "file"  # 立案
    SEND_BACK = "send_back"  # 批回
    REFUSE_FILING = "refuse_filing"  # 不予立案
    VOID = "void"  # 作废
    ASSIGN = "assign"  # 派遣
    RECALL = "recall"  # 撤回
    SIGN = "sign"  # 签收
    REFUSE = "refuse"  # 退回 by the unit
    REPLY = "reply"  # 处置完成
    SEND_CHECK = "send_check"  # 派核查
    CHECK_PASS = "check_pass"  # 核查通过  # noqa: S105 - a step, not a secret
    REWORK = "rework"  # 核查不通过, back to the same unit
    REDISPATCH = "redispatch"  # 核查不通过, the unit has taken other work meanwhile
    CHECK_UNABLE = "check_unable"  # 无法核查
    RETURN_TO_CHECK = "return_to_check"  # 退回复核
    CLOSE = "close"  # 结案
    URGE = "urge"  # 催办
    NOTE = "note"  # 备注
    DELIVER = "deliver"  # the unit's terminal has the order
    READ = "read"  # the unit has opened the order
    ATTACH = "attach"  # 补充图片
    URGE_RECEIPT = "urge_receipt"  # the unit's terminal has, or the unit has read, an urge
    SOS = "sos"  # an officer calls for help
    CLEAR_SOS = "clear_sos"
    DUTY = "duty"  # a unit comes on duty or goes off


_S, _T = State, Step
_OPEN = tuple(state for state in State if state.is_open)

TABLE: MappingProxyType[tuple[State, Step], State] = MappingProxyType(
    {
        (_S.DRAFT, _T.SUBMIT): _S.REPORTED,
        (_S.REPORTED, _T.SEND_VERIFY): _S.VERIFYING,
        (_S.REPORTED, _T.REGISTER): _S.PENDING_FILING,
        (_S.REPORTED, _T.REFUSE_FILING): _S.NOT_FILED,
        (_S.REPORTED, _T.VOID): _S.VOID,
        (_S.VERIFYING, _T.VERIFY_EXISTS): _S.PENDING_FILING,
        (_S.VERIFYING, _T.VERIFY_ABSENT): _S.NOT_FILED,
        (_S.VERIFYING, _T.VERIFY_UNABLE): _S.REPORTED,
        (_S.VERIFYING, _T.VOID): _S.VOID,
        (_S.PENDING_FILING, _T.REGISTER): _S.PENDING_FILING,
        (_S.PENDING_FILING, _T.FILE): _S.PENDING_DISPATCH,
        (_S.PENDING_FILING, _T.SEND_BACK): _S.REPORTED,
        (_S.PENDING_FILING, _T.REFUSE_FILING): _S.NOT_FILED,
        (_S.PENDING_FILING, _T.VOID): _S.VOID,
        (_S.PENDING_DISPATCH, _T.ASSIGN): _S.DISPATCHED,
        (_S.PENDING_DISPATCH, _T.VOID): _S.VOID,
        (_S.DISPATCHED, _T.DELIVER): _S.DISPATCHED,
        (_S.DISPATCHED, _T.READ): _S.DISPATCHED,
        (_S.DISPATCHED, _T.SIGN): _S.HANDLING,
        (_S.DISPATCHED, _T.REFUSE): _S.PENDING_DISPATCH,
        (_S.DISPATCHED, _T.RECALL): _S.PENDING_DISPATCH,
        (_S.HANDLING, _T.DELIVER): _S.HANDLING,
        (_S.HANDLING, _T.READ): _S.HANDLING,
        (_S.HANDLING, _T.SIGN): _S.HANDLING,  # of a rework order
        (_S.HANDLING, _T.REFUSE): _S.PENDING_DISPATCH,
        (_S.HANDLING, _T.REPLY): _S.REPLIED,
        (_S.REPLIED, _T.SEND_CHECK): _S.CHECKING,
        (_S.CHECKING, _T.CHECK_PASS): _S.PENDING_CLOSE,
        (_S.CHECKING, _T.REWORK): _S.HANDLING,
        (_S.CHECKING, _T.REDISPATCH): _S.PENDING_DISPATCH,
        (_S.CHECKING, _T.CHECK_UNABLE): _S.REPLIED,
        (_S.PENDING_CLOSE, _T.CLOSE): _S.CLOSED,
        (_S.PENDING_CLOSE, _T.RETURN_TO_CHECK): _S.REPLIED,
        (_S.DISPATCHED, _T.URGE): _S.DISPATCHED,
        (_S.HANDLING, _T.URGE): _S.HANDLING,
        **{(state, step): state for state in _OPEN if state is not _S.DRAFT for step in (_T.NOTE, _T.ATTACH)},
    }
)


def next_state(state: State, step: Step) -> State | None:
    """The state after `step`, or None when the table does not hold it."""
    return TABLE.get((state, step))


def lawful_steps(state: State) -> frozenset[Step]:
    """Every step that the table holds for a state: what a desk may offer."""
    return frozenset(step for held, step in TABLE if held is state)
