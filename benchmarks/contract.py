"""The last line of every benchmark."""

import json
import sys


def is_long() -> bool:
    """Whether the long form was asked for (`make soak`)."""
    return "--long" in sys.argv[1:]


def report(
    name: str, value: float, unit: str, *, yardstick: str, yardstick_value: float, goal: float, ratio: float,
    is_ok: bool, **more: float | str,
) -> int:  # fmt: skip
    """Print the line; returns the exit code, 0 when the goal is met."""
    row: dict[str, float | str | bool] = {
        "name": name, "value": round(value, 4), "unit": unit, "yardstick": yardstick,
        "yardstick_value": round(yardstick_value, 4), "ratio": round(ratio, 3), "goal": goal, "ok": is_ok, **more,
    }  # fmt: skip
    print(json.dumps(row, ensure_ascii=False), flush=True)
    return 0 if is_ok else 1
