"""What stands on the screen from frame to frame, from a key to its results."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from textual.message import Message
from textual.screen import Screen

from index.engine import FaqIndex
from tests.tui.conftest import AppMaker, Opener, Reader, screen_text, settle, small_faq, until
from tui.app import FaqtApp
from tui.layout import render
from tui.search.finder import Finder

if TYPE_CHECKING:
    from index.model import SearchRequest, SearchResult

LADDER = small_faq(
    "title: T\nquestions:\n"
    + "".join(
        f"  - {{id: q{n}, question: What is {'o' * n}?, answer: Text {n}.}}\n" for n in range(1, 13)
    )
)
"""Of these, each further letter finds one question less."""

MANY = small_faq(
    "title: T\nquestions:\n"
    + "".join(
        f"  - {{id: q{n}, question: Which apple is number {n}?, answer: Text.}}\n"
        for n in range(1, 121)
    )
)
"""More than a screen has room for."""


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep what each frame shows."""
    kept: list[str] = []
    paint = Screen._compositor_refresh

    def keeping(self: Screen[Any]) -> None:
        paint(self)
        if isinstance(self.app, FaqtApp) and self.app.screen is self.app.main:
            kept.append(screen_text(self.app))

    monkeypatch.setattr(Screen, "_compositor_refresh", keeping)
    return kept


def counts(frames: list[str]) -> list[int]:
    """Return how many questions the frames say are found."""
    return [int(found[1]) for frame in frames if (found := re.search(r"/(\d+) found", frame))]


async def test_the_first_frame_has_the_list(make_app: AppMaker, frames: list[str]) -> None:
    app = make_app(MANY)
    async with app.run_test(size=(100, 20)) as pilot:
        await settle(pilot)
    assert "Which apple is number 1?" in frames[0]
    assert "Which apple is number 14?" in frames[0]


async def test_every_frame_of_another_size_has_the_list(
    open_app: Opener, frames: list[str]
) -> None:
    async with open_app(MANY, size=(100, 12)) as reader:
        frames.clear()
        await reader.resize(120, 30)
        # Down to the last line of the list, at its new height.
        assert all("Which apple is number 24?" in frame for frame in frames)
        assert frames


async def test_a_held_key_never_shows_older_results_after_newer(
    open_app: Opener, frames: list[str]
) -> None:
    async with open_app(LADDER, size=(100, 20)) as reader:
        await reader.press("slash")
        await reader.burst(*"oooooooo")
        await reader.type("oo")
        shown = counts(frames)
        assert shown == sorted(shown, reverse=True)
        assert shown[-1] == 3
        assert "What is oooooooooooo?" in reader.shown


