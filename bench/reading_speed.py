"""How fast a FAQ's file is read, and what memory that takes, in one way.

Run by ``bench/run.py`` in a process of its own for each time. Prints one JSON object.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml

from bench.search_speed import timed
from data.reading.reader import load
from data.store.keeping import read_kept

if TYPE_CHECKING:
    from collections.abc import Callable


def _with_yaml(path: str) -> None:
    with Path(path).open("rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)


def _resident(name: str) -> float:
    status = Path("/proc/self/status")
    match = status.is_file() and re.search(rf"{name}:\s+(\d+) kB", status.read_text("ascii"))
    return int(match[1]) / 1000 if match else 0.0


def main() -> None:
    """Read the FAQ named on the command line in the way named there."""
    way, path, cache = sys.argv[1:]
    ways: dict[str, Callable[[], object]] = {
        "faqt": lambda: load(path),
        "yaml": lambda: _with_yaml(path),
        "kept": lambda: read_kept(path, Path(cache)),
    }
    if way == "kept":
        read_kept(path, Path(cache))
    before = _resident("VmRSS")
    seconds = timed(ways[way])
    print(json.dumps({"seconds": seconds, "megabytes": _resident("VmHWM") - before}))


if __name__ == "__main__":
    main()
