"""Keys of the reader's own: every text names the key in force, and none that was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk.config import Config
from tests.tui.conftest import Opener, small_faq
from tui.keys import Keys

if TYPE_CHECKING:
    from pathlib import Path

    from data.problems import Problem

DOUBTFUL = "ketamine-for-depression-and-anxiety"


def text(shown: str) -> str:
    """Return what is shown as words, without borders and breaks."""
    return " ".join(shown.translate(dict.fromkeys(map(ord, "│┃╭╮╰╯─▌▁▂▃▄▅▆▇█"), " ")).split())


async def test_the_answer_and_the_drawer(open_app: Opener) -> None:
    config = Config(
        meaning=False, keys={"drawer": ("f6",), "related.1": ("f3",), "drawer.filter": ("f4",)}
    )
    works = "\n".join(f"  - {{id: r{n}, title: Work {n}}}" for n in range(310))
    faq = small_faq(
        "title: T\nquestions:\n  - {id: a, question: One baker?, answer: 'Bread [@r1].'}\n"
        f"  - {{id: b, question: Two bakers?, answer: Bread again.}}\nreferences:\n{works}\n"
    )
    async with open_app(faq, config=config, size=(100, 30)) as reader:
        assert "press f6 to see them in full" in reader.shown
        assert "f3 Two bakers?" in text(reader.shown)
        assert "f6 references" in reader.shown
        await reader.press("f6")
        assert "▌ [1]" in reader.shown
        assert "f4 filter" in reader.shown
        await reader.press("R")
        assert "… 10 more; press f4 to filter" in reader.screen.frame.drawer.document.plain


async def test_what_to_try_where_nothing_was_found(open_app: Opener) -> None:
    config = Config(meaning=False, keys={"link.next": ("f3",), "escape": ("f9",)})
    async with open_app(config=config, size=(100, 30)) as reader:
        await reader.burst("/", *"zzzzqqqq", "enter")
        assert "Press Enter, then f3 to pick a link. Press f9 to clear" in text(reader.shown)


async def test_dialogs_and_messages(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.references.opening.find_opener", lambda *args, **kwargs: None)
    keys = {"copy": ("f2",), "reference.open": ("f3",), "bookmark": ("f4",), "escape": ("f9",)}
    async with open_app(
        config=Config(meaning=False, keys=keys), size=(100, 30), entry=DOUBTFUL
    ) as reader:
        await reader.press("apostrophe")
        assert "press f4 to set one" in reader.shown
        await reader.press("c")
        while reader.screen.frame.answer.chosen_href != "cite:daly2018":
            await reader.press("c")
        await reader.press("f3")
        assert "press f3 again to open it" in reader.shown
        await reader.press("f3")
        assert "f9 close" in reader.shown
        await reader.press("1")
        assert "f2 copy   f9 close" in reader.shown
        await reader.press("f9")
        assert reader.app.screen is reader.screen


async def test_the_help_and_its_introduction(open_app: Opener) -> None:
    keys = {"reference.open": ("f3",), "cursor.up": ("w",), "cursor.down": ("s",)}
    async with open_app(config=Config(meaning=False, keys=keys), size=(84, 60)) as reader:
        await reader.press("question_mark")
        shown = text(reader.shown)
        assert "Move through the questions with w and s" in shown
        assert "press f3 to open the chosen one's DOI" in shown
        # The two that lost their key are not listed under it.
        assert "Sections and tags" not in shown
        assert "Go to a question under" in shown
        assert "v x z a Go to a question" in shown


async def test_the_trouble_screen(open_app: Opener, tmp_path: Path) -> None:
    from data.reading.reader import read_faq

    path = tmp_path / "faq.yaml"
    path.write_text("title: T\nquestions:\n  - {id: a, question: Old?, answer: Yes.}\n")
    async with open_app(
        read_faq(path), config=Config(meaning=False, keys={"edit": ("f5",)})
    ) as reader:
        path.write_text("questions: [")
        await reader.app.action_read_again()
        await reader.settle()
        assert "Still showing the last good version. Press f5 to edit again." in reader.shown


async def test_a_key_that_was_taken_does_the_new_thing_alone(open_app: Opener) -> None:
    async with open_app(
        config=Config(meaning=False, keys={"search": ("n",)}), size=(100, 30)
    ) as reader:
        assert "n search" in reader.shown
        await reader.burst("n", *"nausea", "enter")
        # Where N alone is left, it is what is named.
        assert "n/N matches" not in reader.shown
        await reader.press("question_mark")
        assert "Next match" not in reader.shown


@pytest.mark.parametrize("key", ["x", "question_mark", "7"])
async def test_a_character_stays_text_in_a_line(open_app: Opener, key: str) -> None:
    config = Config(
        meaning=False, keys={"pane.next": (key,), "search.literal": ("y",), "suspend": ("z",)}
    )
    async with open_app(config=config) as reader:
        await reader.press("slash")
        await reader.press(key, "y", "z")
        assert len(reader.screen.frame.search_bar.text) == 3


def test_keys_in_force() -> None:
    keys = Keys(Config(meaning=False, keys={"search": ("n", "?"), "help": (), "copy": ("n",)}))
    assert keys.of("search") == ("question_mark",)
    assert keys.of("copy") == ("n",)
    assert keys.of("match.next") == ()
    assert keys.of("help") == ()
    assert keys.names["match.next"] == ""
    assert keys.of("match.previous") == ("N",)


def test_problems_are_told_of_keys_that_were_taken() -> None:
    from desk.actions import ACTIONS
    from desk.config_checks import check_keys

    config = Config(meaning=False, keys={"search": ("n",)})
    (problem,) = check_keys(config, {action.id: action.keys for action in ACTIONS})
    told: Problem = problem
    assert '"search" takes the key "n" away from "match.next"' in told.message
