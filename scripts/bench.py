"""Runs every benchmark, one after another, and makes a table of the last line that each prints."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = (
    *("start", "video_cpu", "video_capacity", "video_latency", "video_faults", "video_memory", "video_sync"),
    *("map_units", "map_pan", "map_geo", "map_replay", "map_recovery", "map_rivals", "map_memory", "map_wall"),
    *("store_queries", "store_commands", "store_fanout", "store_positions", "store_import", "store_soak"),
    *("desk_keys", "desk_select", "desk_queue", "desk_day", "desk_monkey", "desk_all"),
)
COLUMNS = ("name", "value", "unit", "yardstick", "yardstick_value", "ratio", "goal", "ok")


def result_of(name: str, options: list[str]) -> dict[str, object]:
    """The JSON object that a benchmark printed last, or a row that says what went wrong."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *options]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    try:
        row: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        return {"name": name, "value": f"exit {done.returncode}, no result", "ok": False}
    return row if done.returncode == 0 else {**row, "ok": False}


def cell(value: object) -> str:
    """A number to four digits, anything else as it is."""
    return f"{value:.4g}" if isinstance(value, float) else str(value).replace("|", "/")


def main() -> int:
    """One row a benchmark; options such as --long go on to each. Returns 1 when one failed or missed its goal."""
    present = [name for name in NAMES if (ROOT / "benchmarks" / f"{name}.py").exists()]
    print("| " + " | ".join(COLUMNS) + " |\n" + "|---" * len(COLUMNS) + "|", flush=True)
    held = True
    for name in present:
        row = result_of(name, sys.argv[1:])
        held = held and row.get("ok") is True
        print("| " + " | ".join(cell(row.get(column, "")) for column in COLUMNS) + " |", flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
