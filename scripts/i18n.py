"""Brings each room's translation file up to date with its source texts (lupdate), then compiles all (lrelease)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
ROOMS = ("console", "maps", "video", "widgets")


def update(room: str, target: Path) -> None:
    """Collect a room's texts into a .ts file, keeping its translations."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / room).rglob("*.py"))
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "zh_CN"]
    subprocess.run([str(tool), *options, *sources, "-ts", str(target)], cwd=ROOT, check=True)


def main() -> None:
    """Update and compile."""
    I18N.mkdir(exist_ok=True)
    for room in ROOMS:
        if (ROOT / room).is_dir():
            update(room, I18N / f"{room}_zh_CN.ts")
    compiler = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([str(compiler), "-silent", *sorted(map(str, I18N.glob("*.ts")))], check=True)


if __name__ == "__main__":
    main()
