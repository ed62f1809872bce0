"""Reading, searching and opening, with the keys that a reader presses."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import (
    Opener,
    palette_text,
    small_faq,
    until,
)
from tui.panes.search import SearchInput
from tui.screens.main import MainScreen

if TYPE_CHECKING:
    from pathlib import Path

KRYSTAL = "https://doi.org/10.1016/j.neuron.2019.02.005"
SHORT = "https://doi.org/10.1016/S2215-0366(17)30272-9"


def main_screen(app: object) -> MainScreen:
    screen = app.screen_stack[0]  # type: ignore[attr-defined]
    assert isinstance(screen, MainScreen)
    return screen


async def test_starts_with_the_list_and_the_first_answer(open_app: Opener) -> None:
    async with open_app() as reader:
        shown = reader.shown
        assert "What is ketamine?" in shown
        assert "It retells an article" in shown
        assert "The basics (3)" in shown
        assert "1/11" in shown
        assert "/ search" in shown
        assert "? help" in shown


async def test_the_answer_follows_the_cursor(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("j")
        assert "The article describes it" in reader.shown
        await reader.press("G")
        assert reader.screen.reading.entry_id == "final-thoughts"
        await reader.press("k", "g")
        assert reader.screen.reading.entry_id == "what-does-this-cover"


async def test_search_selects_the_best_and_lights_it(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("nausea")
        await reader.press("enter")
        screen = reader.screen
        assert screen.reading.entry_id == "risks-of-ketamine-therapy"
        assert screen.focused is screen.frame.questions
        lit = [
            screen.frame.answer.document.texts[line][start:end]
            for places in screen.frame.answer.marks.matches
            for line, start, end in places
        ]
        assert "Nausea" in lit
        strip = screen.frame.answer.render_line(screen.frame.answer.marks.matches[0][0][0])
        style = screen.frame.answer.get_component_rich_style("lines--match", partial=True)
        assert any(s.style and s.style.color == style.color for s in strip)


async def test_an_empty_search_brings_the_list_back_where_it_was(open_app: Opener) -> None:
    async with open_app(size=(80, 16)) as reader:
        await reader.press("J", "J", "J")
        screen = reader.screen
        before = (screen.reading.entry_id, screen.frame.questions.top)
        await reader.press("slash")
        await reader.type("consultation")
        assert screen.reading.entry_id == "how-to-get-started"
        await reader.press("escape")
        assert screen.session.search.result is None
        assert (screen.reading.entry_id, screen.frame.questions.top) == before


async def test_a_question_chosen_by_hand_stays_while_it_is_a_result(open_app: Opener) -> None:
    async with open_app() as reader:
        screen = reader.screen
        screen.frame.questions.choose("is-ketamine-safe")
        await reader.settle()
        await reader.press("slash")
        await reader.type("nausea")
        assert screen.frame.questions.listing.keys[0] == "risks-of-ketamine-therapy"
        assert screen.reading.entry_id == "is-ketamine-safe"
        await reader.press("ctrl+u")
        await reader.type("hallucinations")
        assert screen.reading.entry_id == "risks-of-ketamine-therapy"


async def test_letters_are_text_in_the_search_line(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("q/?jr1 n")
        screen = reader.screen
        assert isinstance(screen.focused, SearchInput)
        assert screen.frame.search_bar.text == "q/?jr1 n"
        assert reader.app.is_running


async def test_n_walks_matches_and_goes_on_to_the_next_result(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("dissociation")
        await reader.press("enter")
        screen = reader.screen
        first = screen.reading.entry_id
        count = screen.frame.answer.match_count
        assert count
        for number in range(1, count + 1):
            await reader.press("n")
            assert (screen.reading.entry_id, screen.frame.answer.match_number) == (first, number)
        assert f"match {count}/{count}" in reader.shown
        await reader.press("n")
        assert screen.reading.entry_id != first
        assert screen.frame.answer.match_number == 1
        await reader.press("N")
        assert screen.reading.entry_id == first
        assert screen.frame.answer.match_number == screen.frame.answer.match_count


async def test_nothing_found_offers_sections(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("zzzzqqqq")
        await reader.press("enter")
        shown = reader.shown
        assert "Nothing found" in shown
        assert "Nothing about “zzzzqqqq”" in shown
        assert "Sections to browse" in shown
        screen = reader.screen
        screen.frame.answer.post_message(screen.frame.answer.Follow("section:safety"))
        await reader.settle()
        assert screen.reading.entry_id == "is-ketamine-safe"
        assert screen.session.search.result is None


async def test_late_results_of_an_older_search_are_dropped(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.engine import FaqIndex

    async with open_app() as reader:
        real = FaqIndex.search
        gate = threading.Event()

        def slow(self, request, *, cancelled):  # type: ignore[no-untyped-def]
            result = real(self, request)
            if request.text == "d":
                gate.wait(10)  # ends last, without having noticed that it is outdated
            return result

        monkeypatch.setattr(FaqIndex, "search", slow)
        await reader.pilot.press("slash", "d")
        await reader.pilot.pause()
        await reader.pilot.press("i", "z", "z", "i")
        gate.set()
        await reader.settle()
        screen = reader.screen
        assert screen.session.search.result is not None
        assert screen.session.search.result.request.text == "dizzi"


async def test_drawer_shows_the_whole_reference(open_app: Opener) -> None:
    async with open_app(size=(120, 40)) as reader:
        screen = reader.screen
        screen.reading.jump("what-is-ketamine")
        await reader.settle()
        await reader.press("r")
        shown = reader.shown
        for part in ("Krystal, J. H.", "Duman, R. S.", "(2019)", "Neuron", "101(5)", KRYSTAL):
            assert part in shown
        assert "Cited by: What is ketamine?" in shown
        await reader.press("r")
        assert not screen.frame.drawer.display


async def test_citations_are_live_for_the_keyboard(open_app: Opener) -> None:
    async with open_app() as reader:
        screen = reader.screen
        screen.reading.jump("is-ketamine-safe")
        await reader.settle()
        await reader.press("c")
        assert screen.frame.answer.chosen_href == "cite:short2018"
        await reader.press("enter")
        assert screen.focused is screen.frame.drawer
        assert screen.frame.drawer.chosen == "short2018"


async def test_citations_are_live_for_the_mouse(open_app: Opener) -> None:
    async with open_app() as reader:
        screen = reader.screen
        screen.reading.jump("what-is-ketamine")
        await reader.settle()
        answer = screen.frame.answer
        (line, start, _end) = next(
            link.places[0] for link in answer.document.links if link.href.startswith("cite")
        )
        answer.scroll_to(y=0, animate=False)
        gutter = answer.gutter
        await reader.pilot.click(answer, offset=(start + gutter.left + 1, line + gutter.top))
        await reader.settle()
        assert screen.frame.drawer.display
        assert screen.frame.drawer.chosen == "krystal2019"


@pytest.mark.parametrize(
    ("entry_id", "url"), [("what-is-ketamine", KRYSTAL), ("is-ketamine-safe", SHORT)]
)
async def test_o_opens_exactly_the_doi(
    open_app: Opener, opened: Path, entry_id: str, url: str
) -> None:
    async with open_app() as reader:
        reader.screen.reading.jump(entry_id)
        await reader.settle()
        await reader.press("r", "o")
        assert opened.read_text() == f"{url}\n"


async def test_a_note_is_shown_before_what_it_is_about_opens(
    open_app: Opener, opened: Path
) -> None:
    async with open_app() as reader:
        screen = reader.screen
        screen.reading.jump("is-ketamine-safe")
        await reader.settle()
        await reader.press("o")
        assert not opened.exists()
        assert "This reference has a note; press o again to open it" in reader.shown
        assert "! Limited evidence" in reader.shown
        await reader.press("o")
        assert opened.read_text() == f"{SHORT}\n"


async def test_back_works_from_the_first_jump_on(open_app: Opener) -> None:
    async with open_app(entry="is-ketamine-safe") as reader:
        screen = reader.screen
        await reader.press("v")
        assert screen.reading.entry_id != "is-ketamine-safe"
        await reader.press("left_square_bracket")
        assert screen.reading.entry_id == "is-ketamine-safe"


async def test_enter_brings_the_keys_to_what_is_offered_instead(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("zzzzqqqq")
        await reader.press("enter", "c", "enter")
        screen = reader.screen
        assert screen.session.search.result is None
        assert screen.focused is screen.frame.questions


async def test_a_digit_goes_to_that_reference(open_app: Opener) -> None:
    async with open_app() as reader:
        screen = reader.screen
        screen.reading.jump("ketamine-for-depression-and-anxiety")
        await reader.settle()
        await reader.press("2")
        assert screen.frame.drawer.chosen == "daly2018-efficacy"
        await reader.press("9")
        assert "There is no reference 9 here" in reader.shown


async def test_the_drawer_is_filtered_by_typing(open_app: Opener) -> None:
    async with open_app(size=(120, 40)) as reader:
        screen = reader.screen
        await reader.press("R")
        assert len(list(screen.frame.drawer.keys)) == 7
        await reader.press("f")
        await reader.type("daly 2019")
        assert list(screen.frame.drawer.keys) == ["daly2019-relapse"]
        assert "(1 of 7)" in reader.shown
        await reader.press("enter")
        assert screen.focused is screen.frame.drawer
        await reader.press("escape")
        assert len(list(screen.frame.drawer.keys)) == 7
        await reader.press("escape")
        assert not screen.frame.drawer.display


async def test_the_drawer_is_sorted(open_app: Opener) -> None:
    async with open_app(size=(120, 40)) as reader:
        screen = reader.screen
        await reader.press("R", "S")
        names = [
            screen.session.faq.references_by_id[key].authors for key in screen.frame.drawer.keys
        ]
        families = [(name[0].family or name[0].literal) if name else "Spravato" for name in names]
        assert families == sorted(families)
        await reader.press("S")
        assert screen.frame.drawer.keys[0] == "fda2023-compounded"
        await reader.press("2")
        assert screen.frame.drawer.chosen == "krystal2019"


async def test_a_doubtful_reference_asks_first(open_app: Opener, opened: Path) -> None:
    async with open_app() as reader:
        screen = reader.screen
        screen.reading.jump("ketamine-for-depression-and-anxiety")
        await reader.settle()
        await reader.press("1", "o")
        shown = reader.shown
        assert "doubtful" in shown
        assert "mixes two papers" in shown
        assert not opened.exists()
        await reader.press("1")
        assert opened.read_text() == "https://doi.org/10.1001/jamapsychiatry.2017.3739\n"


async def test_without_a_browser_the_whole_link_is_shown(
    open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.references.opening.find_opener", lambda *args, **kwargs: None)
    async with open_app(size=(40, 12)) as reader:
        screen = reader.screen
        screen.reading.jump("is-ketamine-safe")
        await reader.settle()
        await reader.press("r", "o")
        shown = reader.shown.replace("\n", "").replace(" ", "").replace("│", "")
        assert SHORT in shown
        await reader.press("escape")
        assert reader.app.screen is screen


async def test_a_browser_that_fails_is_told(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "broken"
    script.write_text("#!/bin/sh\nexit 3\n")
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    async with open_app() as reader:
        reader.screen.reading.jump("what-is-ketamine")
        await reader.settle()
        await reader.press("r", "o")
        assert KRYSTAL in reader.shown


async def test_an_erratum_shows_in_list_answer_and_drawer(open_app: Opener) -> None:
    async with open_app(size=(120, 40)) as reader:
        reader.screen.reading.jump("ketamine-for-depression-and-anxiety")
        await reader.settle()
        await reader.press("r")
        shown = reader.shown
        assert "! Does ketamine help" in shown
        assert "! Unconfirmed claim, noted 2026-11-22" in shown
        assert "! Mixed reference, noted 2026-11-22" in shown


async def test_back_and_forward(open_app: Opener) -> None:
    async with open_app() as reader:
        screen = reader.screen
        screen.reading.jump("is-ketamine-safe")
        await reader.settle()
        screen.reading.jump("final-thoughts")
        await reader.settle()
        await reader.press("left_square_bracket")
        assert screen.reading.entry_id == "is-ketamine-safe"
        await reader.press("right_square_bracket")
        assert screen.reading.entry_id == "final-thoughts"


async def test_help_and_about_open_and_close(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("question_mark")
        assert "Move down" in reader.shown
        await reader.press("escape", "i")
        assert "not medical advice" in reader.shown
        await reader.press("q")
        assert reader.app.screen is reader.screen


async def test_the_palette_jumps_to_a_question(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.pilot.press("ctrl+p")
        await reader.pilot.pause()
        await reader.pilot.press(*"conclude")
        await until(
            reader.pilot, lambda: "What does the article conclude?" in palette_text(reader.app)
        )
        await reader.pilot.press("enter")
        await reader.settle()
        assert reader.screen.reading.entry_id == "final-thoughts"


async def test_text_in_brackets_is_never_markup(open_app: Opener) -> None:
    faq = small_faq(
        """
