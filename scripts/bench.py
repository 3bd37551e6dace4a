"""Runs every benchmark and makes a table of their last lines."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_ALONE = ("__init__", "contract")


def last_line(name: str, extra: list[str]) -> dict[str, object]:
    """The JSON that a benchmark printed last, or what went wrong."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *extra]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0 or not lines:
        return {"name": name, "value": "failed", "unit": done.stderr.strip().splitlines()[-1:]}
    row: dict[str, object] = json.loads(lines[-1])
    return row


def main() -> None:
    """One row a benchmark."""
    names = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py") if path.stem not in NOT_ALONE)
    print("| benchmark | value | unit | yardstick | its value | ratio | goal | ok |\n|---|---|---|---|---|---|---|---|")
    for name in names:
        row = last_line(name, sys.argv[1:])
        keys = ("name", "value", "unit", "yardstick", "yardstick_value", "ratio", "goal", "ok")
        print("| " + " | ".join(str(row.get(key, "")) for key in keys) + " |", flush=True)


if __name__ == "__main__":
    main()
