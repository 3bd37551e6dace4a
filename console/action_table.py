"""The table of actions: id, words, key, the steps that it takes, and the words that the command line knows."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from console.marks import QT_TRANSLATE_NOOP
from dispatch.states import Step


class Scope(StrEnum):
    """What an action is about: the selected case, or the desk itself."""

    CASE = "case"
    DESK = "desk"


class Menu(StrEnum):
    """Under which heading an action stands in the menu and on the help page."""

    CASE = "case"
    PAPER = "paper"
    FIND = "find"
    VIEW = "view"
    MAP = "map"
    DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action. It is lawful when the table of states holds any of `steps` for the selected case."""

    id: str
    text: str
    key: str = ""
    also: str = ""  # a second key, which text fields keep for themselves
    steps: tuple[Step, ...] = ()
    scope: Scope = Scope.CASE
    menu: Menu = Menu.CASE
    words: tuple[str, ...] = ()
    is_primary: bool = False
    wants_words: bool = False  # its key opens the command line: nothing can be done without words behind it
    is_listed: bool = True  # in menu and help; one row of a series speaks for the others

    @property
    def label(self) -> str:
        """The text in the language of the screen."""
        return QCoreApplication.translate("Actions", self.text)


_T = Step
_DESK = Scope.DESK

ACTIONS: tuple[ActionRow, ...] = (
    # Of the selected case, in the order of the loop.
    ActionRow(id="send_verify", text=QT_TRANSLATE_NOOP("Actions", "Send to verify"), key="E",
              steps=(_T.SEND_VERIFY,), words=("核实", "verify"), is_primary=True),
    ActionRow(id="register", text=QT_TRANSLATE_NOOP("Actions", "Accept"), key="G",
              steps=(_T.REGISTER,), words=("受理", "accept"), is_primary=True),
    ActionRow(id="file", text=QT_TRANSLATE_NOOP("Actions", "File"), key="I",
              steps=(_T.FILE,), words=("立案", "file"), is_primary=True),
    ActionRow(id="assign", text=QT_TRANSLATE_NOOP("Actions", "Assign"), key="A",
              steps=(_T.ASSIGN,), words=("派", "派遣", "assign"), is_primary=True),
    ActionRow(id="rerank", text=QT_TRANSLATE_NOOP("Actions", "Rank the units anew"), key="Q", scope=_DESK,
              words=("重排", "rerank")),
    ActionRow(id="urge", text=QT_TRANSLATE_NOOP("Actions", "Urge"), key="U",
              steps=(_T.URGE,), words=("催", "催办", "urge"), is_primary=True),
    ActionRow(id="urge_words", text=QT_TRANSLATE_NOOP("Actions", "Urge in own words…"), key="Ctrl+U",
              steps=(_T.URGE,), menu=Menu.PAPER, words=("催办词", "urgewords")),
    ActionRow(id="recall", text=QT_TRANSLATE_NOOP("Actions", "Recall the order"), key="Shift+A",
              steps=(_T.RECALL,), words=("撤回", "recall")),
    ActionRow(id="verify", text=QT_TRANSLATE_NOOP("Actions", "Check"), key="V",
              steps=(_T.SEND_CHECK, _T.CHECK_PASS), words=("核查", "check"), is_primary=True),
    ActionRow(id="close", text=QT_TRANSLATE_NOOP("Actions", "Close the case"), key="C",
              steps=(_T.CLOSE,), words=("结案", "close"), is_primary=True),
    ActionRow(id="return", text=QT_TRANSLATE_NOOP("Actions", "Return"), key="B",
              steps=(_T.SEND_BACK, _T.RETURN_TO_CHECK), words=("退回", "return")),
    ActionRow(id="refuse_filing", text=QT_TRANSLATE_NOOP("Actions", "Do not file"), key="Shift+I",
              steps=(_T.REFUSE_FILING,), words=("不予立案", "refuse")),
    ActionRow(id="void", text=QT_TRANSLATE_NOOP("Actions", "Propose to void…"), key="Shift+Delete",
              steps=(_T.APPLY_VOID,), menu=Menu.PAPER, words=("作废", "void")),
    ActionRow(id="note", text=QT_TRANSLATE_NOOP("Actions", "Note"), key="M",
              steps=(_T.NOTE,), words=("备注", "note")),
    # Of the papers of the selected case.
    ActionRow(id="supervise", text=QT_TRANSLATE_NOOP("Actions", "Supervise…"), key="D", steps=(_T.SUPERVISE,),
              menu=Menu.PAPER, words=("督办", "supervise")),
    ActionRow(id="support", text=QT_TRANSLATE_NOOP("Actions", "Send a supporting unit…"), key="Shift+U",
              steps=(_T.SUPPORT,), menu=Menu.PAPER, words=("协办", "support")),
    ActionRow(id="merge", text=QT_TRANSLATE_NOOP("Actions", "Merge into another case…"), key="Shift+M",
              steps=(_T.MERGE,), menu=Menu.PAPER, words=("并案", "merge")),
    ActionRow(id="unmerge", text=QT_TRANSLATE_NOOP("Actions", "Take out of the merger…"), steps=(_T.UNMERGE,),
              menu=Menu.PAPER, words=("拆案", "unmerge")),
    ActionRow(id="answer", text=QT_TRANSLATE_NOOP("Actions", "Answer the reporter…"), key="W", steps=(_T.ANSWER,),
              menu=Menu.PAPER, words=("回复", "answer")),
    ActionRow(id="settle", text=QT_TRANSLATE_NOOP("Actions", "Settle the suggestion…"), steps=(_T.SETTLE,),
              menu=Menu.PAPER, words=("建议办结", "settle")),
    ActionRow(id="return_to_accept", text=QT_TRANSLATE_NOOP("Actions", "Return to acceptance…"),
              steps=(_T.RETURN_TO_ACCEPT,), menu=Menu.PAPER, words=("退回受理", "reaccept")),
    ActionRow(id="pass_down", text=QT_TRANSLATE_NOOP("Actions", "Pass to the second level…"), steps=(_T.PASS_DOWN,),
              menu=Menu.PAPER, words=("一级派遣", "pass")),
    ActionRow(id="pass_back", text=QT_TRANSLATE_NOOP("Actions", "Pass back to the first level…"),
              steps=(_T.PASS_BACK,), menu=Menu.PAPER, words=("退回一级", "passback")),
    ActionRow(id="apply_extension", text=QT_TRANSLATE_NOOP("Actions", "Apply for an extension…"), key="X",
              steps=(_T.APPLY_EXTENSION,), menu=Menu.PAPER, words=("延期", "extend")),
    ActionRow(id="apply_suspension", text=QT_TRANSLATE_NOOP("Actions", "Apply for suspension…"), key="Shift+X",
              steps=(_T.APPLY_SUSPENSION,), menu=Menu.PAPER, words=("挂账", "suspend")),
    ActionRow(id="apply_deferral", text=QT_TRANSLATE_NOOP("Actions", "Apply for deferral…"),
              steps=(_T.APPLY_DEFERRAL,), menu=Menu.PAPER, words=("缓办", "defer")),
    ActionRow(id="apply_ruling", text=QT_TRANSLATE_NOOP("Actions", "Ask for a ruling…"), steps=(_T.APPLY_RULING,),
              menu=Menu.PAPER, words=("裁定", "ruling")),
    ActionRow(id="resume", text=QT_TRANSLATE_NOOP("Actions", "Resume the case"), steps=(_T.RESUME,),
              menu=Menu.PAPER, words=("恢复", "resume")),
    ActionRow(id="recall_task", text=QT_TRANSLATE_NOOP("Actions", "Recall the verification or check"),
              steps=(_T.RECALL_VERIFY, _T.RECALL_CHECK), menu=Menu.PAPER, words=("撤回任务", "recalltask")),
    ActionRow(id="apply_force", text=QT_TRANSLATE_NOOP("Actions", "Propose to close by force…"),
              steps=(_T.APPLY_FORCE,), menu=Menu.PAPER, words=("强制结案", "force")),
    ActionRow(id="reopen", text=QT_TRANSLATE_NOOP("Actions", "Reopen the case…"), key="Shift+R",
              steps=(_T.REOPEN, _T.REOPEN_ANEW), menu=Menu.PAPER, words=("重办", "reopen")),
    ActionRow(id="apply_appeal", text=QT_TRANSLATE_NOOP("Actions", "Appeal the overdue…"), steps=(_T.APPLY_APPEAL,),
              menu=Menu.PAPER, words=("申诉", "appeal")),
    ActionRow(id="visit", text=QT_TRANSLATE_NOOP("Actions", "Visit the reporter…"), steps=(_T.VISIT,),
              menu=Menu.PAPER, words=("回访", "visit")),
    ActionRow(id="grant", text=QT_TRANSLATE_NOOP("Actions", "Grant"), key="Shift+G",
              steps=(_T.ENDORSE, _T.SUPERVISE_ACCEPT), menu=Menu.PAPER, words=("同意", "grant")),
    ActionRow(id="decline", text=QT_TRANSLATE_NOOP("Actions", "Decline…"), key="Shift+B",
              steps=(_T.DECLINE, _T.SUPERVISE_RETURN), menu=Menu.PAPER, words=("不同意", "decline")),
    ActionRow(id="take_back", text=QT_TRANSLATE_NOOP("Actions", "Take back"), key="Shift+W",
              steps=(_T.WITHDRAW, _T.SUPERVISE_CANCEL, _T.SUPPORT_RECALL, _T.RECALL_CHECK, _T.RECALL_VERIFY,
                     _T.RELEASE_HOLD),
              menu=Menu.PAPER, words=("撤销", "take")),
    ActionRow(id="verified", text=QT_TRANSLATE_NOOP("Actions", "Verdict of the verification…"), key="S",
              steps=(_T.VERIFY_EXISTS, _T.APPLY_ABSENT, _T.VERIFY_UNABLE), menu=Menu.PAPER,
              words=("核实结论", "verdict")),
    ActionRow(id="unmask", text=QT_TRANSLATE_NOOP("Actions", "Show personal data…"), key="Shift+P",
              steps=(_T.UNMASK,), menu=Menu.PAPER, words=("查看个人信息", "unmask")),
    ActionRow(id="hold", text=QT_TRANSLATE_NOOP("Actions", "Hold the file against deletion…"), steps=(_T.HOLD,),
              menu=Menu.PAPER, words=("封存", "hold")),
    # Of the desk.
    ActionRow(id="report", text=QT_TRANSLATE_NOOP("Actions", "Take a report"), key="R", scope=_DESK,
              words=("上报", "登记", "report", "log")),
    ActionRow(id="recall_sending", text=QT_TRANSLATE_NOOP("Actions", "Recall what is being sent"), key="Esc",
              scope=_DESK, menu=Menu.DESK),
    ActionRow(id="undo", text=QT_TRANSLATE_NOOP("Actions", "Take back the last action"), key="Ctrl+Z", scope=_DESK,
              menu=Menu.DESK, words=("撤销上一步", "undo")),
    ActionRow(id="deeds", text=QT_TRANSLATE_NOOP("Actions", "What was done at this desk"), key="Shift+Z",
              scope=_DESK, menu=Menu.DESK, words=("操作记录", "done")),
    ActionRow(id="go_notice", text=QT_TRANSLATE_NOOP("Actions", "Go to the newest notice"), key="Shift+N",
              scope=_DESK, menu=Menu.VIEW),
    ActionRow(id="command", text=QT_TRANSLATE_NOOP("Actions", "Command line"), key="Ctrl+K", also="/", scope=_DESK,
              menu=Menu.FIND),
    ActionRow(id="find", text=QT_TRANSLATE_NOOP("Actions", "Find a case"), key="Ctrl+F", scope=_DESK,
              menu=Menu.FIND, words=("查", "查找", "find")),
    ActionRow(id="camera", text=QT_TRANSLATE_NOOP("Actions", "Show a camera"), key="Ctrl+Shift+K", scope=_DESK,
              menu=Menu.FIND, words=("看", "视频", "cam"), wants_words=True),
    ActionRow(id="unit_status", text=QT_TRANSLATE_NOOP("Actions", "How a unit stands"), key="Ctrl+Shift+U",
              scope=_DESK, menu=Menu.FIND, words=("状态", "status"), wants_words=True),
    ActionRow(id="message", text=QT_TRANSLATE_NOOP("Actions", "Message to a unit"), key="Ctrl+M", scope=_DESK,
              menu=Menu.FIND, words=("消息", "message"), wants_words=True),
    ActionRow(id="request_video", text=QT_TRANSLATE_NOOP("Actions", "Ask a unit for its video"), key="Ctrl+Shift+Y",
              scope=_DESK, menu=Menu.FIND, words=("要视频", "video"), wants_words=True),
    ActionRow(id="snapshot", text=QT_TRANSLATE_NOOP("Actions", "Report from the video"), key="Z", scope=_DESK,
              menu=Menu.FIND, words=("抓拍", "snap")),
    ActionRow(id="recording", text=QT_TRANSLATE_NOOP("Actions", "Play a recording"), key="Y", scope=_DESK,
              menu=Menu.FIND, words=("录像", "recording")),
    ActionRow(id="keep_last", text=QT_TRANSLATE_NOOP("Actions", "Keep the last 10 s of the camera"), key="Ctrl+H",
              scope=_DESK, menu=Menu.FIND, words=("留证", "keep")),
    ActionRow(id="clip", text=QT_TRANSLATE_NOOP("Actions", "Begin or end a clip of the camera"), key="Ctrl+Shift+H",
              scope=_DESK, menu=Menu.FIND, words=("录制", "clip")),
    ActionRow(id="angles", text=QT_TRANSLATE_NOOP("Actions", "Play the clips of the case on one clock"),
              key="Ctrl+Y", scope=_DESK, menu=Menu.FIND, words=("同步回放", "angles")),
    ActionRow(id="package", text=QT_TRANSLATE_NOOP("Actions", "Save the evidence package"),
              scope=_DESK, menu=Menu.DESK, words=("证据包", "package")),
    ActionRow(id="go", text=QT_TRANSLATE_NOOP("Actions", "Go to a case, unit or place"), key="Ctrl+G", scope=_DESK,
              menu=Menu.FIND, words=("去", "go"), wants_words=True),
    ActionRow(id="next_case", text=QT_TRANSLATE_NOOP("Actions", "Next case"), key="J", scope=_DESK, menu=Menu.VIEW),
    ActionRow(id="previous_case", text=QT_TRANSLATE_NOOP("Actions", "Previous case"), key="K", scope=_DESK,
              menu=Menu.VIEW),
    ActionRow(id="next_panel", text=QT_TRANSLATE_NOOP("Actions", "Next panel"), key="F6", scope=_DESK, menu=Menu.VIEW),
    ActionRow(id="new_rows", text=QT_TRANSLATE_NOOP("Actions", "Show new cases"), key="N", scope=_DESK,
              menu=Menu.VIEW),
    ActionRow(id="mark", text=QT_TRANSLATE_NOOP("Actions", "Mark the case"), key=";", scope=_DESK, menu=Menu.VIEW),
    ActionRow(id="bulk", text=QT_TRANSLATE_NOOP("Actions", "One step for the marked cases, or those of an area…"),
              key="Ctrl+Shift+M", scope=_DESK, menu=Menu.CASE, words=("批量", "bulk")),
    ActionRow(id="review", text=QT_TRANSLATE_NOOP("Actions", "Check one case after the other"), key="Shift+V",
              scope=_DESK, menu=Menu.CASE, words=("连续核查", "review")),
    ActionRow(id="save_view", text=QT_TRANSLATE_NOOP("Actions", "Save the view of the queue"), scope=_DESK,
              menu=Menu.VIEW, words=("存队列", "keepqueue")),
    ActionRow(id="filter", text=QT_TRANSLATE_NOOP("Actions", "Filter the queue"), key="Ctrl+Shift+F", scope=_DESK,
              menu=Menu.FIND),
    ActionRow(id="fit", text=QT_TRANSLATE_NOOP("Actions", "Fit the map to the case"), key="F", scope=_DESK,
              menu=Menu.VIEW),
    ActionRow(id="layers", text=QT_TRANSLATE_NOOP("Actions", "Layers of the map"), key="O", scope=_DESK,
              menu=Menu.VIEW, words=("图层", "layers")),
    ActionRow(id="follow", text=QT_TRANSLATE_NOOP("Actions", "Follow the unit of the case, or let go"), key="Shift+F",
              scope=_DESK, menu=Menu.MAP, words=("跟", "跟随", "follow")),
    ActionRow(id="map_window", text=QT_TRANSLATE_NOOP("Actions", "Another window of the map"), key="Ctrl+Alt+M",
              scope=_DESK, menu=Menu.MAP, words=("新地图", "newmap")),
    ActionRow(id="past", text=QT_TRANSLATE_NOOP("Actions", "Replay the past, or back to now"), key="H",
              scope=_DESK, menu=Menu.MAP, words=("回放", "回看", "past")),
    ActionRow(id="past_play", text=QT_TRANSLATE_NOOP("Actions", "Replay: play or pause"), key="P",
              scope=_DESK, menu=Menu.MAP),
    ActionRow(id="past_less", text=QT_TRANSLATE_NOOP("Actions", "Replay: 10 seconds back"), key=",",
              scope=_DESK, menu=Menu.MAP),
    ActionRow(id="past_more", text=QT_TRANSLATE_NOOP("Actions", "Replay: 10 seconds on"), key=".",
              scope=_DESK, menu=Menu.MAP),
    ActionRow(id="past_slower", text=QT_TRANSLATE_NOOP("Actions", "Replay: slower"), key="[",
              scope=_DESK, menu=Menu.MAP),
    ActionRow(id="past_faster", text=QT_TRANSLATE_NOOP("Actions", "Replay: faster"), key="]",
              scope=_DESK, menu=Menu.MAP),
    ActionRow(id="reach", text=QT_TRANSLATE_NOOP("Actions", "Show who gets there in 5, 10, 15 minutes"), key="Shift+O",
              scope=_DESK, menu=Menu.MAP, words=("可达", "reach")),
    ActionRow(id="copy_wgs", text=QT_TRANSLATE_NOOP("Actions", "Copy coordinates (WGS-84)"), key="Ctrl+Shift+C",
              scope=_DESK, menu=Menu.MAP),
    ActionRow(id="copy_gcj", text=QT_TRANSLATE_NOOP("Actions", "Copy coordinates (GCJ-02)"), key="Ctrl+Shift+G",
              scope=_DESK, menu=Menu.MAP),
    ActionRow(id="keep_view", text=QT_TRANSLATE_NOOP("Actions", "Keep this view of the map"), key="Ctrl+Shift+V",
              scope=_DESK, menu=Menu.MAP, words=("存视图", "keepview")),
    ActionRow(id="view", text=QT_TRANSLATE_NOOP("Actions", "Show a kept view"), scope=_DESK, menu=Menu.MAP,
              words=("视图", "view")),
    ActionRow(id="drop_view", text=QT_TRANSLATE_NOOP("Actions", "Forget a kept view"), scope=_DESK, menu=Menu.MAP,
              words=("删视图", "dropview")),
    *(ActionRow(id=f"view_{number}", text=QT_TRANSLATE_NOOP("Actions", "Kept view 1 (to Alt+9)"),
                key=f"Alt+{number}", scope=_DESK, menu=Menu.MAP, is_listed=number == 1) for number in range(1, 10)),
    ActionRow(id="near", text=QT_TRANSLATE_NOOP("Actions", "Who and what is near the place"), key="Alt+Shift+S",
              scope=_DESK, menu=Menu.MAP, words=("周边", "near")),
    ActionRow(id="measure", text=QT_TRANSLATE_NOOP("Actions", "Measure distance and area"), key="Alt+Shift+M",
              scope=_DESK, menu=Menu.MAP, words=("测量", "measure")),
    ActionRow(id="draw", text=QT_TRANSLATE_NOOP("Actions", "Draw an area or a fence"), key="Alt+Shift+D", scope=_DESK,
              menu=Menu.MAP, words=("画区域", "围栏", "draw")),
    ActionRow(id="end_area", text=QT_TRANSLATE_NOOP("Actions", "End the drawn area that was picked"), scope=_DESK,
              menu=Menu.MAP, words=("撤区域", "endarea")),
    ActionRow(id="coverage", text=QT_TRANSLATE_NOOP("Actions", "Coverage of the townships"), scope=_DESK,
              menu=Menu.MAP, words=("覆盖", "coverage")),
    ActionRow(id="base_map", text=QT_TRANSLATE_NOOP("Actions", "Base map and imagery"), key="Ctrl+B", scope=_DESK,
              menu=Menu.MAP, words=("底图", "basemap")),
    ActionRow(id="theme", text=QT_TRANSLATE_NOOP("Actions", "Next theme"), key="T", scope=_DESK, menu=Menu.VIEW),
    ActionRow(id="wall_theme", text=QT_TRANSLATE_NOOP("Actions", "Video wall"), key="F11", scope=_DESK,
              menu=Menu.VIEW),
    ActionRow(id="cameras", text=QT_TRANSLATE_NOOP("Actions", "Cameras"), key="F8", scope=_DESK, menu=Menu.VIEW,
              words=("摄像头", "cameras")),
    ActionRow(id="new_wall", text=QT_TRANSLATE_NOOP("Actions", "Another wall in a window of its own"), key="Shift+F11",
              scope=_DESK, menu=Menu.VIEW, words=("视频墙", "wall")),
    ActionRow(id="language", text=QT_TRANSLATE_NOOP("Actions", "中文 / English"), key="L", scope=_DESK,
              menu=Menu.VIEW),
    ActionRow(id="screen_desk", text=QT_TRANSLATE_NOOP("Actions", "Screen of the dispatcher"), key="Ctrl+1",
              scope=_DESK, menu=Menu.VIEW, words=("调度台", "desk")),
    ActionRow(id="screen_supervisor", text=QT_TRANSLATE_NOOP("Actions", "Screen of the supervisor"), key="Ctrl+2",
              scope=_DESK, menu=Menu.VIEW, words=("值班长台", "overview")),
    ActionRow(id="reset_layout", text=QT_TRANSLATE_NOOP("Actions", "Reset the layout"), scope=_DESK, menu=Menu.VIEW,
              words=("布局复位", "reset")),
    ActionRow(id="duty", text=QT_TRANSLATE_NOOP("Actions", "Who is on duty"), key="Ctrl+D", scope=_DESK, menu=Menu.VIEW,
              words=("值班", "duty")),
    ActionRow(id="print", text=QT_TRANSLATE_NOOP("Actions", "Save the case file (PDF)"), key="Ctrl+P", scope=_DESK,
              menu=Menu.DESK, words=("打印", "导出", "print")),
    ActionRow(id="print_keys", text=QT_TRANSLATE_NOOP("Actions", "Save the sheet of keys (PDF)"), key="Ctrl+Shift+P",
              scope=_DESK, menu=Menu.DESK, words=("按键表", "keys")),
    ActionRow(id="import", text=QT_TRANSLATE_NOOP("Actions", "Import data…"), key="Ctrl+I", scope=_DESK,
              menu=Menu.DESK, words=("导入", "import")),
    ActionRow(id="export", text=QT_TRANSLATE_NOOP("Actions", "Export data…"), key="Ctrl+E", scope=_DESK,
              menu=Menu.DESK, words=("导出数据", "export")),
    ActionRow(id="help", text=QT_TRANSLATE_NOOP("Actions", "Keys"), key="?", scope=_DESK, menu=Menu.DESK),
    ActionRow(id="sound_test", text=QT_TRANSLATE_NOOP("Actions", "Try the sounds"), key="Ctrl+Shift+S", scope=_DESK,
              menu=Menu.DESK, words=("试音", "sound")),
    ActionRow(id="diagnostics", text=QT_TRANSLATE_NOOP("Actions", "Save diagnostics…"), scope=_DESK,
              menu=Menu.DESK, words=("诊断", "diagnostics")),
    ActionRow(id="quit", text=QT_TRANSLATE_NOOP("Actions", "Quit"), key="Ctrl+Q", scope=_DESK, menu=Menu.DESK),
)  # fmt: skip
BY_ID = {row.id: row for row in ACTIONS}
