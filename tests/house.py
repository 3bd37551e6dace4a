"""The sources of the house as syntax trees, for the rules that no linter can say."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("assembly", "console", "db", "dispatch", "gateway", "insight", "maps", "simulator", "video", "widgets")
SCREEN = ("assembly", "console", "maps", "video", "widgets")  # rooms that touch the screen
AROUND = ("benchmarks", "scripts", "tests")


def files(*folders: str) -> list[Path]:
    """Every Python file of some folders, sorted."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def everything() -> list[Path]:
    """Every Python file of the project."""
    return [ROOT / "main.py", *files(*ROOMS, *AROUND)]


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def at(path: Path, node: ast.AST | None = None) -> str:
    """'file:line', as an editor takes it."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def imports_of(path: Path) -> list[tuple[str, ast.AST]]:
    """Every module that a file imports, wherever in the file: ('PySide6.QtCore', node); names count as modules too."""
    found: list[tuple[str, ast.AST]] = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found += [(node.module, node), *((f"{node.module}.{alias.name}", node) for alias in node.names)]
    return found


def calls_in(path: Path) -> list[tuple[str, ast.Call]]:
    """Every call of a dotted name: ('time.sleep', node)."""
    calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    return [(ast.unparse(node.func), node) for node in calls if isinstance(node.func, ast.Name | ast.Attribute)]


def tracked_texts() -> list[Path]:
    """Every text file that git keeps or would keep; outside a git checkout, none."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]
