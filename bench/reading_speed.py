"""How fast a FAQ's file is read, and what memory that takes, in one way.

Run by ``bench/run.py`` in a process of its own for each time. Prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import re
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


def _edit(path: str, cache: str) -> None:
    """Change one answer in the middle of a file that ends as :mod:`bench.make_faq` writes."""
    file = Path(path)
    data = file.read_bytes()
    at = data.index(b"    answer: |2\n", len(data) // 2) + len(b"    answer: |2\n      ")
    file.write_bytes(data[:at] + b"Something quite different. " + data[at:])
    _kept(path, cache)


def _resident(name: str) -> float:
    status = Path("/proc/self/status")
    match = status.is_file() and re.search(rf"{name}:\s+(\d+) kB", status.read_text("ascii"))
    return int(match[1]) / 1000 if match else 0.0


def main() -> None:
    """Read the FAQ named on the command line in the way named there."""
    way, path, cache = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        if way == "edited":
            # A copy, of which the store is made first.
            copy = Path(folder, "faq.yaml")
            copy.write_bytes(Path(path).read_bytes())
            path, cache = str(copy), folder
        ways: dict[str, Callable[[], object]] = {
            "faqt": lambda: load_native(path),
            "yaml": lambda: _with_yaml(path),
            "yaml alone": lambda: _with_yaml_alone(path),
            "new": lambda: _kept(path, folder),
            "kept": lambda: _screen(path, cache),
            "edited": lambda: _edit(path, cache),
        }
        if way in ("kept", "edited"):
            _kept(path, cache)
        before = _resident("VmRSS")
        seconds = timed(ways[way])
        print(json.dumps({"seconds": seconds, "megabytes": _resident("VmHWM") - before}))


if __name__ == "__main__":
    main()
