"""Lists at the side of the map follow what moves, but not under a hand: then they say how much has changed."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maps.coverage_list import CoverageList, Covered
from maps.near_list import NearList, NearRow
from maps.resting_tree import RestingTree, WaitingEdge

ROWS = tuple(
    NearRow(group="vehicles", id=n, name=f"{n} 号车", metres=n * 100.0, lon=120.7, lat=28.8) for n in (1, 2, 3)
)


def opened(qtbot: QtBot, page: NearList | CoverageList) -> RestingTree:
    """The tree of a page that is shown, with no hand on it."""
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    tree = page.findChild(RestingTree)
    assert tree is not None
    return tree


def edge_of(page: NearList | CoverageList) -> WaitingEdge:
    """What says how much has changed."""
    edge = page.findChild(WaitingEdge)
    assert edge is not None
    return edge


def first_of(tree: RestingTree) -> str:
    """The first row."""
    item = tree.topLevelItem(0)
    return item.text(0) if item else ""


def names(tree: RestingTree) -> list[str]:
    """The rows of the first group, from top to bottom."""
    model = tree.model()
    group = model.index(0, 0)
    return [str(model.index(at, 0, group).data())[0] for at in range(model.rowCount(group))]


def put_pointer(tree: RestingTree, *, is_over: bool) -> None:
    """What the pointer does to a widget when it comes and goes."""
    tree.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_over)
    QApplication.sendEvent(tree.viewport(), QEvent(QEvent.Type.Enter if is_over else QEvent.Type.Leave))


def test_units_that_move_change_places_in_the_list_of_what_is_near(qtbot: QtBot) -> None:
    near = NearList()
    tree = opened(qtbot, near)
    near.set_rows("here", ROWS)
    near.renew_rows((ROWS[1], replace(ROWS[0], metres=250.0), ROWS[2]))
    assert names(tree) == ["2", "1", "3"]
    assert not edge_of(near).isVisible()


def test_nothing_moves_under_the_pointer_and_what_has_changed_is_counted_and_shown_when_it_leaves(qtbot: QtBot) -> None:
    near = NearList()
    tree = opened(qtbot, near)
    near.set_rows("here", ROWS)
    put_pointer(tree, is_over=True)
    stood_at = tree.pos()
    near.renew_rows((ROWS[1], replace(ROWS[0], metres=250.0)))
    edge = edge_of(near)
    qtbot.waitUntil(lambda: edge.height() > 0 and edge.isVisible() and edge.y() > tree.y(), timeout=3000)
    assert tree.pos() == stood_at
    assert names(tree) == ["1", "2", "3"]
    assert edge.isVisible()
    assert "2" in edge.text()
    put_pointer(tree, is_over=False)
    qtbot.waitUntil(lambda: names(tree) == ["2", "1"], timeout=3000)
    assert not edge.isVisible()


def test_a_row_that_is_chosen_by_key_holds_the_list_and_stays_chosen_when_the_rest_is_shown(qtbot: QtBot) -> None:
    near = NearList()
    tree = opened(qtbot, near)
    near.set_rows("here", ROWS)
    near.activateWindow()
    near.setFocus()
    qtbot.waitUntil(tree.hasFocus, timeout=3000)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    chosen = tree.selectedItems()[0].text(0)
    near.renew_rows((replace(ROWS[2], metres=50.0), *ROWS[:2]))
    assert names(tree) == ["1", "2", "3"]
    edge_of(near).click()
    assert names(tree) == ["3", "1", "2"]
    assert [item.text(0) for item in tree.selectedItems()] == [chosen]


def test_what_waited_for_another_place_is_forgotten(qtbot: QtBot) -> None:
    near = NearList()
    tree = opened(qtbot, near)
    near.set_rows("here", ROWS)
    put_pointer(tree, is_over=True)
    near.renew_rows(ROWS[:1])
    near.set_rows("there", ROWS[1:])
    put_pointer(tree, is_over=False)
    QApplication.processEvents()
    assert names(tree) == ["2", "3"]


def test_a_township_that_is_covered_at_last_waits_for_the_pointer(qtbot: QtBot) -> None:
    coverage = CoverageList()
    tree = opened(qtbot, coverage)
    rows = [Covered(id=1, name="东", counts=(0, 0, 0, 0, 0)), Covered(id=2, name="西", counts=(1, 1, 1, 1, 0))]
    coverage.set_rows(rows)
    fresh = [replace(rows[0], counts=(1, 1, 1, 1, 1)), rows[1]]
    put_pointer(tree, is_over=True)
    coverage.set_rows(fresh)
    assert first_of(tree) == "东"
    put_pointer(tree, is_over=False)
    qtbot.waitUntil(lambda: first_of(tree) == "西", timeout=3000)
