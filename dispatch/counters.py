"""What takes each step back, or answers it; and the steps that nothing takes back."""

from types import MappingProxyType

from dispatch.states import Step

_T = Step

# What takes a step back, or answers it; a step stands here or in FINAL.
COUNTER_STEPS: MappingProxyType[Step, tuple[Step, ...]] = MappingProxyType(
    {
        _T.SUBMIT: (_T.APPLY_VOID, _T.MERGE),
        _T.SEND_VERIFY: (_T.RECALL_VERIFY,),
        _T.RECALL_VERIFY: (_T.SEND_VERIFY,),
        _T.REGISTER: (_T.SEND_BACK,),
        _T.VERIFY_EXISTS: (_T.SEND_BACK,),
        _T.VERIFY_ABSENT: (_T.REOPEN_ANEW,),
        _T.VERIFY_UNABLE: (_T.SEND_VERIFY,),
        _T.FILE: (_T.RETURN_TO_ACCEPT, _T.APPLY_VOID),
        _T.SEND_BACK: (_T.REGISTER,),
        _T.REFUSE_FILING: (_T.REOPEN_ANEW,),
        _T.RAISE: (_T.APPLY_VOID,),
        _T.MERGE: (_T.UNMERGE,),
        _T.UNMERGE: (_T.MERGE,),
        _T.PASS_DOWN: (_T.PASS_BACK,),
        _T.PASS_BACK: (_T.PASS_DOWN,),
        _T.RETURN_TO_ACCEPT: (_T.REGISTER,),
        _T.ASSIGN: (_T.RECALL,),
        _T.RECALL: (_T.ASSIGN,),
        _T.SIGN: (_T.REFUSE,),
        _T.REFUSE: (_T.ASSIGN,),
        _T.REPLY: (_T.SEND_CHECK, _T.REWORK),
        _T.SUPPORT: (_T.SUPPORT_RECALL,),
        _T.SUPPORT_SIGN: (_T.SUPPORT_REFUSE,),
        _T.SUSPEND: (_T.RESUME, _T.RESUME_ANEW),
        _T.DEFER: (_T.RESUME, _T.RESUME_ANEW),
        _T.RESUME: (_T.APPLY_DEFERRAL,),
        _T.RESUME_ANEW: (_T.ASSIGN,),
        _T.RULE: (_T.APPLY_RULING,),
        _T.SEND_CHECK: (_T.RECALL_CHECK,),
        _T.RECALL_CHECK: (_T.SEND_CHECK,),
        _T.CHECK_PASS: (_T.RETURN_TO_CHECK,),
        _T.CHECK_UNABLE: (_T.SEND_CHECK,),
        _T.SAMPLE: (_T.SEND_CHECK,),
        _T.REWORK: (_T.REPLY,),
        _T.REDISPATCH: (_T.ASSIGN,),
        _T.RETURN_TO_CHECK: (_T.SEND_CHECK,),
        _T.CLOSE: (_T.REOPEN, _T.REOPEN_ANEW),
        _T.SETTLE: (_T.REOPEN_ANEW,),
        _T.REOPEN: (_T.REPLY,),
        _T.REOPEN_ANEW: (_T.REFUSE_FILING, _T.MERGE),
        **{step: (_T.WITHDRAW, _T.DECLINE) for step in _T if step.name.startswith("APPLY_")},
        _T.ENDORSE: (_T.DECLINE,),
        _T.ANSWER: (_T.ANSWER,),
        _T.VISIT: (_T.VISIT,),
        _T.PROPOSE_SUPERVISION: (_T.SUPERVISE,),
        _T.SUPERVISE: (_T.SUPERVISE_CANCEL,),
        _T.SUPERVISE_REPLY: (_T.SUPERVISE_RETURN,),
        _T.SUPERVISE_RETURN: (_T.SUPERVISE_REPLY,),
        _T.SUPERVISE_RAISE: (_T.SUPERVISE_CANCEL,),
        _T.SUPERVISE_CANCEL: (_T.SUPERVISE,),
        _T.SOS: (_T.CLEAR_SOS,),
        _T.CLEAR_SOS: (_T.SOS,),
        **{
            step: (step,)
            for step in (
                *(_T.DUTY, _T.ROUTINE, _T.ROSTER),
                *(_T.TURN_CAMERA, _T.SHARE_CAMERAS, _T.PLACE_CAMERA, _T.SHARE_LAYOUT),
            )
        },
        _T.DELEGATE: (_T.END_DELEGATION,),
        _T.END_DELEGATION: (_T.DELEGATE,),
        _T.TAKE_CAMERA: (_T.LEAVE_CAMERA,),
        _T.TAKE_OVER_CAMERA: (_T.LEAVE_CAMERA,),
        _T.LEAVE_CAMERA: (_T.TAKE_CAMERA,),
        _T.DRAW: (_T.END_DRAWING,),
        _T.END_DRAWING: (_T.DRAW,),
        _T.HOLD: (_T.RELEASE_HOLD,),
        _T.RELEASE_HOLD: (_T.HOLD,),
    }
)
# What nothing takes back: two persons decided it, an order has ended and another is sent, or it only says that
# something was said, seen or received.
FINAL = frozenset(
    {
        _T.CROSS_FENCE,
        _T.VOID, _T.FORCE_CLOSE, _T.EXTEND, _T.ALLOW_APPEAL, _T.DECLINE, _T.WITHDRAW, _T.SUPERVISE_ACCEPT, _T.URGE,
        _T.NOTE, _T.ATTACH, _T.DELIVER, _T.READ, _T.URGE_RECEIPT, _T.UNMASK, _T.SUPPORT_REPLY, _T.SUPPORT_REFUSE,
        _T.SUPPORT_RECALL, _T.IMPORT, _T.EXPORT, _T.EXPORT_PLAIN, _T.MESSAGE,
        _T.MESSAGE_RECEIPT,
    }
)  # fmt: skip