async def test_results_that_were_overtaken_on_the_way_are_not_shown(
    open_app: Opener, frames: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(LADDER, size=(100, 20)) as reader:
        post, late = reader.screen.post_message, list[Message]()

        def overtaking(message: Message) -> bool:
            if isinstance(message, Finder.Found):
                if message.result.request.text == "ooo":
                    late.append(message)
                    return True
                done = post(message)
                while late:
                    post(late.pop())
                return done
            return post(message)

        monkeypatch.setattr(reader.screen, "post_message", overtaking)
        bar = reader.screen.frame.search_bar
        bar.put("ooo")
        await until(reader.pilot, lambda: bool(late))
        bar.put("oooooo")
        await reader.settle()
        assert not late
        assert 10 not in counts(frames)
        assert "1/7 found" in reader.shown


async def test_what_is_in_sight_is_found_first_and_the_rest_moves_nothing(
    open_app: Opener, frames: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    search, gate = FaqIndex.search, threading.Event()
    limits: list[int] = []

    def slow(self: FaqIndex, request: SearchRequest, **options: Any) -> SearchResult:
        limits.append(request.limit)
        if request.limit == 500:
            assert gate.wait(30)
        return search(self, request, **options)

    async with open_app(MANY, size=(100, 20)) as reader:
        monkeypatch.setattr(FaqIndex, "search", slow)
        reader.screen.frame.search_bar.put("apple")
        await until(reader.pilot, lambda: "1/120 found" in reader.shown and len(limits) == 2)
        before = reader.shown
        gate.set()
        await reader.settle()
        assert limits[0] < 20
        assert limits[1:] == [500]
        assert reader.shown == before
        # Each frame with results has a full list, and the same scrollbar.
        assert {f for f in frames if "120 found" in f and "Text." in f} == {before}


async def test_the_last_result_is_reached_before_all_were_found(open_app: Opener) -> None:
    async with open_app(MANY, size=(100, 20)) as reader:
        await reader.burst("slash", *"apple", "enter", "G")
        assert "120/120 found" in reader.shown
        assert "▌  Which apple is number 120?" in reader.shown


async def test_a_question_chosen_by_hand_stays_wherever_it_is(open_app: Opener) -> None:
    async with open_app(MANY, size=(100, 20)) as reader:
        await reader.press("slash")
        await reader.type("appl")
        await reader.press("enter", "G", "slash", "end")
        await reader.type("e")
        assert "120/120 found" in reader.shown


async def test_letters_lay_nothing_out_that_stays(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[str] = []
    lay_out, foot = Screen._refresh_layout, render.render_body

    def noting(self: Screen[Any], *args: Any, **options: Any) -> None:
        laid_out.append("screen")
        lay_out(self, *args, **options)

    def noting_body(*args: Any) -> Any:
        laid_out.append("answer")
        return foot(*args)

    async with open_app(MANY, size=(100, 20)) as reader:
        await reader.press("slash")
        await reader.type("app")
        monkeypatch.setattr(Screen, "_refresh_layout", noting)
        monkeypatch.setattr(render, "render_body", noting_body)
        await reader.type("le")
        assert laid_out == []


async def test_a_step_lays_the_answer_out_once(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies: list[str] = []
    body = render.render_body

    def noting(writer: Any, faq: Any, entry: Any, *rest: Any) -> Any:
        bodies.append(entry.id)
        return body(writer, faq, entry, *rest)

    async with open_app(size=(120, 60)) as reader:
        monkeypatch.setattr(render, "render_body", noting)
        await reader.press("j")
        assert bodies == [reader.screen.reading.entry_id]
        assert "See also" in reader.shown


async def test_related_questions_give_way_to_a_search(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, begun = FaqIndex.related, threading.Event()
    given_way: list[str] = []

    def slow(self: FaqIndex, entry_id: str, limit: int = 5, **options: Any) -> tuple[str, ...]:
        if not begun.is_set():
            begun.set()
            for _ in range(2_000):
                if options["cancelled"]():
                    given_way.append(entry_id)
                    break
                time.sleep(0.005)
        return real(self, entry_id, limit, **options)

    async with open_app(size=(120, 60)) as reader:
        monkeypatch.setattr(FaqIndex, "related", slow)
        read = reader.screen.reading.entry_id
        reader.screen.session.finder.relate(read)
        assert await asyncio.to_thread(begun.wait, 30)
        await reader.burst("slash", *"ketamine")
        assert given_way == [read]
        assert "found" in reader.shown
        assert "See also" in reader.shown


def styled(reader: Reader) -> list[list[tuple[str, str]]]:
    """Return the cells of the answer with their styles."""
    pane = reader.screen.frame.answer.region
    strips = reader.app.screen._compositor.render_strips()
    return [
        [
            (segment.text, str(segment.style))
            for segment in strip.crop(pane.x, pane.right).simplify()
        ]
        for strip in strips[pane.y : pane.bottom]
    ]


@pytest.mark.parametrize("text", ["ketamine risk", "what is anx", "dizz"])
async def test_letter_by_letter_lights_the_same_as_all_at_once(open_app: Opener, text: str) -> None:
    pictures = []
    for parts in (list(text), [text]):
        async with open_app(size=(120, 40)) as reader:
            await reader.press("slash")
            for part in parts:
                await reader.type(part)
            pictures.append(styled(reader))
    assert pictures[0] == pictures[1]


async def test_what_waited_for_the_index_is_searched_once(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening, gate = FaqIndex.open, threading.Event()
    search, made = FaqIndex.search, list[str]()

    def slow(cls: type[FaqIndex], /, *args: Any, **options: Any) -> FaqIndex:
        assert gate.wait(30)
        return opening(*args, **options)

    def noting(self: FaqIndex, request: SearchRequest, **options: Any) -> SearchResult:
        made.append(request.text)
        return search(self, request, **options)

    monkeypatch.setattr(FaqIndex, "open", classmethod(slow))
    monkeypatch.setattr(FaqIndex, "search", noting)
    app = make_app(LADDER)
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.press("slash", *"oooo")
        for _ in range(50):
            await asyncio.sleep(0)
        gate.set()
        await settle(pilot)
        assert made == ["oooo"]
        assert "1/9 found" in screen_text(app)


@pytest.mark.parametrize(("given", "drawn"), [("", "500"), ("30", "30")])
def test_frames_a_second(given: str, drawn: str) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "TEXTUAL_FPS"}
    if given:
        environ["TEXTUAL_FPS"] = given
    code = (
        "import os, tui.app; from textual.constants import MAX_FPS;"
        " print(MAX_FPS, os.environ.get('TEXTUAL_FPS', ''))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"{drawn} {given}".strip()
