"""The window: words and colours change while it runs, one selection, keys, command line, layout, wall."""

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolButton, QWidget

from console.action_table import ACTIONS
from console.app import Unhandled
from console.arrangement import Screen
from console.diagnostics_action import offer_diagnostics
from console.follower import Freshness
from console.forewarning import Forewarning
from console.languages import SOURCES, LanguageBroken, Languages
from console.look import Look
from console.notices import NoticeKind
from console.panels import Panels
from console.paths import make_folders, paths_of
from console.spine import Spine
from console.theme import Theme
from console.times import Times
from console.unsent import Unsent
from console.window import DeskWindow
from console.world import News
from dispatch.calendar import WorkingClock, load_calendar
from dispatch.states import State
from dispatch.values import Evidence, EvidenceKind, Picture, Role
from dispatch.verbs import Assign, SetDuty, Sign
from tests.fakes import DESK, NOON, SHANGHAI, HandClock, centre_of, small_directory
from tests.journeys.county import STANDARDS
from widgets.picture_row import PictureRow, Thumbnail


class PlainPanel(QLabel):
    """A panel that knows its theme and may hold something unsaved."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.theme: Theme | None = None
        self.lost = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme

    def unsaved(self) -> str:
        return self.lost

    def head(self) -> QWidget:
        return QToolButton()


@pytest.fixture
def look(qapp: QApplication, tmp_path: Path) -> Iterator[Look]:
    made = Look(Languages(tmp_path / "qm"), QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat))
    made.start("zh_CN", "dark")
    yield made
    made.use_language("en")
    qapp.setStyleSheet("")


@pytest.fixture
def panels() -> Panels:
    names = ("queue", "map", "wall", "file", "verify", "report", "load", "notices")
    return Panels(**{name: PlainPanel(name) for name in names})


@pytest.fixture
def open_window(spine: Spine, panels: Panels, look: Look, qtbot) -> Callable[[], DeskWindow]:
    def build() -> DeskWindow:
        window = DeskWindow(spine, panels, look)
        qtbot.addWidget(window)
        window.show()
        window.take_news(News(is_start=True))
        qtbot.waitExposed(window)
        return window

    return build


@pytest.fixture
def window(open_window: Callable[[], DeskWindow]) -> DeskWindow:
    return open_window()


def _texts(window: DeskWindow) -> str:
    return " ".join(label.text() for label in window.top_bar.findChildren(QLabel))


def test_language_changes_while_the_desk_runs(window, look):
    assert "待派遣" in _texts(window)
    assert "王敏 · 派遣员" in _texts(window)
    look.use_language("en")
    QApplication.processEvents()
    assert "To dispatch" in _texts(window)
    assert "王敏 · Dispatcher" in _texts(window)
    assert not [word for word in ("派遣", "超期", "视频") if word in _texts(window)]
    look.use_language("zh_CN")
    QApplication.processEvents()
    assert "超期" in _texts(window)


def test_the_title_and_the_badge_say_that_this_is_an_exercise(window):
    assert "演练" in window.windowTitle()
    assert "云溪县" in window.windowTitle()
    assert "演练 DEMO" in _texts(window)


def test_theme_reaches_every_panel_and_is_remembered(window, look, panels, tmp_path):
    look.next_theme()
    assert {panel.theme.name for panel in panels.all()} == {"light"}
    assert look.theme.colour("panel") in QApplication.instance().styleSheet()
    again = Look(Languages(tmp_path / "qm"), look.state)
    again.start("remember", "remember")
    assert (again.theme.name, again.language) == ("light", "zh_CN")
    again.use_language("en")


def test_a_video_wall_has_no_chrome_and_gives_it_back(window, look, qtbot):
    look.use_theme("wall")
    assert not window.bottom_strip.isVisible()
    assert not window.top_bar.command_line.isVisible()
    assert look.theme.text_px == 28
    window.remember()
    assert look.state.value("window/layout") is None
    look.use_theme("dark")
    assert window.bottom_strip.isVisible()
    assert window.top_bar.command_line.isVisible()


def test_counts_follow_the_news(window, spine, qtbot):
    assert "3" in _texts(window)
    spine.desk.ask(Assign(case_id=1, seen=1, unit_id=1))

    def shown(name: str) -> str:
        cells = [label.text() for label in window.top_bar.findChildren(QLabel)]
        return str(cells[cells.index(name) + 1])

    qtbot.waitUntil(lambda: (shown("待派遣"), shown("处置中")) == ("2", "1"))
    spine.desk.ask(SetDuty(unit_id=2, on_duty=False))
    qtbot.waitUntil(lambda: "1/2" in _texts(window))


def test_selecting_anywhere_changes_what_may_be_done_and_says_why_not(spine, window):
    spine.actions.on("assign", lambda _: None)
    assign, close = spine.actions.qaction("assign"), spine.actions.qaction("close")
    assert not assign.isEnabled()
    assert "请先选中案卷" in assign.toolTip()
    spine.selection.select(1)
    assert assign.isEnabled()
    assert not close.isEnabled()
    assert "待派遣" in close.toolTip()


def test_a_post_without_the_right_is_told_so(spine, window):
    spine.actions.on("assign", lambda _: None)
    people = (replace(small_directory().people[0], roles=frozenset({Role.ACCEPTOR})),)
    spine.world.directory = replace(spine.world.directory, people=people)
    spine.selection.select(1)
    assert spine.actions.reason("assign") == "您的岗位无此权限"


def test_hands_that_handled_a_case_may_not_close_it(spine, county, clock, window):
    squad = (replace(small_directory().people[0], department_id=2),)
    spine.world.directory = replace(spine.world.directory, people=squad)
    case = replace(spine.world.case(1), state=State.PENDING_CLOSE, department_id=2, seq=9)
    spine.world.take([case])
    assert "其他单位" in spine.actions.reason("close", case)


def test_every_key_of_the_table_reaches_its_action(window, spine, qtbot):
    asked = []
    for row in ACTIONS:
        spine.actions.on(row.id, asked.append)
    spine.actions.on("assign", asked.append)
    spine.selection.select(1)
    window.activateWindow()
    panel = window.open_panel("report")
    qtbot.waitUntil(panel.hasFocus)
    for key in ("R", "N", "A", "M", "Escape"):
        qtbot.keyClick(panel, QKeySequence(key)[0].key())
    assert [row.action_id for row in asked] == ["report", "new_rows", "assign", "note", "recall_sending"]
    assert asked[2].case.id == 1


def test_letters_typed_into_the_command_line_are_no_shortcuts(window, spine, qtbot):
    asked = []
    spine.actions.on("report", asked.append)
    window.activateWindow()
    spine.actions.ask("command")
    line = window.top_bar.command_line
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "rrr")
    assert line.text() == "rrr"
    assert asked == []


def test_escape_leaves_the_command_line_without_recalling_an_order(window, spine, qtbot):
    spine.desk.ask_later(Assign(case_id=1, seen=1, unit_id=1), seconds=9)
    window.activateWindow()
    line = window.top_bar.command_line
    line.begin()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not line.hasFocus()
    assert len(spine.desk.sending) == 1
    spine.desk.recall_sending()


def test_the_command_line_carries_out_and_says_why_not(window, spine, qtbot):
    line = window.top_bar.command_line
    line.setText("go C2")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert spine.selection.case_id == 2
    line.setText("结案 C1")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert spine.notices.rows[0].kind is NoticeKind.REFUSAL
    assert "待派遣" in spine.notices.rows[0].text
    assert spine.notices.rows[0].text.startswith("C23-1 · ")  # which case is meant, selected or not
    assert line.text() == "结案 C1"


def test_finding_the_only_case_selects_it(window, spine, qtbot):
    line = window.top_bar.command_line
    line.setText("find 店外")
    with qtbot.waitSignal(spine.finder.found) as found:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [case.id for case in found.args[0].cases] == [2]
    assert spine.selection.case_id == 2


def test_several_cases_that_were_found_are_listed_and_enter_takes_one_in_hand(window, spine, qtbot):
    line = window.top_bar.command_line
    line.setText("find 路")
    with qtbot.waitSignal(spine.finder.found) as found:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    cases, page = found.args[0].cases, window.found_page
    assert len(cases) > 1
    assert page.list.count() == len(cases)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert spine.selection.case_id == cases[1].id
    assert not page.isVisible()


def test_that_no_case_holds_the_words_is_said(window, spine, qtbot):
    line = window.top_bar.command_line
    line.setText("find 没有这样的案卷")
    with qtbot.waitSignal(spine.finder.found):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "没有这样的案卷" in spine.notices.rows[0].text
    assert not window.found_page.isVisible()


def test_the_bottom_strip_counts_an_order_down_and_recalls_it(window, spine, qtbot):
    spine.desk.ask_later(Assign(case_id=1, seen=1, unit_id=1), seconds=9)
    shown = " ".join(label.text() for label in window.bottom_strip.findChildren(QLabel))
    assert "C23-1 → 3 号巡查车" in shown
    assert "9 秒" in shown
    spine.actions.qaction("recall_sending").trigger()
    assert not [
        label for label in window.bottom_strip.findChildren(QLabel) if "C23-1" in label.text() and label.isVisible()
    ]


def test_the_help_page_shows_every_action_and_any_key_puts_it_away(window, spine, look, panels, qtbot):
    asked = []
    spine.actions.on("report", asked.append)
    window.activateWindow()
    panels.queue.setFocus()
    spine.actions.qaction("help").trigger()
    shown = {label.text() for label in window.help_page.findChildren(QLabel)}
    assert {row.label for row in ACTIONS} <= shown
    qtbot.keyClick(window.help_page, Qt.Key.Key_R)
    assert not window.help_page.isVisible()
    assert asked == []
    assert panels.queue.hasFocus()  # the keyboard is given back
    spine.actions.qaction("help").trigger()
    look.use_language("en")
    QApplication.processEvents()
    assert "Keys and commands" in {label.text() for label in window.help_page.findChildren(QLabel)}


def test_layout_comes_back_after_a_restart(open_window, look, qtbot):
    first = open_window()
    first.open_panel("verify")
    first.close()
    second = open_window()
    assert second.findChild(QWidget, "verify").isVisibleTo(second)
    second.close_panel("verify")
    assert not second.findChild(QWidget, "verify").isVisibleTo(second)


def test_closing_asks_only_when_something_would_be_lost(window, panels, monkeypatch):
    asked = []

    def answer(_parent, _title, text, _buttons):
        asked.append(text)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "warning", answer)
    panels.report.lost = "一条未提交的上报"
    assert not window.close()
    assert asked == ["一条未提交的上报"]
    panels.report.lost = ""
    assert window.close()


def test_news_of_others_comes_as_a_quiet_notice_and_takes_no_focus(window, look, spine, county, clock, qtbot):
    centre = centre_of(county, clock)
    panel = window.open_panel("report")
    qtbot.waitUntil(panel.hasFocus)
    done = centre.do(Assign(case_id=1, seen=1, unit_id=1), by=DESK, command_id="a")
    unit = replace(DESK, person_id=2, role=Role.UNIT)

    centre.do(Sign(order_id=done.order_id), by=unit, command_id="b")
    qtbot.waitUntil(lambda: bool(spine.notices.rows))
    assert "签收" in spine.notices.rows[0].text
    look.use_language("en")
    assert "Sign for" in spine.notices.rows[0].text  # told in the language of who reads, not of the moment
    assert panel.hasFocus()
    assert QApplication.activeModalWidget() is None


def test_what_was_told_before_a_change_of_language_is_read_in_the_new_one(window, look, spine):
    spine.drafts.keep("unsent", "C23-1")
    Unsent(spine.desk, spine.world, spine.drafts, spine.notices).tell()
    spine.deeds.undo()
    spine.speaker.take_read_trouble(TimeoutError())
    times = Times(HandClock(NOON), WorkingClock(load_calendar(STANDARDS / "calendar.toml")), SHANGHAI)
    Forewarning(spine.notices, times, lambda: timedelta(minutes=1)).look()
    told = spine.notices.rows
    assert len(told) == 5
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in row.text) for row in told)
    look.use_language("en")
    assert not any("\u4e00" <= sign <= "\u9fff" for row in told for sign in row.text)


def test_notices_of_one_group_are_one_line(spine):
    for _ in range(3):
        spine.notices.add(NoticeKind.TROUBLE, "C-07", group="camera-7")
    assert [(row.text, row.count) for row in spine.notices.rows] == [("C-07", 3)]
    spine.notices.clear()
    assert spine.notices.rows == ()


def test_every_widget_that_takes_focus_has_a_name(window, spine):
    chain = [item for item in window.top_bar.findChildren(QWidget) if item.focusPolicy() != Qt.FocusPolicy.NoFocus]
    chain += list(window.bottom_strip.findChildren(QToolButton))
    assert chain
    assert not [
        item for item in chain if not (item.accessibleName() or (isinstance(item, QToolButton) and item.text()))
    ]


def test_a_broken_translation_is_named(tmp_path, qapp):
    (tmp_path / "console_zh_CN.ts").write_text("<TS>", encoding="utf-8")
    with pytest.raises(LanguageBroken, match="console_zh_CN"):
        Languages(tmp_path / "qm", tmp_path).use("zh_CN")
    with pytest.raises(KeyError):
        Languages(tmp_path / "qm", tmp_path).use("fr")


def test_a_desk_speaks_on_while_its_translations_are_made_anew_on_disk(tmp_path, qapp):
    source = SOURCES / "console_zh_CN.ts"
    languages = Languages(tmp_path / "qm", tmp_path)
    shutil.copyfile(source, tmp_path / source.name)
    languages.use("zh_CN")
    with open(tmp_path / "qm" / "console_zh_CN.qm", "r+b") as file:
        file.truncate(0)
    gc.collect()
    assert QCoreApplication.translate("Actions", "Assign") == "派遣"
    languages.use("en")


def test_a_stale_compiled_translation_is_made_anew(tmp_path, qapp):
    languages = Languages(tmp_path / "qm")
    languages.use("zh_CN")
    made = tmp_path / "qm" / "console_zh_CN.qm"
    beside = Path("resources/i18n/console_zh_CN.qm")
    assert made.exists() or beside.exists()
    languages.use("en")


def test_a_narrow_window_leaves_out_names_before_numbers(window):
    window.resize(1600, 900)
    QApplication.processEvents()
    full = _visible(window)
    window.resize(700, 600)
    QApplication.processEvents()
    narrow = _visible(window)
    assert window.width() == 700
    assert "王敏 · 派遣员" in full
    assert "王敏 · 派遣员" not in narrow
    assert "12:00:00" in narrow
    assert "3" in narrow


def _visible(window: DeskWindow) -> list[str]:
    return [label.text() for label in window.top_bar.findChildren(QLabel) if label.isVisible()]


def test_one_key_goes_from_panel_to_panel(window, spine, panels, qtbot):
    window.activateWindow()
    window.open_panel("queue")
    qtbot.waitUntil(panels.queue.hasFocus)
    seen = []
    for _ in range(5):
        spine.actions.qaction("next_panel").trigger()
        seen.append(QApplication.focusWidget().text())
    assert seen == ["load", "map", "wall", "file", "queue"]


def test_what_nobody_caught_becomes_a_notice(spine, qtbot):
    unhandled = Unhandled(spine.notices)
    try:
        raise ZeroDivisionError("rtsp://a:geheim@b")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    unhandled.close()
    assert spine.notices.rows[0].kind is NoticeKind.TROUBLE
    assert "geheim" not in spine.notices.rows[0].text


def test_diagnostics_are_saved_beside_the_data_and_told(spine, tmp_path, qtbot):
    paths = paths_of(tmp_path / "data", {"XDG_CACHE_HOME": str(tmp_path / "cache")})
    make_folders(paths)
    offer_diagnostics(spine, paths, "0.1.0")
    spine.actions.ask("diagnostics")
    qtbot.waitUntil(lambda: bool(spine.notices.rows))
    made = next(paths.data.glob("diagnostics-*.zip"))
    assert str(made) in spine.notices.rows[0].text


def test_what_a_store_says_is_never_read_as_markup(window):
    window.bottom_strip.show_age(Freshness(12.4, "<img src=x> rtsp failed"))
    label = next(item for item in window.bottom_strip.findChildren(QLabel) if item.toolTip())
    assert "12" in label.text()
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()


def test_an_old_picture_says_its_age_though_nothing_is_wrong(window):
    window.bottom_strip.show_age(Freshness(42.0))
    assert [item for item in window.bottom_strip.findChildren(QLabel) if "42" in item.text()]


def test_the_video_count_is_shown(window):
    window.set_video(15, 16)
    assert "15/16" in _texts(window)


def test_each_screen_comes_back_as_it_was_left(panels, look, spine):
    panels = replace(panels, overview=PlainPanel("overview"))
    window = DeskWindow(spine, panels, look)
    window.show()
    assert panels.wall.isVisible()
    assert not panels.overview.isVisible()
    spine.actions.ask("screen_supervisor")
    assert (panels.overview.isVisible(), panels.wall.isVisible()) == (True, False)
    window.open_panel("report")
    spine.actions.ask("screen_desk")
    assert (panels.overview.isVisible(), panels.report.isVisible()) == (False, False)
    spine.actions.ask("screen_supervisor")
    assert panels.report.isVisible()
    window.close()
    again = DeskWindow(spine, panels, look)
    again.show()
    assert (panels.overview.isVisible(), panels.wall.isVisible()) == (True, False)
    again.close()


def test_a_thumbnail_of_a_case_file_speaks_the_language_of_the_screen(look, spine, qtbot):
    row = PictureRow(lambda _sha256, _take: None, spine.times)
    qtbot.addWidget(row)
    row.show()
    picture = Picture(sha256="a" * 64, kind=EvidenceKind.NEAR)
    row.show_evidence([Evidence(id=1, case_id=1, by_name="赵军", at=NOON, picture=picture)])
    thumbnail = row.findChild(Thumbnail)
    assert thumbnail.accessibleName().startswith("近景")
    look.use_language("en")
    QApplication.processEvents()
    assert thumbnail.accessibleName().startswith("Close view")


def test_one_key_goes_to_what_is_loudest_and_news_alone_goes_nowhere(window, spine, county, qtbot):
    spine.selection.select(3)
    window.setFocus()
    spine.notices.add(NoticeKind.ALARM, "SOS", unit_id=1, case_id=1)
    spine.notices.add(NoticeKind.INFO, "later", case_id=2)
    assert spine.selection.case_id == 3
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert spine.selection.case_id == 1


def test_the_screen_in_use_asked_for_again_stays_as_it_is(window, qtbot):
    with qtbot.assertNotEmitted(window._docks["wall"].visibilityChanged):  # the wall would open every stream anew
        window.use_screen(Screen.DESK)
    with qtbot.waitSignal(window._docks["wall"].visibilityChanged):
        window.use_screen(Screen.SUPERVISOR)


def test_a_page_of_deeds_without_any_says_what_will_stand_there(window):
    window.deeds_page.toggle()
    assert "还没有操作" in window.deeds_page._hint.text()
