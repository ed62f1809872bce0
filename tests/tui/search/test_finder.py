"""Searching while the index is made."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from index.engine import FaqIndex
from tests.tui.conftest import (
    AppMaker,
    Opener,
    screen_text,
    settle,
    until,
)
from tests.tui.test_main import main_screen
from tui.search.finder import Finder

if TYPE_CHECKING:
    from index.model import SearchRequest, SearchResult


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
        while screen.session.search.result is None:
            await pilot.pause()
        assert screen.reading.entry_id == "risks-of-ketamine-therapy"
        complete = [screen.session.finder.complete]
        gate.set()
        await settle(pilot)
        complete.append(screen.session.finder.complete)
        assert complete == [False, True]
        result = screen.session.search.result
        assert result is not None
        assert len(result.hits) > 1  # answers say it, too


async def test_a_search_that_is_outdated_before_its_turn_is_not_made(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    search, turn = FaqIndex.search, Finder._search
    gate, begun = threading.Event(), threading.Event()
    waiting: list[str] = []
    made: list[str] = []

    def slow(self: FaqIndex, request: SearchRequest, **options: Any) -> SearchResult:
        made.append(request.text)
        if request.text == "mood":
            begun.set()
            assert gate.wait(30)
        return search(self, request, **options)

    def noting(self: Finder, request: SearchRequest, generation: int) -> None:
        waiting.append(request.text)
        turn(self, request, generation)

    async with open_app() as reader:
        monkeypatch.setattr(FaqIndex, "search", slow)
        monkeypatch.setattr(Finder, "_search", noting)
        bar = reader.screen.frame.search_bar
        for text in "mood", "dizziness", "risks":
            bar.put(text)
            await until(reader.pilot, lambda text=text: text in waiting)  # type: ignore[misc]
        assert begun.wait(30)
        gate.set()
        await reader.settle()
        assert made == ["mood", "risks"]
        assert reader.screen.reading.entry_id == "risks-of-ketamine-therapy"


@pytest.mark.parametrize("typed", ["diss", "ketamine ris", "what is anx", "who bene"])
async def test_enter_keeps_the_list_that_was_seen(open_app: Opener, typed: str) -> None:
    async with open_app(size=(120, 40)) as reader:
        await reader.press("slash")
        await reader.type(typed)
        rows = reader.screen.frame.questions
        before = [rows.render_line(y).text for y in range(rows.size.height)]
        await reader.press("enter")
        await reader.settle()
        assert [rows.render_line(y).text for y in range(rows.size.height)] == before
        assert "Nothing found" not in reader.shown
        result = reader.screen.session.search.result
        assert result is not None
        assert result.hits


async def test_what_a_note_says_is_found_and_told(open_app: Opener) -> None:
    async with open_app(size=(120, 40)) as reader:
        await reader.press("slash")
        await reader.type("bladder")
        assert "What are the risks of ketamine therapy?" in reader.shown
        assert "in a note:" in reader.shown


async def test_a_condition_is_called_unmet_when_it_is_typed_to_its_end(open_app: Opener) -> None:
    async with open_app(size=(120, 40)) as reader:
        await reader.press("slash")
        await reader.type("risks year:19x")
        assert "is not a year" not in reader.shown
        await reader.press("enter")
        await reader.settle()
        assert "“19x” is not a year" in reader.shown
