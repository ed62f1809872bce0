"""How fast a FAQ's file is read, and what memory that takes, in one way.

Run by ``bench/run.py`` in a process of its own for each time. Prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml

from bench.search_speed import timed
from convert.read import load
from data.reading.reader import load as load_native
from data.store.keeping import read_kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.model import Faq
    from data.reading.reader import Loaded
    from data.reading.sink import Sink

SCREEN = 40
"""Questions that a screen shows."""


def _with_yaml(path: str) -> None:
    with Path(path).open("rb") as file:
        yaml.load(file, Loader=yaml.CSafeLoader)


def _with_yaml_alone(path: str) -> None:
    gc.disable()
    _with_yaml(path)


def _reader(path: object, sink: Sink | None) -> Loaded:
    return load(str(path), sink=sink)


def _kept(path: str, cache: str) -> Faq:
    return read_kept(path, Path(cache), _reader)[0]


def _screen(path: str, cache: str) -> None:
    """Open a FAQ that was kept, as far as a screen of its list."""
    faq = _kept(path, cache)
    for place in faq.catalogue.listed[:SCREEN]:
        _ = faq.entries[place].question


def _edit(path: str) -> None:
    """Change one answer in the middle of a file that is written as :mod:`bench.make_faq` does."""
    file, mark = Path(path), b"    answer: |2\n      "
    data = file.read_bytes()
    at = data.index(mark, len(data) // 2) + len(mark)
    file.write_bytes(data[:at] + b"Something quite different. " + data[at:])


def _prepare(way: str, path: str, cache: str) -> None:
    """Make what a way begins with, in a process of its own, so that its memory does not count."""
    argv = [sys.executable, __file__, f"before {way}", path, cache]
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)


def _resident(name: str) -> float:
    status = Path("/proc/self/status")
    match = status.is_file() and re.search(rf"{name}:\s+(\d+) kB", status.read_text("ascii"))
    return int(match[1]) / 1000 if match else 0.0


def main() -> None:
    """Read the FAQ named on the command line in the way named there."""
    way, path, cache = sys.argv[1:]
    if way.startswith("before "):
        _kept(path, cache)
        if way == "before edited":
            _edit(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        if way == "edited":
            path, cache = shutil.copy(path, folder), folder
        if way in ("kept", "edited"):
            _prepare(way, path, cache)
        ways: dict[str, Callable[[], object]] = {
            "faqt": lambda: load_native(path),
            "yaml": lambda: _with_yaml(path),
            "yaml alone": lambda: _with_yaml_alone(path),
            "new": lambda: _kept(path, folder),
            "kept": lambda: _screen(path, cache),
            "edited": lambda: _kept(path, cache),
        }
        before = _resident("VmRSS")
        seconds = timed(ways[way])
        print(json.dumps({"seconds": seconds, "megabytes": _resident("VmHWM") - before}))


if __name__ == "__main__":
    main()
