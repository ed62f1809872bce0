"""The map of the house names every room, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
LAYERS = ("data", "convert", "index", "desk", "show", "tui", "faqt")
ROOMS = sorted(
    str(path.parent.relative_to(ROOT))
    for layer in LAYERS
    for path in (ROOT / layer).rglob("__init__.py")
)


def _named() -> set[str]:
    """Find the paths that the tables name; a bare name stands in the folder named before it."""
    found = set()
    for row in PAGE.splitlines():
        folder = ""
        for name in re.findall(r"`([a-z_./]+)`", row) if row.startswith("|") else ():
            if not name.endswith((".py", "/", ".tcss", ".yaml")):
                continue
            if name.startswith(tuple(f"{layer}/" for layer in LAYERS)):
                folder = name.rpartition("/")[0]
                found.add(name)
            else:
                candidates = (f"{folder}/{name}", f"{folder.rpartition('/')[0]}/{name}")
                found.add(next((each for each in candidates if (ROOT / each).exists()), name))
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_on_the_map(room: str) -> None:
    assert f"{room}/" in {name if name.endswith("/") else f"{name}/" for name in _named()}


@pytest.mark.parametrize("name", sorted(_named()))
def test_what_the_map_names_is_there(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:\w+/)+\w+\.py)`", PAGE))))
def test_what_the_text_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_no_module_is_long() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for layer in LAYERS
        for path in (ROOT / layer).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long, "one module, one subject: split it"
