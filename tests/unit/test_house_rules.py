"""The rules of the house that import-linter and ruff cannot say, held over the syntax trees."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.i18n import I18N, update
from scripts.i18n import ROOMS as WORDED_ROOMS
from tests.house import ROOMS, ROOT, SCREEN, at, calls_in, everything, files, imports_of, tracked_texts, tree_of

REFUSED_NAMES = {
    "manager",
    "helper",
    "helpers",
    "util",
    "utils",
    "common",
    "base",
    "misc",
    "handler",
    "controller",
    "core",
}
LONGEST = 300
# One declaration after another reads better in one place than in two.
LONG_DECLARATIONS = {"dispatch/values.py": 400, "db/schema.py": 600}
COLOUR = re.compile(r"(?<![&\w])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b|\brgba?\(\s*\d", re.IGNORECASE)
# In two parts, so that this file passes its own test.
REGISTRIES = tuple(
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"))
)


def test_main_is_imported_by_nobody():
    assert [
        at(path, node) for path in everything() for name, node in imports_of(path) if name.split(".")[0] == "main"
    ] == []


def test_a_room_never_imports_the_tests_the_scripts_or_the_benchmarks():
    outside = {"tests", "scripts", "benchmarks"}
    assert [
        at(path, node) for path in files(*ROOMS) for name, node in imports_of(path) if name.split(".")[0] in outside
    ] == []


def test_only_the_maps_know_the_web_engine():
    elsewhere = [path for path in files(*ROOMS) if path.relative_to(ROOT).parts[0] != "maps"]
    found = [(path, name, node) for path in elsewhere for name, node in imports_of(path)]
    assert [at(path, node) for path, name, node in found if "QtWebEngine" in name or "QtWebChannel" in name] == []


def test_nothing_waits_for_a_fixed_time():
    waits = ("time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QThread.sleep", "QThread.msleep")
    watched = files(*ROOMS, "tests")
    assert [at(path, node) for path in watched for name, node in calls_in(path) if name in waits] == []


def test_no_except_catches_everything_unless_it_raises_it_again():
    bad = []
    for path in everything():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ExceptHandler) and _catches_all(node) and not _raises_again(node):
                bad.append(at(path, node))
    assert bad == []


def _catches_all(node: ast.ExceptHandler) -> bool:
    return node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")


def _raises_again(node: ast.ExceptHandler) -> bool:
    return isinstance(node.body[-1], ast.Raise)


def test_only_what_is_started_by_itself_prints():
    started = ("assembly/", "simulator/")
    silent = [path for path in files(*ROOMS) if not str(path.relative_to(ROOT)).startswith(started)]
    alone = [path for path in silent if '__name__ == "__main__"' not in path.read_text(encoding="utf-8")]
    assert [at(path, node) for path in alone for name, node in calls_in(path) if name == "print"] == []


def test_a_signal_carries_one_object_or_nothing():
    bridge = ROOT / "maps" / "bridge.py"  # the channel turns str and int into JavaScript's own, but no object
    calls = [(path, node) for path in files(*SCREEN) for name, node in calls_in(path) if name.endswith("Signal")]
    carried = [(path, node, [ast.unparse(argument) for argument in node.args]) for path, node in calls]
    assert carried, "no signal was looked at"
    plain = [row for row in carried if not (row[0] == bridge and row[2] in (["str"], ["int"]))]
    assert [at(path, node) for path, node, kinds in plain if kinds not in ([], ["object"])] == []


def test_colours_stand_in_the_theme_only():
    texts = [
        (path, node, node.value)
        for path in files(*SCREEN)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    literal = [
        at(path, node) for path, node, text in texts if COLOUR.search(text) and not _is_documentation(path, node)
    ]
    assert literal + [at(path, node) for path in files(*SCREEN) for node in _painted_by_hand(path)] == []


def test_the_page_of_the_map_takes_its_colours_from_the_theme():
    copied = ("leaflet", "protomaps-leaflet")
    own = [
        path
        for path in (ROOT / "resources" / "map").glob("*.*s*")
        if path.stem not in copied and path.suffix in (".js", ".css")
    ]
    assert own, "no script was looked at"
    assert [at(path) for path in own if COLOUR.search(path.read_text(encoding="utf-8"))] == []


def _is_documentation(path: Path, node: ast.Constant) -> bool:
    return any(isinstance(parent, ast.Expr) and parent.value is node for parent in ast.walk(tree_of(path)))


def _painted_by_hand(path: Path) -> list[ast.AST]:
    named = [
        node
        for name, node in calls_in(path)
        if name.endswith("QColor") and node.args and isinstance(node.args[0], ast.Constant)
    ]
    palette = [
        node
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value).endswith("GlobalColor")
        and node.attr != "transparent"
    ]
    return [*named, *palette]


def test_a_module_is_named_for_what_it_is():
    parts = [(path, re.split(r"[_.]", path.stem)) for path in everything()]
    assert [at(path) for path, words in parts if REFUSED_NAMES & set(words)] == []


def test_a_class_is_named_for_what_it_is():
    classes = [
        (path, node) for path in files(*ROOMS) for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)
    ]
    words = {node: {word.lower() for word in re.findall(r"[A-Z][a-z]+", node.name)} for _, node in classes}
    assert [at(path, node) for path, node in classes if REFUSED_NAMES & words[node]] == []


def test_every_module_opens_with_a_sentence():
    opening = {
        path: (ast.get_docstring(tree_of(path)) or "").split("\n\n")[0] for path in everything() if path.stat().st_size
    }
    assert [at(path) for path, sentence in opening.items() if len(sentence.split()) < 3] == []


def test_no_file_outgrows_its_room():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in files(*ROOMS, "scripts")
    }
    grown = {name: lines for name, lines in lengths.items() if "/versions/" not in name}  # a migration is never edited
    assert {name: lines for name, lines in grown.items() if lines > LONG_DECLARATIONS.get(name, LONGEST)} == {}


def test_resources_hold_no_python():
    assert [at(path) for path in (ROOT / "resources").rglob("*.py")] == []


def test_no_file_names_a_package_registry():
    named = [(path, path.read_text(encoding="utf-8", errors="replace")) for path in tracked_texts()]
    assert [at(path) for path, text in named if any(address in text for address in REGISTRIES)] == []


def test_the_lock_and_the_notice_hold_every_package_that_is_asked_for():
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    asked = [re.split(r"[\[<>=~ ]", line)[0].lower() for line in lines if line and not line.startswith("#")]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    assert [name for name in asked if f"\n{name.replace('_', '-')}==" not in f"\n{lock}"] == []
    assert [name for name in asked if name not in notice] == []


def rooms_with_texts() -> list[str]:
    """The rooms whose sources have words for the screen."""
    asks = re.compile(r"\.tr\(|translate\(|QT_TRANSLATE_NOOP")
    return [room for room in WORDED_ROOMS if any(asks.search(path.read_text(encoding="utf-8")) for path in files(room))]


@pytest.mark.parametrize("room", rooms_with_texts())
def test_every_text_of_the_room_is_translated(room, tmp_path):
    kept = I18N / f"{room}_zh_CN.ts"
    assert kept.exists(), "run `make i18n`, then translate"
    fresh = tmp_path / kept.name
    shutil.copy(kept, fresh)
    update(room, fresh)
    assert _messages(fresh) == _messages(kept), f"run `make i18n`, then translate what is new in {kept.name}"
    assert [source for (_, source), (kind, text) in _messages(kept).items() if kind or not text.strip()] == []


def _messages(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """(context, source) -> (kind, translation); the kind is empty for a finished one."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            made = message.find("translation")
            assert made is not None, path
            forms = [form.text or "" for form in made.iter("numerusform")] or [made.text or ""]
            key = (context.findtext("name", ""), message.findtext("source", "") + "|" + message.findtext("comment", ""))
            found[key] = (made.get("type", ""), min(forms, key=len))
    return found


def test_the_doors_and_the_business_load_no_qt():
    below = [room for room in ("dispatch", "db", "gateway", "simulator") if (ROOT / room / "__init__.py").exists()]
    question = f"import sys, {', '.join(below)}; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", question], cwd=ROOT, check=False).returncode == 0
