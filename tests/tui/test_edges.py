"""What goes wrong at the edges: odd files, odd orders of keys, small screens, the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.style import Style

from show.document import DocumentWriter
from tests.tui.conftest import (
    AppMaker,
    palette_text,
    press,
    screen_text,
    settle,
    small_faq,
    type_text,
    until,
)
from tests.tui.test_main import SHORT, main_screen, opened
from tui.panes.search import SearchInput

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["opened"]


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


async def test_what_is_pasted_cannot_steer_the_terminal(make_app: AppMaker) -> None:
    app = make_app(search="nau\x1b]2;x\x07sea")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert main_screen(app).search_bar.text.isprintable()
        assert "\x1b" not in screen_text(app)


async def test_copying_with_nothing_on_the_screen(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "zzzzqqqq")
        await press(pilot, "enter", "y")
        assert "There is nothing to copy here" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (80, 14)])
async def test_a_click_chooses_the_question_under_it(
    make_app: AppMaker, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        shown = screen_text(app).splitlines()
        line = next(y for y, text in enumerate(shown) if "How does ketamine work?" in text)
        await pilot.click(offset=(8, line))
        await settle(pilot)
        assert screen.entry_id == "how-does-ketamine-work"


async def test_arrows_stay_in_the_search_line(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "ausea")
        await press(pilot, "left", "left", "left", "left", "left")
        await type_text(pilot, "n")
        screen = main_screen(app)
        assert isinstance(screen.focused, SearchInput)
        assert screen.search_bar.text == "nausea"
        await press(pilot, "tab")
        assert not isinstance(screen.focused, SearchInput)


async def test_a_narrow_screen_walks_matches_too(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(50, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "dissociation")
        await press(pilot, "enter")
        screen = main_screen(app)
        first = screen.entry_id
        await press(pilot, "n")
        assert (screen.entry_id, screen.answer.match_number) == (first, 1)
        assert screen.focused is screen.answer


async def test_a_narrow_screen_opens_an_answer_at_its_top(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await press(pilot, "enter", "G")
        assert screen.answer.scroll_offset.y > 0
        await press(pilot, "escape", "j", "enter")
        assert screen.answer.scroll_offset.y == 0
        assert "What is ketamine?" in screen_text(app)


async def test_o_opens_the_marked_reference_not_a_link_chosen_before(
    make_app: AppMaker, opened: Path
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
    app = make_app(faq)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "c", "j", "o")
        assert opened.read_text() == "https://doi.org/10.1000/2\n"


async def test_a_doubtful_link_asks_also_when_it_is_followed(
    make_app: AppMaker, opened: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        main_screen(app).jump("ketamine-for-depression-and-anxiety")
        await settle(pilot)
        await press(pilot, "1", "c", "c", "c")
        drawer = main_screen(app).drawer
        drawer.post_message(drawer.Follow("doubtful:daly2018"))
        await settle(pilot)
        assert "This reference is doubtful" in screen_text(app)
        assert not opened.exists()
        assert "doubtful:daly2018" in [link.href for link in drawer.document.links]


async def test_digits_mean_the_answer_unless_the_drawer_has_the_keys(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("is-ketamine-safe")
        await settle(pilot)
        await press(pilot, "R", "tab", "tab", "1")
        assert screen.drawer.chosen == "short2018"


async def test_back_returns_to_what_was_read_before_a_search(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await press(pilot, "j", "slash")
        await type_text(pilot, "consultation")
        await press(pilot, "enter", "enter")
        assert screen.entry_id == "how-to-get-started"
        await press(pilot, "left_square_bracket")
        assert screen.entry_id == "what-is-ketamine"
        await press(pilot, "right_square_bracket")
        assert screen.entry_id == "how-to-get-started"


async def test_the_list_comes_back_where_it_was_also_when_the_question_stayed(
    make_app: AppMaker,
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 16)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await press(pilot, "G", "k", "k", "k")
        before = (screen.entry_id, screen.questions.top)
        await press(pilot, "slash")
        await type_text(pilot, "ketamine")
        await press(pilot, "escape")
        assert (screen.entry_id, screen.questions.top) == before


async def test_the_palette_takes_no_markup_from_questions(make_app: AppMaker) -> None:
    faq = small_faq(
        "schema: 1\ntitle: T\nquestions:\n"
        "  - {id: a, question: 'Odd [/oops] [red]one?', answer: A.}"
    )
    app = make_app(faq)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"oops")
        await until(pilot, lambda: "Odd [/oops] [red]one?" in palette_text(app))


async def test_reading_again_keeps_the_search_and_the_keys(
    make_app: AppMaker, tmp_path: Path
) -> None:
    from data.reading.reader import read_faq

    path = tmp_path / "faq.yaml"
    path.write_text("schema: 1\ntitle: T\nquestions:\n  - {id: a, question: Old?, answer: Yes.}\n")
    app = make_app(read_faq(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "ne")
        path.write_text(path.read_text().replace("Old", "New"))
        await app.action_read_again()
        await settle(pilot)
        await type_text(pilot, "w")
        screen = main_screen(app)
        assert screen.search_bar.text == "new"
        assert screen.entry_id == "a"


async def test_remapped_keys_are_the_ones_that_are_named(make_app: AppMaker) -> None:
    from desk.config import Config

    app = make_app(config=Config(keys={"search": ("f7",), "help": ("f8",)}))
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert "f7 search" in screen_text(app)
        await press(pilot, "n")
        assert "f7 searches" in screen_text(app)
        await press(pilot, "f8", "G")
        assert "f8" in screen_text(app)


async def test_no_color_does_not_change_the_remembered_theme(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "t")
    monkeypatch.setenv("NO_COLOR", "1")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
    monkeypatch.delenv("NO_COLOR")
    again = make_app()
    async with again.run_test(size=(80, 24)):
        assert again.theme == "faqt-light"


async def test_many_references_are_shown_in_part(make_app: AppMaker) -> None:
    works = "\n".join(f"  - {{id: r{n}, title: Work {n}, DOI: 10.1000/{n}}}" for n in range(400))
    faq = small_faq(
        "schema: 1\ntitle: T\nquestions:\n  - {id: a, question: One?, answer: A.}\n"
        f"references:\n{works}\n"
    )
    app = make_app(faq)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await press(pilot, "R")
        assert "100 more" in screen.drawer.document.plain
        await press(pilot, "f")
        await type_text(pilot, "399")
        assert list(screen.drawer.keys) == ["r399"]


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


async def test_the_url_keeps_its_form_on_the_tiniest_screen(
    make_app: AppMaker, opened: Path
) -> None:
    app = make_app(entry_id="is-ketamine-safe")
    async with app.run_test(size=(20, 5)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "o")
        assert opened.read_text() == f"{SHORT}\n"


async def test_a_very_long_answer_is_there_at_once_and_then_whole(make_app: AppMaker) -> None:
    text = "\n\n    ".join(f"Paragraph {number} of many." for number in range(9_000))
    faq = small_faq(
        "schema: 1\ntitle: T\nquestions:\n"
        f"  - id: a\n    question: Long?\n    answer: |\n      {text.replace('    P', '      P')}\n"
        "  - {id: b, question: Short?, answer: Short.}\n"
    )
    app = make_app(faq)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        assert "Paragraph 0 of many." in screen_text(app)
        await press(pilot, "enter", "space")
        line = screen.answer.scroll_offset.y
        assert line > 0
        await settle(pilot)
        assert screen.answer.scroll_offset.y == line
        await press(pilot, "G")
        assert "Paragraph 8999 of many." in screen.answer.document.plain
        await press(pilot, "J")
        assert "Short." in screen_text(app)
        assert screen.answer.scroll_offset.y == 0


async def test_an_answer_laid_out_too_late_is_not_shown(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        answer = main_screen(app).answer
        before = answer.document
        answer.post_message(answer.LaidOut(DocumentWriter(10, {}).build(), answer._serial - 1))
        await settle(pilot)
        assert answer.document is before


async def test_other_works_stand_below_those_of_the_answer(
    make_app: AppMaker, opened: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "nausea")
        await press(pilot, "enter", "r")
        screen = main_screen(app)
        assert screen.drawer.chosen == "fda2023-compounded"
        assert "Elsewhere in this FAQ" in screen.drawer.document.plain
        for _ in range(30):
            if screen.drawer.chosen == "krystal2019":
                break
            await press(pilot, "j")
        await press(pilot, "o")
        assert opened.read_text() == "https://doi.org/10.1016/j.neuron.2019.02.005\n"


async def test_an_answer_without_references_shows_those_of_the_faq(make_app: AppMaker) -> None:
    app = make_app(entry_id="final-thoughts")
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        assert "This answer cites nothing" in screen_text(app)
        screen = main_screen(app)
        assert len(list(screen.drawer.keys)) == 7
        await press(pilot, "r")
        assert not screen.drawer.is_open