schema: 1
title: "[bold]brackets[/bold]"
questions:
  - id: a
    question: "What is [red]this[/red] [/]?"
    tags: ["[b]"]
    answer: "Some `[bold]code[/bold]` and \\\\[link=x] text [/oops]."
"""
    )
    async with open_app(faq) as reader:
        shown = reader.shown
        assert "What is [red]this[/red] [/]?" in shown
        assert "[bold]code[/bold]" in shown
        await reader.press("slash")
        await reader.type("[bold]")
        await reader.press("escape", "escape", "i")
        assert "[bold]brackets[/bold]" in reader.shown


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (20, 5), (40, 12), (300, 100)])
async def test_no_size_breaks_it(open_app: Opener, size: tuple[int, int]) -> None:
    async with open_app(size=size) as reader:
        await reader.press("j", "enter", "r", "o", "escape", "question_mark", "escape", "slash")
        await reader.type("nausea")
        await reader.press("enter", "n")
        await reader.pilot.resize_terminal(size[1] + 3, size[0] + 2)
        await reader.settle()
        assert reader.app.is_running


async def test_a_narrow_screen_shows_one_page_at_a_time(open_app: Opener) -> None:
    async with open_app(size=(40, 12)) as reader:
        screen = reader.screen
        assert screen.frame.questions.region.width == 40
        assert not screen.frame.answer.region
        await reader.press("enter")
        assert screen.frame.answer.region.width == 40
        assert not screen.frame.questions.region
        await reader.press("escape")
        assert screen.frame.questions.region
        await reader.press("J", "r")
        assert screen.frame.drawer.region
        assert not screen.frame.answer.region


async def test_keys_can_be_remapped(open_app: Opener) -> None:
    from desk.config import Config

    async with open_app(
        config=Config(meaning=False, keys={"question.next": ("f5",), "drawer": ("f6",)})
    ) as reader:
        await reader.press("f5")
        assert reader.screen.reading.entry_id == "what-is-ketamine"
        await reader.press("f6")
        assert reader.screen.frame.drawer.display


async def test_q_quits(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.pilot.press("q")
        await reader.pilot.pause()
    assert reader.app.return_value == 0
