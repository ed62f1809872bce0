"""The screen looks at what it shows, however large the FAQ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.store.keeping import read_kept
from index.engine import FaqIndex
from tests.large import COUNT, Looks, write_large

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Opener

A_SCREEN = 60
"""Questions that a screen shows, and some more around them."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_only_what_is_shown_is_looked_at(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    path, cache = write_large(tmp_path), tmp_path / "cache"
    made, _ = read_kept(path, cache)
    FaqIndex.open(made, cache).close()
    looks = Looks(monkeypatch)
    faq, _ = read_kept(path, cache)
    async with open_app(faq, size=size, cache=cache) as reader:
        assert "What is widget 1 for?" in reader.shown
        assert looks.at("entry") <= 2 * A_SCREEN, looks.rows
        looks.forget()
        await reader.press("G")
        assert f"What is widget {COUNT - 2} for?" in reader.shown
        assert looks.at("entry") <= 2 * A_SCREEN, looks.rows
        looks.forget()
        await reader.press("b", "g", "j", "B", "escape", "s", "escape")
        assert looks.at("entry", "work") <= 2 * A_SCREEN, looks.rows
        looks.forget()
        await reader.press("ctrl+p")
        await reader.type("widget 2998")
        assert looks.at("entry") <= 2 * A_SCREEN, looks.rows
