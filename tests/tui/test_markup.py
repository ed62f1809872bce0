"""HTML on the screen: shown as what it means, its links followed, its matches lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.config import Config
from tests.tui.conftest import small_faq
from tui.keys import Keys
from tui.screens.about import AboutScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Opener

FAQ = """\
title: Tea
about: <p>From <i>a</i> shelf, with <spoon>.</p>
questions:
  - id: mix
    question: May I mix H<sub>2</sub>O?
    answer: |
      <p>Yes, never mix <b>the two</b> at <url>.</p><ul><li>one<li>two</ul>See [the list](#list).
  - id: list
    question: What to buy?
    answer: <details><summary>Only this</summary>tea</details>
  - id: lost
    question: Where to?
    answer: See [nothing](#nothing).
errata:
  - {target: mix, note: <p>Not <em>here</em>.<br>Nor there.</p>}
"""


async def test_an_answer_and_its_note_are_shown_without_tags(open_app: Opener) -> None:
    async with open_app(small_faq(FAQ), size=(100, 30)) as reader:
        for part in ("May I mix H₂O?", "Yes, never mix the two at <url>.", "• one", "• two"):
            assert part in reader.shown
        assert "Not here." in reader.shown
        assert "Nor there." in reader.shown


async def test_a_link_to_another_answer_goes_there(open_app: Opener) -> None:
    async with open_app(small_faq(FAQ), size=(100, 30)) as reader:
        await reader.press("enter", "c", "enter")
        assert reader.screen.reading.entry_id == "list"
        assert "Only this" in reader.shown


async def test_a_link_that_leads_nowhere_says_so(open_app: Opener) -> None:
    async with open_app(small_faq(FAQ), size=(100, 30)) as reader:
        await reader.jump("lost")
        await reader.press("enter", "c", "enter")
        assert "Nothing here is called “nothing”" in reader.shown


async def test_matches_are_lit_between_tags(open_app: Opener) -> None:
    async with open_app(small_faq(FAQ), size=(100, 30), search="never two") as reader:
        document = reader.screen.frame.answer.document
        spans = reader.screen.frame.answer.find_matches(document)
        assert [document.plain[start:end] for start, end in spans] == ["never", "two", "two"]


async def test_the_about_page_is_shown_without_tags(open_app: Opener) -> None:
    faq = small_faq(FAQ)
    async with open_app(faq, size=(100, 30)) as reader:
        reader.app.push_screen(AboutScreen(faq, Keys(Config())))
        await reader.settle()
        assert "From a shelf, with <spoon>." in reader.shown
