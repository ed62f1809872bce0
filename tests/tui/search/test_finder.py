"""Searching while the index is made."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from index.engine import FaqIndex
from tests.tui.conftest import AppMaker, screen_text, settle
from tests.tui.test_main import main_screen
from tui.search.searching import progress_text

if TYPE_CHECKING:
    import pytest


async def test_questions_can_be_searched_while_the_index_is_made(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = FaqIndex.open
    gate = threading.Event()

    def slow(cls: type[FaqIndex], /, *args: Any, progress: Any, **kwargs: Any) -> FaqIndex:
        progress(3, 11)
        assert gate.wait(30)
        return real(*args, progress=progress, **kwargs)

    monkeypatch.setattr(FaqIndex, "open", classmethod(slow))
    app = make_app()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        screen = main_screen(app)
        while "indexing 3 of 11" not in screen_text(app):
            await pilot.pause()
        await pilot.press("slash", *"risks")
        while screen.search.result is None:
            await pilot.pause()
        assert screen.entry_id == "risks-of-ketamine-therapy"
        complete = [screen._finder.complete]
        gate.set()
        await settle(pilot)
        complete.append(screen._finder.complete)
        assert complete == [False, True]
        result = screen.search.result
        assert result is not None
        assert len(result.hits) > 1  # answers say it, too


def test_progress_tells_count_rate_and_rest() -> None:
    assert progress_text(0, 100, 0.0) == "░░░░░░░░░░ indexing 0 of 100"
    assert progress_text(5_000, 10_000, 2.0) == (
        "█████░░░░░ indexing 5,000 of 10,000 · 2,500/s · 2 s left"
    )
