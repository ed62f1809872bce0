"""What goes wrong at the edges: odd files, odd orders of keys, small screens, the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.style import Style

from show.document import DocumentWriter
from tests.tui.conftest import (
    Opener,
    palette_text,
    small_faq,
)
from tests.tui.test_main import SHORT
from tui.panes.search import SearchInput

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "source",
    [
        "[x](http.1://a%1b%5c%1b%5d2;title%07)",
        "[x](cite.1:%1b%5d52;c;AAAA%07)",
        "an &#27;]2;title&#7; entity",
        "a &#8238;turned around",
        "<http.2:%1b>",
    ],
)
def test_a_file_cannot_steer_the_terminal(source: str) -> None:
    writer = DocumentWriter(60, {"link": Style(underline=True)})
    writer.markdown(source)
    document = writer.build()
    shown = [segment for line in document.lines for segment in line]
    told = [segment.text for segment in shown]
    told += [segment.style.link or "" for segment in shown if segment.style]
    told += [link.href for link in document.links]
    assert all(text.isprintable() for text in told), told


async def test_what_is_pasted_cannot_steer_the_terminal(open_app: Opener) -> None:
    async with open_app(search="nau\x1b]2;x\x07sea") as reader:
        assert reader.screen.frame.search_bar.text.isprintable()
        assert "\x1b" not in reader.shown


async def test_copying_with_nothing_on_the_screen(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("zzzzqqqq")
        await reader.press("enter", "y")
        assert "There is nothing to copy here" in reader.shown


@pytest.mark.parametrize("size", [(80, 24), (80, 14)])
async def test_a_click_chooses_the_question_under_it(
    open_app: Opener, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as reader:
        screen = reader.screen
        shown = reader.shown.splitlines()
        line = next(y for y, text in enumerate(shown) if "How does ketamine work?" in text)
        await reader.pilot.click(offset=(8, line))
        await reader.settle()
        assert screen.reading.entry_id == "how-does-ketamine-work"


async def test_arrows_stay_in_the_search_line(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("ausea")
        await reader.press("left", "left", "left", "left", "left")
        await reader.type("n")
        screen = reader.screen
        assert isinstance(screen.focused, SearchInput)
        assert screen.frame.search_bar.text == "nausea"
        await reader.press("tab")
        assert not isinstance(screen.focused, SearchInput)


async def test_a_narrow_screen_walks_matches_too(open_app: Opener) -> None:
    async with open_app(size=(50, 24)) as reader:
        await reader.press("slash")
        await reader.type("dissociation")
        await reader.press("enter")
        screen = reader.screen
        first = screen.reading.entry_id
        await reader.press("n")
        assert (screen.reading.entry_id, screen.frame.answer.match_number) == (first, 1)
        assert screen.focused is screen.frame.answer


async def test_a_narrow_screen_opens_an_answer_at_its_top(open_app: Opener) -> None:
    async with open_app(size=(40, 12)) as reader:
        screen = reader.screen
        await reader.press("enter", "G")
        assert screen.frame.answer.scroll_offset.y > 0
        await reader.press("escape", "j", "enter")
        assert screen.frame.answer.scroll_offset.y == 0
        assert "What is ketamine?" in reader.shown


async def test_o_opens_the_marked_reference_not_a_link_chosen_before(
    open_app: Opener, opened: Path
) -> None:
    faq = small_faq(
        """
schema: 1
title: T
questions:
  - {id: a, question: One?, answer: 'Text [@x] and [@y].'}
references:
  - {id: x, title: First, DOI: 10.1000/1}
  - {id: y, title: Second, DOI: 10.1000/2}
