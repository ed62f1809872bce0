"""What once could break without a test that noticed; each looks at what stands on the screen."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from tests.tui.conftest import Opener, Reader, settle, small_faq
from tui.search.finder import Finder

if TYPE_CHECKING:
    from textual.message import Message

    from index.model import SearchRequest

LONG = small_faq(
    "title: T\nquestions:\n"
    "  - id: a\n    question: One?\n    answer: |\n"
    + "".join(f"      Line {n} of the answer.\n\n" for n in range(60))
    + "  - {id: b, question: Two apples?, answer: A pear.}\n"
    "  - {id: c, question: Three pears?, answer: 'An apple [@x], appleapple [@y].'}\n"
    "references:\n  - {id: x, title: First work, DOI: 10.1000/1}\n"
    "  - {id: y, title: Second work, DOI: 10.1000/2}\n"
    "  - {id: z, title: Third work, DOI: 10.1000/3}\n"
)


def top_line(reader: Reader) -> str:
    """Return the first line of the answer pane as it is drawn."""
    pane = reader.screen.frame.answer
    row = pane.content_region.y
    return (
        reader.shown.splitlines()[row][pane.content_region.x :].split("  ")[0].strip(" │▁▂▃▄▅▆▇█")
    )


async def test_what_an_older_search_finds_late_is_not_shown(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.engine import FaqIndex

    real, gate, entered = FaqIndex.search, threading.Event(), threading.Event()

    def slow(self: FaqIndex, request: SearchRequest, **options: Any) -> Any:
        if request.text == "apple":
            entered.set()
            gate.wait(20)
            # As if it had ended just before it could notice that it is outdated.
            return real(self, request)
        return real(self, request, **options)

    async with open_app(LONG) as reader:
        finder = reader.screen.session.finder
        monkeypatch.setattr(FaqIndex, "search", slow)
        found: list[str] = []
        post = reader.screen.post_message

        def noting(message: Message) -> bool:
            if isinstance(message, Finder.Found):
                found.append(message.result.request.text)
            return post(message)

        monkeypatch.setattr(reader.screen, "post_message", noting)
        reader.screen.frame.search_bar.put("apple")
        while not entered.is_set():
            await asyncio.sleep(0)
        assert finder.is_searching
        reader.screen.frame.search_bar.put("pear")
        await reader.pilot.pause()
        gate.set()
        await reader.settle()
        assert found == ["pear"]
        assert "Three pears?" in reader.shown


async def test_control_characters_never_stand_in_the_search_line(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        line = reader.screen.frame.search_bar.input
        line.insert_text_at_cursor("nau\x1b]2;x\x07\u202ese\x9ba")
        await reader.settle()
        assert reader.shown.splitlines()[0].split("  ")[0] == " / nau]2;xsea"
        assert line.value == "nau]2;xsea"


async def test_links_within_the_app_are_no_hyperlinks_of_the_terminal(open_app: Opener) -> None:
    faq = small_faq(
        "title: T\nquestions:\n"
        "  - {id: a, question: One?, answer: 'Cited [@x], <https://example.org/y>, [b](#b).'}\n"
        "  - {id: b, question: Two?, answer: B.}\nreferences:\n"
        "  - {id: x, title: First, DOI: 10.1000/1}\n"
    )
    async with open_app(faq, size=(100, 30)) as reader:
        await reader.press("r")
        sent = {
            segment.style.link
            for strip in reader.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.link
        }
        assert sent == {"https://example.org/y", "https://doi.org/10.1000/1"}


async def test_a_drawer_opens_as_if_for_the_first_time(open_app: Opener) -> None:
    async with open_app(LONG, entry="c") as reader:
        await reader.press("R", "f")
        await reader.type("third")
        await reader.press("enter")
        assert "All references (1 of 3)" in reader.shown
        await reader.press("R")
        assert not reader.screen.frame.drawer.is_open
        await reader.press("r")
        assert "─ References ─" in reader.shown
        assert "First work" in reader.shown
        assert "Second work" in reader.shown
        assert "All references" not in reader.shown
        await reader.press("R")
        assert "─ All references ─" in reader.shown
        assert "of 3)" not in reader.shown


async def test_a_closed_drawer_is_for_the_answer_again(open_app: Opener) -> None:
    async with open_app(LONG, size=(120, 30), entry="b") as reader:
        await reader.press("R", "R")
        assert not reader.screen.frame.drawer.is_open
        # This answer has no references, so none are offered.
        assert "r references" not in reader.shown
        await reader.jump("c")
        assert "r references" in reader.shown
        desk = reader.screen.session.consulting.desk
        desk.open("entry")
        desk.filter("second")
        desk.close()
        await reader.press("r")
        assert "─ References ─" in reader.shown
        assert "First work" in reader.shown.partition("─ References ─")[2]


async def test_back_and_on_to_where_one_was_without_a_jump(open_app: Opener) -> None:
    async with open_app(LONG, entry="a") as reader:
        await reader.jump("b")
        await reader.press("J")
        assert "An apple [1]" in reader.shown
        await reader.press("left_square_bracket")
        assert "A pear." in reader.shown
        await reader.press("right_square_bracket")
        assert "An apple [1]" in reader.shown


@pytest.mark.parametrize("size", [(100, 30), (80, 16), (40, 12)])
async def test_paging_keeps_a_line_in_sight(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(LONG, size=size, entry="a") as reader:
        pane = reader.screen.frame.answer
        height = pane.scrollable_content_region.height
        lines = pane.document.texts
        await reader.press("space")
        # The last line of the page before is the first of this one.
        assert top_line(reader) == lines[height - 1].strip()
        await reader.press("space")
        assert top_line(reader) == lines[2 * (height - 1)].strip()
        await reader.press("b", "b")
        assert top_line(reader) == lines[0].strip()


MANY = small_faq(
    "title: T\nquestions:\n"
    + "".join(f"  - {{question: Question number {n}?, answer: A.}}\n" for n in range(60))
)


@pytest.mark.parametrize("size", [(100, 30), (80, 16), (40, 12)])
async def test_paging_through_questions_keeps_one_in_sight(
    open_app: Opener, size: tuple[int, int]
) -> None:
    async with open_app(MANY, size=size) as reader:
        pane = reader.screen.frame.questions
        rows = pane.size.height
        for page in 1, 2:
            await reader.press("pagedown")
            # The last question of the page before is the first of this one.
            assert pane.position == (1 + page * (rows - 1), 60)
            assert f"Question number {page * (rows - 1)}?" in reader.line("▌")
        await reader.press("pageup", "pageup")
        assert "Question number 0?" in reader.line("▌")


async def test_after_a_search_the_list_is_where_it_was(open_app: Opener) -> None:
    async with open_app(MANY, size=(100, 16)) as reader:
        await reader.press("pagedown", "pagedown", "up", "up", "up", "up")
        before = reader.shown.splitlines()
        assert not any("Question number 0?" in line[:40] for line in before)
        assert sum("▌" in line[:4] for line in before[3:-3]) == 1
        await reader.press("slash")
        await reader.type("7")
        assert "Question number 7?" in reader.line("▌")
        await reader.press("escape", "escape")
        assert [line[:40] for line in reader.shown.splitlines()] == [line[:40] for line in before]


async def test_back_remembers_where_one_was(open_app: Opener) -> None:
    async with open_app(LONG, entry="a") as reader:
        for there in "b", "c":
            await reader.jump(there)
        await reader.press("left_square_bracket")
        assert "A pear." in reader.shown
        await reader.press("left_square_bracket")
        assert "Line 0 of the answer." in reader.shown
        await reader.press("left_square_bracket")
        assert "Nothing to go back to" in reader.shown
        await reader.press("right_square_bracket", "right_square_bracket")
        assert "An apple [1]" in reader.shown
        await reader.press("right_square_bracket")
        assert "Nothing to go forward to" in reader.shown
        # Going elsewhere from the middle forgets what was ahead.
        await reader.press("left_square_bracket", "left_square_bracket")
        await reader.jump("c")
        await reader.press("right_square_bracket")
        assert "Nothing to go forward to" in reader.shown
        await reader.press("left_square_bracket")
        assert "Line 0 of the answer." in reader.shown


async def test_matches_that_touch_are_each_lit_whole(open_app: Opener) -> None:
    faq = small_faq("title: T\nquestions:\n  - {id: a, question: One?, answer: 苹果苹果汁.}\n")
    async with open_app(faq, size=(100, 20)) as reader:
        pane = reader.screen.frame.answer
        line = pane.document.texts.index("苹果苹果汁.")
        pane.marks.light(pane.document, _spans(pane.document.plain, "苹果苹果汁", (0, 2), (2, 4)))
        current = pane.get_component_rich_style("lines--match-current", partial=True)
        lit = pane.get_component_rich_style("lines--match", partial=True)
        assert pane.step_match(1)
        assert _styled(reader, line, current.bgcolor) == "苹果"
        assert _coloured(reader, line, lit.color) == "苹果"
        assert pane.step_match(1)
        assert _styled(reader, line, current.bgcolor) == "苹果"
        assert not pane.step_match(1)


def _spans(plain: str, word: str, *parts: tuple[int, int]) -> list[tuple[int, int]]:
    at = plain.index(word)
    return [(at + start, at + end) for start, end in parts]


def _styled(reader: Reader, line: int, ground: object) -> str:
    strip = reader.screen.frame.answer.render_line(line)
    return "".join(s.text for s in strip if s.style is not None and s.style.bgcolor == ground)


def _coloured(reader: Reader, line: int, colour: object) -> str:
    strip = reader.screen.frame.answer.render_line(line)
    return "".join(s.text for s in strip if s.style is not None and s.style.color == colour)


@pytest.mark.parametrize("key", ["ctrl+c", "y"])
async def test_a_selection_is_copied_and_told(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    from desk.clipboard import CopyResult

    copied: list[str] = []

    def fake(text: str, **_: object) -> CopyResult:
        copied.append(text)
        return CopyResult("command", "copied to a board")

    monkeypatch.setattr("tui.references.copying.copy", fake)
    async with open_app(LONG, size=(100, 20), entry="a") as reader:
        pane = reader.screen.frame.answer
        x, y = pane.content_region.offset
        for kind, column, row in (
            (events.MouseDown, x, y + 2),
            (events.MouseMove, x + 4, y + 2),
            (events.MouseMove, x + 6, y + 2),
            (events.MouseUp, x + 6, y + 2),
        ):
            button = 0 if kind is events.MouseMove else 1
            reader.app.post_message(
                kind(None, column, row, 2, 0, button, False, False, False, column, row)
            )
            await settle(reader.pilot)
        await reader.press(key)
        assert copied
        assert copied[0].startswith("Line 0")
        assert "Selection copied to a board" in reader.shown


async def test_ctrl_c_without_a_selection_says_how_to_quit(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("ctrl+c")
        assert "Press q to quit" in reader.shown
