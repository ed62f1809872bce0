"""Keys in one burst: none acts on what was there before the one ahead of it took effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.conftest import Opener, Reader, small_faq
from tui.panes.search import SearchInput

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(120, 40), (80, 24), (40, 12)]


def typed(reader: Reader) -> str:
    """Return what stands in the search line on the screen."""
    return reader.shown.splitlines()[0].removeprefix(" / ").split("  ")[0].rstrip()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", ["mood", "quit e", "jjj/?", "nnN", "é[1]:'"])
async def test_what_follows_the_search_key_is_text(
    open_app: Opener, size: tuple[int, int], text: str
) -> None:
    async with open_app(size=size) as reader:
        await reader.burst("/", *text)
        assert typed(reader) == text
        assert reader.app.is_running
        assert isinstance(reader.app.focused, SearchInput)


@pytest.mark.parametrize("size", SIZES)
async def test_a_search_is_entered_opened_and_walked(
    open_app: Opener, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as reader:
        await reader.burst("/", *"dissociation", "enter", "enter", "n", "n")
        screen = reader.screen
        assert screen.frame.search_bar.text == "dissociation"
        assert reader.app.focused is screen.frame.answer
        assert screen.frame.answer.match_number == 2
        assert "match 2/" in reader.shown


async def test_arrows_after_a_search_move_in_its_results(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.burst("/", *"ketamine", "down", "down", "enter", "enter")
        results = reader.screen.frame.questions.listing.keys
        assert reader.screen.reading.entry_id == [key for key in results if key][2]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("s", "4"), "section:safety"),
        (("s", "j", "j", "j", "enter", "enter"), "section:safety"),
        (("ctrl+p", *"conclude", "enter"), "What does the article conclude?"),
        ((":", *"conclude", "enter"), "What does the article conclude?"),
        (("?", "q", "J"), "What is ketamine?"),
        (("i", "escape", "R", "f", *"daly 2019", "enter"), "(1 of 7)"),
        (("m", "J", "'", "enter"), "What does this FAQ cover"),
    ],
)
async def test_dialogs(open_app: Opener, keys: tuple[str, ...], shown: str) -> None:
    async with open_app(size=(100, 30)) as reader:
        await reader.burst(*keys)
        assert reader.app.screen is reader.screen
        assert shown in reader.shown


@pytest.mark.parametrize("size", [*SIZES, (20, 5), (80, 6), (12, 4)])
@pytest.mark.parametrize(
    "opening", [("ctrl+p",), ("s",), ("m", "'"), ("j", "y"), ("j", "j", "j", "1", "o")]
)
async def test_a_dialog_closes_once(
    open_app: Opener, opened: Path, size: tuple[int, int], opening: tuple[str, ...]
) -> None:
    async with open_app(size=size) as reader:
        for ending in ("enter", "enter"), ("escape", "escape"), ("enter", "escape", "enter"):
            await reader.burst(*opening, *ending)
            assert reader.app.is_running
            await reader.burst(*["escape"] * 6)
            assert len(reader.app.screen_stack) == 1


@pytest.mark.parametrize("opening", ["ctrl+p", "s"])
@pytest.mark.parametrize("size", [(80, 24), (80, 6), (40, 3), (12, 2), (2, 2)])
async def test_lists_page_at_any_height(
    open_app: Opener, opening: str, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as reader:
        keys = ("pagedown", "pagedown", "pageup", "pageup", "up", "down", "end", "home")
        await reader.burst(opening, *keys)
        await reader.burst("escape", opening, "pagedown")
        await reader.resize(size[0] + 1, size[1] + 1)
        await reader.burst("pagedown", "up", "escape")
        assert reader.app.is_running


@pytest.mark.parametrize("opening", ["ctrl+p", "s"])
async def test_a_double_click_chooses_once(open_app: Opener, opening: str) -> None:
    async with open_app() as reader:
        await reader.press(opening)
        for kind in (events.MouseDown, events.MouseUp) * 2:
            event = kind(None, 30, 10, 0, 0, 1, False, False, False, 30, 10)
            reader.app.post_message(event)
        await reader.settle()
        assert reader.app.is_running
        assert len(reader.app.screen_stack) == 1


async def test_dismissing_twice_does_nothing_more(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("s")
        dialog = reader.app.screen
        dialog.dismiss(None)
        dialog.dismiss(None)
        await reader.settle()
        assert reader.app.screen is reader.screen


async def test_a_held_key_is_not_slowed_down(open_app: Opener) -> None:
    rows = "".join(f"  - {{id: q{n}, question: Question {n}?, answer: A.}}\n" for n in range(300))
    async with open_app(small_faq(f"schema: 1\ntitle: T\nquestions:\n{rows}")) as reader:
        await reader.burst(*["j"] * 200)
        assert "▌  Question 200?" in reader.shown
        assert reader.screen.reading.entry_id == "q200"


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("one\ntwo\r\nthree", "one two three"),
        ("  mood \n\n\n  swings\t\n", "mood swings"),
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("\x1b]2;title\x07x\x00\x9by", "xy"),
        ("u\u202ev\u2028w", "uv w"),
    ],
)
async def test_a_paste_becomes_one_clean_line(open_app: Opener, pasted: str, line: str) -> None:
    async with open_app() as reader:
        await reader.press("/")
        reader.app.post_message(events.Paste(pasted))
        await reader.settle()
        assert typed(reader) == line
        await reader.press("escape", "escape", "R", "f")
        reader.app.post_message(events.Paste(pasted))
        await reader.settle()
        assert reader.screen.frame.filter.value == line


async def test_a_paste_right_after_the_key_goes_to_the_line(open_app: Opener) -> None:
    async with open_app() as reader:
        reader.app.post_message(events.Key("slash", "/"))
        reader.app.post_message(events.Paste("nausea\nnow"))
        reader.app.post_message(events.Key("x", "x"))
        await reader.settle()
        assert typed(reader) == "nausea nowx"