"""
    )
    async with open_app(faq) as reader:
        await reader.press("r", "c", "j", "o")
        assert opened.read_text() == "https://doi.org/10.1000/2\n"


async def test_a_doubtful_link_asks_also_when_it_is_followed(
    open_app: Opener, opened: Path
) -> None:
    async with open_app(size=(100, 40)) as reader:
        reader.screen.reading.jump("ketamine-for-depression-and-anxiety")
        await reader.settle()
        await reader.press("1", "c", "c", "c")
        drawer = reader.screen.frame.drawer
        drawer.post_message(drawer.Follow("doubtful:daly2018"))
        await reader.settle()
        assert "This reference is doubtful" in reader.shown
        assert not opened.exists()
        assert "doubtful:daly2018" in [link.href for link in drawer.document.links]


async def test_digits_mean_the_answer_unless_the_drawer_has_the_keys(open_app: Opener) -> None:
    async with open_app(size=(100, 40)) as reader:
        screen = reader.screen
        screen.reading.jump("is-ketamine-safe")
        await reader.settle()
        await reader.press("R", "tab", "tab", "1")
        assert screen.frame.drawer.chosen == "short2018"


async def test_back_returns_to_what_was_read_before_a_search(open_app: Opener) -> None:
    async with open_app() as reader:
        screen = reader.screen
        await reader.press("j", "slash")
        await reader.type("consultation")
        await reader.press("enter", "enter")
        assert screen.reading.entry_id == "how-to-get-started"
        await reader.press("left_square_bracket")
        assert screen.reading.entry_id == "what-is-ketamine"
        await reader.press("right_square_bracket")
        assert screen.reading.entry_id == "how-to-get-started"


async def test_the_list_comes_back_where_it_was_also_when_the_question_stayed(
    open_app: Opener,
) -> None:
    async with open_app(size=(80, 16)) as reader:
        screen = reader.screen
        await reader.press("G", "k", "k", "k")
        before = (screen.reading.entry_id, screen.frame.questions.top)
        await reader.press("slash")
        await reader.type("ketamine")
        await reader.press("escape")
        assert (screen.reading.entry_id, screen.frame.questions.top) == before


async def test_the_palette_takes_no_markup_from_questions(open_app: Opener) -> None:
    faq = small_faq(
        "schema: 1\ntitle: T\nquestions:\n"
        "  - {id: a, question: 'Odd [/oops] [red]one?', answer: A.}"
    )
    async with open_app(faq) as reader:
        await reader.burst("ctrl+p", *"oops")
        assert "Odd [/oops] [red]one?" in palette_text(reader.app)
        assert "Odd [/oops] [red]one?" in reader.shown


async def test_reading_again_keeps_the_search_and_the_keys(
    open_app: Opener, tmp_path: Path
) -> None:
    from data.reading.reader import read_faq

    path = tmp_path / "faq.yaml"
    path.write_text("schema: 1\ntitle: T\nquestions:\n  - {id: a, question: Old?, answer: Yes.}\n")
    async with open_app(read_faq(path)) as reader:
        await reader.press("slash")
        await reader.type("ne")
        path.write_text(path.read_text().replace("Old", "New"))
        await reader.app.action_read_again()
        await reader.settle()
        await reader.type("w")
        screen = reader.screen
        assert screen.frame.search_bar.text == "new"
        assert screen.reading.entry_id == "a"


async def test_remapped_keys_are_the_ones_that_are_named(open_app: Opener) -> None:
    from desk.config import Config

    async with open_app(
        config=Config(meaning=False, keys={"search": ("f7",), "help": ("f8",)}), size=(100, 24)
    ) as reader:
        assert "f7 search" in reader.shown
        await reader.press("n")
        assert "press f7 to search" in reader.shown
        await reader.press("f8", "G")
        assert "f8" in reader.shown


async def test_no_color_does_not_change_the_remembered_theme(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(size=(80, 24)) as reader:
        await reader.press("t")
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(size=(80, 24)):
        pass
    monkeypatch.delenv("NO_COLOR")
    async with open_app(size=(80, 24)) as again:
        assert again.app.theme == "faqt-light"


async def test_many_references_are_shown_in_part(open_app: Opener) -> None:
    works = "\n".join(f"  - {{id: r{n}, title: Work {n}, DOI: 10.1000/{n}}}" for n in range(400))
    faq = small_faq(
        "schema: 1\ntitle: T\nquestions:\n  - {id: a, question: One?, answer: A.}\n"
        f"references:\n{works}\n"
    )
    async with open_app(faq) as reader:
        screen = reader.screen
        await reader.press("R")
        assert "100 more" in screen.frame.drawer.document.plain
        await reader.press("f")
        await reader.type("399")
        assert list(screen.frame.drawer.keys) == ["r399"]


def test_a_tab_loses_no_words() -> None:
    writer = DocumentWriter(24, {})
    writer.text(("one\ttwo three four fifth sixth seventh eighth", ""), hanging=4)
    assert writer.build().plain.split() == [
        "one",
        "two",
        "three",
        "four",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
    ]


async def test_the_url_keeps_its_form_on_the_tiniest_screen(open_app: Opener, opened: Path) -> None:
    async with open_app(entry="is-ketamine-safe", size=(20, 5)) as reader:
        await reader.press("r", "o")
        assert opened.read_text() == f"{SHORT}\n"


async def test_a_very_long_answer_is_there_at_once_and_then_whole(open_app: Opener) -> None:
    text = "\n\n    ".join(f"Paragraph {number} of many." for number in range(9_000))
    faq = small_faq(
        "schema: 1\ntitle: T\nquestions:\n"
        f"  - id: a\n    question: Long?\n    answer: |\n      {text.replace('    P', '      P')}\n"
        "  - {id: b, question: Short?, answer: Short.}\n"
    )
    async with open_app(faq) as reader:
        screen = reader.screen
        assert "Paragraph 0 of many." in reader.shown
        await reader.press("enter", "space")
        line = screen.frame.answer.scroll_offset.y
        assert line > 0
        await reader.settle()
        assert screen.frame.answer.scroll_offset.y == line
        await reader.press("G")
        assert "Paragraph 8999 of many." in screen.frame.answer.document.plain
        await reader.press("J")
        assert "Short." in reader.shown
        assert screen.frame.answer.scroll_offset.y == 0


async def test_an_answer_laid_out_too_late_is_not_shown(open_app: Opener) -> None:
    async with open_app() as reader:
        answer = reader.screen.frame.answer
        before = answer.document
        answer.post_message(answer.LaidOut(DocumentWriter(10, {}).build(), answer._serial - 1))
        await reader.settle()
        assert answer.document is before


async def test_other_works_stand_below_those_of_the_answer(open_app: Opener, opened: Path) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("nausea")
        await reader.press("enter", "r")
        screen = reader.screen
        assert screen.frame.drawer.chosen == "fda2023-compounded"
        assert "Elsewhere in this FAQ" in screen.frame.drawer.document.plain
        for _ in range(30):
            if screen.frame.drawer.chosen == "krystal2019":
                break
            await reader.press("j")
        await reader.press("o")
        assert opened.read_text() == "https://doi.org/10.1016/j.neuron.2019.02.005\n"


async def test_an_answer_without_references_shows_those_of_the_faq(open_app: Opener) -> None:
    async with open_app(entry="final-thoughts", size=(120, 30)) as reader:
        await reader.press("r")
        assert "This answer cites nothing" in reader.shown
        screen = reader.screen
        assert len(list(screen.frame.drawer.keys)) == 7
        await reader.press("r")
        assert not screen.frame.drawer.is_open
