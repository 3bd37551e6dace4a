"""The closed loop as one table: (state, step) -> state, in the codes of the field's canonical set."""

from enum import StrEnum
from functools import cache
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
        return self[0] != "E"


class Step(StrEnum):
    """What may be done to a case; one step is one line of the log."""

    SUBMIT = "submit"  # 上报
    SEND_VERIFY = "send_verify"  # 派核实
    RECALL_VERIFY = "recall_verify"  # 撤回核实
    VERIFY_EXISTS = "verify_exists"  # 核实属实
    VERIFY_ABSENT = "verify_absent"  # 核实不属实
    VERIFY_UNABLE = "verify_unable"  # 无法核实
    REGISTER = "register"  # 受理
    FILE = "file"  # 立案
    SEND_BACK = "send_back"  # 批回
    REFUSE_FILING = "refuse_filing"  # 不予立案
    VOID = "void"  # 作废
    MERGE = "merge"  # 并案
    UNMERGE = "unmerge"  # 拆案
    PASS_DOWN = "pass_down"  # 一级派遣, to the command centre of the second level  # noqa: S105 - a step
    PASS_BACK = "pass_back"  # 退回一级  # noqa: S105 - a step
    RETURN_TO_ACCEPT = "return_to_accept"  # 退回受理
    ASSIGN = "assign"  # 派遣
    RECALL = "recall"  # 撤回
    SIGN = "sign"  # 签收
    REFUSE = "refuse"  # 退回 by the unit
    REPLY = "reply"  # 处置完成
    SUPPORT = "support"  # 协办派遣
    SUPPORT_SIGN = "support_sign"
    SUPPORT_REPLY = "support_reply"
    SUPPORT_REFUSE = "support_refuse"
    SUPPORT_RECALL = "support_recall"
    EXTEND = "extend"  # 延期
    SUSPEND = "suspend"  # 挂账
    DEFER = "defer"  # 缓办
    RESUME = "resume"  # 恢复, to the unit that had it
    RESUME_ANEW = "resume_anew"  # 恢复, the unit has taken other work meanwhile
    RULE = "rule"  # 裁定 of a contested or ownerless case
    SEND_CHECK = "send_check"  # 派核查
    RECALL_CHECK = "recall_check"  # 撤回核查
    CHECK_PASS = "check_pass"  # 核查通过  # noqa: S105 - a step, not a secret
    SAMPLE = "sample"  # 核查通过, drawn for another pair of eyes (抽查复核)
    REWORK = "rework"  # 核查不通过, back to the same unit
    REDISPATCH = "redispatch"  # 核查不通过, the unit has taken other work meanwhile
    CHECK_UNABLE = "check_unable"  # 无法核查
    RETURN_TO_CHECK = "return_to_check"  # 退回复核
    CLOSE = "close"  # 结案
    SETTLE = "settle"  # 建议办结: a suggestion was answered
    FORCE_CLOSE = "force_close"  # 强制结案
    REOPEN = "reopen"  # 重办, by the unit that had it
    REOPEN_ANEW = "reopen_anew"  # 重新受理
    ALLOW_APPEAL = "allow_appeal"  # 超时申诉 allowed
    ANSWER = "answer"  # 回复 to the reporter
    VISIT = "visit"  # 回访
    APPLY_EXTENSION = "apply_extension"
    APPLY_SUSPENSION = "apply_suspension"
    APPLY_DEFERRAL = "apply_deferral"
    APPLY_VOID = "apply_void"
    APPLY_FORCE = "apply_force"
    APPLY_APPEAL = "apply_appeal"
    APPLY_RULING = "apply_ruling"
    APPLY_ABSENT = "apply_absent"
    APPLY_REWORK = "apply_rework"
    ENDORSE = "endorse"  # one stage of an approval has agreed, another follows
    DECLINE = "decline"  # 不同意
    WITHDRAW = "withdraw"  # 撤回申请
    URGE = "urge"  # 催办
    PROPOSE_SUPERVISION = "propose_supervision"
    SUPERVISE = "supervise"  # 督办
    SUPERVISE_REPLY = "supervise_reply"
    SUPERVISE_ACCEPT = "supervise_accept"
    SUPERVISE_RETURN = "supervise_return"
    SUPERVISE_RAISE = "supervise_raise"  # unanswered: the next level
    SUPERVISE_CANCEL = "supervise_cancel"
    NOTE = "note"  # 备注
    DELIVER = "deliver"  # the unit's terminal has the order
    READ = "read"  # the unit has opened the order
    ATTACH = "attach"  # 补充图片
    URGE_RECEIPT = "urge_receipt"  # the unit's terminal has, or the unit has read, an urge
    SOS = "sos"  # an officer calls for help
    CLEAR_SOS = "clear_sos"
    MESSAGE = "message"  # words of the desk to a unit, with or without an order
    MESSAGE_RECEIPT = "message_receipt"  # the unit's terminal has, or the unit has read, a message
    DUTY = "duty"  # a unit comes on duty or goes off
    ROUTINE = "routine"  # 常态化任务 set, changed or ended
    RAISE = "raise"  # a routine has fallen due and becomes a case
    DELEGATE = "delegate"  # 授权
    END_DELEGATION = "end_delegation"
    TAKE_CAMERA = "take_camera"  # 云台占用
    TAKE_OVER_CAMERA = "take_over_camera"
    LEAVE_CAMERA = "leave_camera"
    TURN_CAMERA = "turn_camera"  # away from its preset, or to one
    SHARE_CAMERAS = "share_cameras"  # whose cameras a department may see and turn
    PLACE_CAMERA = "place_camera"  # into the directory, or changed there
    SHARE_LAYOUT = "share_layout"
    DRAW = "draw"  # an area, a zone, a fence
    END_DRAWING = "end_drawing"
    CROSS_FENCE = "cross_fence"  # a unit has come in or left
    IMPORT = "import"  # 导入
    EXPORT = "export"  # 导出, personal data masked
    EXPORT_PLAIN = "export_plain"  # 导出明文, personal data as they are
    ROSTER = "roster"  # 值班表 written or changed
    HOLD = "hold"  # 封存: nothing of the case is deleted when its time has come
    RELEASE_HOLD = "release_hold"  # 解除封存
    UNMASK = "unmask"  # 查看个人信息, for one minute


