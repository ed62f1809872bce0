"""The files of a folder, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

_LEFT_OUT: Final = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "vendor"})
_MOST: Final = 50_000
_DEEPEST: Final = 6
_DIGITS: Final = re.compile(r"(\d+)")


def files_in(folder: Path, *, most: int = _MOST) -> list[Path]:
    """Return the files of a folder and of the folders in it.

    Args:
        folder: The folder.
        most: How many to return at most.

    Returns:
        Files by name, numbers in names by their value; none that is hidden, and no links.
    """
    found: list[Path] = []
    base = len(folder.parts)
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = (
            sorted(name for name in folders if name[0] != "." and name not in _LEFT_OUT)
            if len(here.parts) - base < _DEEPEST
            else []
        )
        found += (here / name for name in sorted(files, key=_order) if name[0] != ".")
        if len(found) >= most:
            break
    return found[:most]


def _order(name: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isdigit() else (0, part.lower()) for part in _DIGITS.split(name)
    ]
