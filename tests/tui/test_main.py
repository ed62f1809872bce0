"""Reading, searching and opening, with the keys that a reader presses."""

from __future__ import annotations

import stat
import threading
from typing import TYPE_CHECKING

import pytest

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


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a script stand for the browser; the file it writes has a URL a line."""
    record = tmp_path / "opened"
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {record}\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(script))
    return record


async def test_starts_with_the_list_and_the_first_answer(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "What is ketamine?" in shown
        assert "It retells an article" in shown
        assert "The basics (3)" in shown
        assert "1/11" in shown
        assert "/ search" in shown
        assert "? help" in shown


async def test_the_answer_follows_the_cursor(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        assert "The article describes it" in screen_text(app)
        await press(pilot, "G")
        assert main_screen(app).entry_id == "final-thoughts"
        await press(pilot, "k", "g")
        assert main_screen(app).entry_id == "what-does-this-cover"


async def test_search_selects_the_best_and_lights_it(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "nausea")
        await press(pilot, "enter")
        screen = main_screen(app)
        assert screen.entry_id == "risks-of-ketamine-therapy"
        assert screen.focused is screen.questions
        lit = [
            screen.answer.document.texts[line][start:end]
            for places in screen.answer._matches
            for line, start, end in places
        ]
        assert "Nausea" in lit
        strip = screen.answer.render_line(screen.answer._matches[0][0][0])
        style = screen.answer.get_component_rich_style("lines--match", partial=True)
        assert any(s.style and s.style.color == style.color for s in strip)


async def test_an_empty_search_brings_the_list_back_where_it_was(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 16)) as pilot:
        await settle(pilot)
        await press(pilot, "J", "J", "J")
        screen = main_screen(app)
        before = (screen.entry_id, screen.questions.top)
        await press(pilot, "slash")
        await type_text(pilot, "consultation")
        assert screen.entry_id == "how-to-get-started"
        await press(pilot, "escape")
        assert screen.search.result is None
        assert (screen.entry_id, screen.questions.top) == before


async def test_a_question_chosen_by_hand_stays_while_it_is_a_result(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.questions.choose("is-ketamine-safe")
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "nausea")
        assert screen.questions.listing.keys[0] == "risks-of-ketamine-therapy"
        assert screen.entry_id == "is-ketamine-safe"
        await press(pilot, "ctrl+u")
        await type_text(pilot, "hallucinations")
        assert screen.entry_id == "risks-of-ketamine-therapy"


async def test_letters_are_text_in_the_search_line(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "q/?jr1 n")
        screen = main_screen(app)
        assert isinstance(screen.focused, SearchInput)
        assert screen.search_bar.text == "q/?jr1 n"
        assert app.is_running


async def test_n_walks_matches_and_goes_on_to_the_next_result(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "dissociation")
        await press(pilot, "enter")
        screen = main_screen(app)
        first = screen.entry_id
        count = screen.answer.match_count
        assert count
        for number in range(1, count + 1):
            await press(pilot, "n")
            assert (screen.entry_id, screen.answer.match_number) == (first, number)
        assert f"match {count}/{count}" in screen_text(app)
        await press(pilot, "n")
        assert screen.entry_id != first
        assert screen.answer.match_number == 1
        await press(pilot, "N")
        assert screen.entry_id == first
        assert screen.answer.match_number == screen.answer.match_count


async def test_nothing_found_offers_sections(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "zzzzqqqq")
        await press(pilot, "enter")
        shown = screen_text(app)
        assert "Nothing found" in shown
        assert "Nothing about “zzzzqqqq”" in shown
        assert "Sections to browse" in shown
        screen = main_screen(app)
        screen.answer.post_message(screen.answer.Follow("section:safety"))
        await settle(pilot)
        assert screen.entry_id == "is-ketamine-safe"
        assert screen.search.result is None


async def test_late_results_of_an_older_search_are_dropped(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.engine import FaqIndex

    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        real = FaqIndex.search
        gate = threading.Event()

        def slow(self, request, *, cancelled):  # type: ignore[no-untyped-def]
            result = real(self, request)
            if request.text == "d":
                gate.wait(10)  # ends last, without having noticed that it is outdated
            return result

        monkeypatch.setattr(FaqIndex, "search", slow)
        await pilot.press("slash", "d")
        await pilot.pause()
        await pilot.press("i", "z", "z", "i")
        gate.set()
        await settle(pilot)
        screen = main_screen(app)
        assert screen.search.result is not None
        assert screen.search.result.request.text == "dizzi"


async def test_drawer_shows_the_whole_reference(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("what-is-ketamine")
        await settle(pilot)
        await press(pilot, "r")
        shown = screen_text(app)
        for part in ("Krystal, J. H.", "Duman, R. S.", "(2019)", "Neuron", "101(5)", KRYSTAL):
            assert part in shown
        assert "Cited by: What is ketamine?" in shown
        await press(pilot, "r")
        assert not screen.drawer.display


async def test_citations_are_live_for_the_keyboard(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("is-ketamine-safe")
        await settle(pilot)
        await press(pilot, "c")
        assert screen.answer.chosen_href == "cite:short2018"
        await press(pilot, "enter")
        assert screen.focused is screen.drawer
        assert screen.drawer.chosen == "short2018"


async def test_citations_are_live_for_the_mouse(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("what-is-ketamine")
        await settle(pilot)
        (line, start, _end) = next(
            link.places[0] for link in screen.answer.document.links if link.href.startswith("cite")
        )
        screen.answer.scroll_to(y=0, animate=False)
        gutter = screen.answer.gutter
        await pilot.click(screen.answer, offset=(start + gutter.left + 1, line + gutter.top))
        await settle(pilot)
        assert screen.drawer.display
        assert screen.drawer.chosen == "krystal2019"


@pytest.mark.parametrize(
    ("entry_id", "url"), [("what-is-ketamine", KRYSTAL), ("is-ketamine-safe", SHORT)]
)
async def test_o_opens_exactly_the_doi(
    make_app: AppMaker, opened: Path, entry_id: str, url: str
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        main_screen(app).jump(entry_id)
        await settle(pilot)
        await press(pilot, "r", "o")
        assert opened.read_text() == f"{url}\n"


async def test_a_note_is_shown_before_what_it_is_about_opens(
    make_app: AppMaker, opened: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("is-ketamine-safe")
        await settle(pilot)
        await press(pilot, "o")
        assert not opened.exists()
        assert "This reference has a note; press o again to open it" in screen_text(app)
        assert "! Limited evidence" in screen_text(app)
        await press(pilot, "o")
        assert opened.read_text() == f"{SHORT}\n"


async def test_back_works_from_the_first_jump_on(make_app: AppMaker) -> None:
    app = make_app(entry_id="is-ketamine-safe")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await press(pilot, "v")
        assert screen.entry_id != "is-ketamine-safe"
        await press(pilot, "left_square_bracket")
        assert screen.entry_id == "is-ketamine-safe"


async def test_enter_brings_the_keys_to_what_is_offered_instead(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "zzzzqqqq")
        await press(pilot, "enter", "c", "enter")
        screen = main_screen(app)
        assert screen.search.result is None
        assert screen.focused is screen.questions


async def test_a_digit_goes_to_that_reference(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("ketamine-for-depression-and-anxiety")
        await settle(pilot)
        await press(pilot, "2")
        assert screen.drawer.chosen == "daly2018-efficacy"
        await press(pilot, "9")
        assert "There is no reference 9 here" in screen_text(app)


async def test_the_drawer_is_filtered_by_typing(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await press(pilot, "R")
        assert len(list(screen.drawer.keys)) == 7
        await press(pilot, "f")
        await type_text(pilot, "daly 2019")
        assert list(screen.drawer.keys) == ["daly2019-relapse"]
        assert "(1 of 7)" in screen_text(app)
        await press(pilot, "enter")
        assert screen.focused is screen.drawer
        await press(pilot, "escape")
        assert len(list(screen.drawer.keys)) == 7
        await press(pilot, "escape")
        assert not screen.drawer.display


async def test_the_drawer_is_sorted(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        await press(pilot, "R", "S")
        names = [screen.faq.references_by_id[key].authors for key in screen.drawer.keys]
        families = [(name[0].family or name[0].literal) if name else "Spravato" for name in names]
        assert families == sorted(families)
        await press(pilot, "S")
        assert screen.drawer.keys[0] == "fda2023-compounded"
        await press(pilot, "2")
        assert screen.drawer.chosen == "krystal2019"


async def test_a_doubtful_reference_asks_first(make_app: AppMaker, opened: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("ketamine-for-depression-and-anxiety")
        await settle(pilot)
        await press(pilot, "1", "o")
        shown = screen_text(app)
        assert "doubtful" in shown
        assert "mixes two papers" in shown
        assert not opened.exists()
        await press(pilot, "1")
        assert opened.read_text() == "https://doi.org/10.1001/jamapsychiatry.2017.3739\n"


async def test_without_a_browser_the_whole_link_is_shown(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.references.opening.find_opener", lambda *args, **kwargs: None)
    app = make_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("is-ketamine-safe")
        await settle(pilot)
        await press(pilot, "r", "o")
        shown = screen_text(app).replace("\n", "").replace(" ", "").replace("│", "")
        assert SHORT in shown
        await press(pilot, "escape")
        assert app.screen is screen


async def test_a_browser_that_fails_is_told(
    make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "broken"
    script.write_text("#!/bin/sh\nexit 3\n")
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        main_screen(app).jump("what-is-ketamine")
        await settle(pilot)
        await press(pilot, "r", "o")
        assert KRYSTAL in screen_text(app)


async def test_an_erratum_shows_in_list_answer_and_drawer(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        main_screen(app).jump("ketamine-for-depression-and-anxiety")
        await settle(pilot)
        await press(pilot, "r")
        shown = screen_text(app)
        assert "! Does ketamine help" in shown
        assert "! Unconfirmed claim, noted 2026-11-22" in shown
        assert "! Mixed reference, noted 2026-11-22" in shown


async def test_back_and_forward(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        screen.jump("is-ketamine-safe")
        await settle(pilot)
        screen.jump("final-thoughts")
        await settle(pilot)
        await press(pilot, "left_square_bracket")
        assert screen.entry_id == "is-ketamine-safe"
        await press(pilot, "right_square_bracket")
        assert screen.entry_id == "final-thoughts"


async def test_help_and_about_open_and_close(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert "Move down" in screen_text(app)
        await press(pilot, "escape", "i")
        assert "not medical advice" in screen_text(app)
        await press(pilot, "q")
        assert app.screen is main_screen(app)


async def test_the_palette_jumps_to_a_question(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"conclude")
        await until(pilot, lambda: "What does the article conclude?" in palette_text(app))
        await pilot.press("enter")
        await settle(pilot)
        assert main_screen(app).entry_id == "final-thoughts"


async def test_text_in_brackets_is_never_markup(make_app: AppMaker) -> None:
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
    app = make_app(faq)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "What is [red]this[/red] [/]?" in shown
        assert "[bold]code[/bold]" in shown
        await press(pilot, "slash")
        await type_text(pilot, "[bold]")
        await press(pilot, "escape", "escape", "i")
        assert "[bold]brackets[/bold]" in screen_text(app)


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (20, 5), (40, 12), (300, 100)])
async def test_no_size_breaks_it(make_app: AppMaker, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "r", "o", "escape", "question_mark", "escape", "slash")
        await type_text(pilot, "nausea")
        await press(pilot, "enter", "n")
        await pilot.resize_terminal(size[1] + 3, size[0] + 2)
        await settle(pilot)
        assert app.is_running


async def test_a_narrow_screen_shows_one_page_at_a_time(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        screen = main_screen(app)
        assert screen.questions.region.width == 40
        assert not screen.answer.region
        await press(pilot, "enter")
        assert screen.answer.region.width == 40
        assert not screen.questions.region
        await press(pilot, "escape")
        assert screen.questions.region
        await press(pilot, "J", "r")
        assert screen.drawer.region
        assert not screen.answer.region


async def test_keys_can_be_remapped(make_app: AppMaker) -> None:
    from desk.config import Config

    app = make_app(config=Config(keys={"question.next": ("f5",), "drawer": ("f6",)}))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        assert main_screen(app).entry_id == "what-is-ketamine"
        await press(pilot, "f6")
        assert main_screen(app).drawer.display


async def test_q_quits(make_app: AppMaker) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await pilot.pause()
    assert app.return_value == 0