_S, _T = State, Step
_OPEN = tuple(state for state in State if state.is_open and state is not State.DRAFT)
_REPORT = (_S.REPORTED, _S.VERIFYING, _S.PENDING_FILING)
_WITH_UNIT = (_S.DISPATCHED, _S.HANDLING)


def _stays(states: tuple[State, ...], *steps: Step) -> dict[tuple[State, Step], State]:
    """Steps that leave a case where it is."""
    return {(state, step): state for state in states for step in steps}


def _ends(states: tuple[State, ...], step: Step, end: State) -> dict[tuple[State, Step], State]:
    return {(state, step): end for state in states}


TABLE: MappingProxyType[tuple[State, Step], State] = MappingProxyType(
    {
        (_S.DRAFT, _T.SUBMIT): _S.REPORTED,
        (_S.DRAFT, _T.RAISE): _S.PENDING_DISPATCH,
        # Acceptance and filing.
        (_S.REPORTED, _T.SEND_VERIFY): _S.VERIFYING,
        (_S.REPORTED, _T.REGISTER): _S.PENDING_FILING,
        (_S.REPORTED, _T.REFUSE_FILING): _S.NOT_FILED,
        (_S.REPORTED, _T.MERGE): _S.MERGED,
        (_S.REPORTED, _T.SETTLE): _S.CLOSED,
        (_S.VERIFYING, _T.RECALL_VERIFY): _S.REPORTED,
        (_S.VERIFYING, _T.VERIFY_EXISTS): _S.PENDING_FILING,
        (_S.VERIFYING, _T.APPLY_ABSENT): _S.VERIFYING,
        (_S.VERIFYING, _T.VERIFY_ABSENT): _S.NOT_FILED,
        (_S.VERIFYING, _T.VERIFY_UNABLE): _S.REPORTED,
        (_S.PENDING_FILING, _T.REGISTER): _S.PENDING_FILING,
        (_S.PENDING_FILING, _T.FILE): _S.PENDING_DISPATCH,
        (_S.PENDING_FILING, _T.SEND_BACK): _S.REPORTED,
        (_S.PENDING_FILING, _T.REFUSE_FILING): _S.NOT_FILED,
        (_S.PENDING_FILING, _T.MERGE): _S.MERGED,
        (_S.MERGED, _T.UNMERGE): _S.REPORTED,
        **_ends((*_REPORT, _S.PENDING_DISPATCH), _T.VOID, _S.VOID),
        **_stays((*_REPORT, _S.PENDING_DISPATCH), _T.APPLY_VOID),
        # Dispatch.
        (_S.PENDING_DISPATCH, _T.ASSIGN): _S.DISPATCHED,
        (_S.PENDING_DISPATCH, _T.RETURN_TO_ACCEPT): _S.REPORTED,
        **_stays((_S.PENDING_DISPATCH,), _T.PASS_DOWN, _T.PASS_BACK, _T.APPLY_RULING, _T.RULE),
        # Handling.
        (_S.DISPATCHED, _T.SIGN): _S.HANDLING,
        (_S.DISPATCHED, _T.REFUSE): _S.PENDING_DISPATCH,
        (_S.DISPATCHED, _T.RECALL): _S.PENDING_DISPATCH,
        (_S.HANDLING, _T.SIGN): _S.HANDLING,  # of a rework order
        (_S.HANDLING, _T.REFUSE): _S.PENDING_DISPATCH,
        (_S.HANDLING, _T.REPLY): _S.REPLIED,
        (_S.HANDLING, _T.SUSPEND): _S.SUSPENDED,
        (_S.HANDLING, _T.DEFER): _S.DEFERRED,
        (_S.SUSPENDED, _T.RESUME): _S.HANDLING,
        (_S.SUSPENDED, _T.RESUME_ANEW): _S.PENDING_DISPATCH,
        (_S.DEFERRED, _T.RESUME): _S.HANDLING,
        (_S.DEFERRED, _T.RESUME_ANEW): _S.PENDING_DISPATCH,
        **_stays(_WITH_UNIT, _T.APPLY_EXTENSION, _T.EXTEND, _T.SUPPORT, _T.URGE, _T.PROPOSE_SUPERVISION),
        **_stays((_S.HANDLING,), _T.APPLY_SUSPENSION, _T.APPLY_DEFERRAL),
        **_stays(
            (_S.PENDING_DISPATCH, *_WITH_UNIT, _S.SUSPENDED, _S.DEFERRED),
            _T.DELIVER, _T.READ, _T.SUPPORT_SIGN, _T.SUPPORT_REPLY, _T.SUPPORT_REFUSE, _T.SUPPORT_RECALL,
        ),
        # Check and close.
        (_S.REPLIED, _T.SEND_CHECK): _S.CHECKING,
        (_S.CHECKING, _T.RECALL_CHECK): _S.REPLIED,
        (_S.CHECKING, _T.CHECK_PASS): _S.PENDING_CLOSE,
        (_S.CHECKING, _T.SAMPLE): _S.REPLIED,
        (_S.CHECKING, _T.APPLY_REWORK): _S.CHECKING,
        (_S.CHECKING, _T.REWORK): _S.HANDLING,
        (_S.CHECKING, _T.REDISPATCH): _S.PENDING_DISPATCH,
        (_S.CHECKING, _T.CHECK_UNABLE): _S.REPLIED,
        (_S.PENDING_CLOSE, _T.CLOSE): _S.CLOSED,
        (_S.PENDING_CLOSE, _T.RETURN_TO_CHECK): _S.REPLIED,
        **_ends(_OPEN, _T.FORCE_CLOSE, _S.FORCED_CLOSED),
        # After the end.
        (_S.NOT_FILED, _T.REOPEN_ANEW): _S.REPORTED,
        **_stays((*_OPEN, _S.CLOSED, _S.FORCED_CLOSED, _S.NOT_FILED, _S.VOID, _S.MERGED), _T.HOLD, _T.RELEASE_HOLD,
                 _T.UNMASK),
        (_S.CLOSED, _T.REOPEN): _S.HANDLING,
        (_S.CLOSED, _T.REOPEN_ANEW): _S.REPORTED,
        **_stays((_S.CLOSED,), _T.APPLY_APPEAL, _T.ALLOW_APPEAL, _T.ENDORSE, _T.DECLINE, _T.WITHDRAW),
        **_stays((_S.CLOSED, _S.FORCED_CLOSED, _S.NOT_FILED), _T.VISIT, _T.ANSWER),
        # Whenever it is open.
        **_stays(
            _OPEN, _T.NOTE, _T.ATTACH, _T.ANSWER, _T.APPLY_FORCE, _T.ENDORSE, _T.DECLINE, _T.WITHDRAW, _T.SUPERVISE,
            _T.SUPERVISE_REPLY, _T.SUPERVISE_ACCEPT, _T.SUPERVISE_RETURN, _T.SUPERVISE_RAISE, _T.SUPERVISE_CANCEL,
        ),
    }
)  # fmt: skip

# Lines that leave the version of a case alone: what others have seen of it stays true.
QUIET = frozenset(
    {
        _T.NOTE,
        _T.ATTACH,
        _T.DELIVER,
        _T.READ,
        _T.URGE,
        _T.URGE_RECEIPT,
        _T.SUPPORT_SIGN,
        _T.PROPOSE_SUPERVISION,
        _T.HOLD,
        _T.RELEASE_HOLD,
        _T.UNMASK,
    }
)


def next_state(state: State, step: Step) -> State | None:
    """The state after `step`, or None when the table does not hold it."""
    return TABLE.get((state, step))


@cache
def lawful_steps(state: State) -> frozenset[Step]:
    """Every step that the table holds for a state: what a desk may offer."""
    return frozenset(step for held, step in TABLE if held is state)
