"""Copying, bookmarks, sections, width, editing: what a reader does beside reading."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from data.citing.quoting import running_note
from data.reading.reader import load, read_faq
from desk.clipboard import CopyResult
from tests.tui.conftest import SHIPPED, AppMaker, Opener, press, screen_text, settle
from tui.references.copying import copy_offers

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a fake clipboard take what is copied."""
    texts: list[str] = []

    def fake(text: str, **_: object) -> CopyResult:
        texts.append(text)
        return CopyResult("command", "copied with a fake")

    monkeypatch.setattr("tui.references.copying.copy", fake)
    return texts


async def test_copying_an_answer_says_what_it_did(open_app: Opener, copied: list[str]) -> None:
    async with open_app() as reader:
        reader.screen.reading.jump("what-is-ketamine")
        await reader.settle()
        await reader.press("y")
        assert "Answer with its references" in reader.shown
        await reader.press("2")
        assert "Copied with a fake" in reader.shown
    (text,) = copied
    assert text.startswith("## What is ketamine?\n")
    assert "result [1]" in " ".join(text.split())
    assert "[1] Krystal, J. H." in text
    assert text.rstrip().endswith("https://doi.org/10.1016/j.neuron.2019.02.005")


def test_each_format_can_be_copied() -> None:
    faq = read_faq(SHIPPED)
    entry = faq.entries_by_id["is-ketamine-safe"]
    offers = {
        offer.label.strip(): offer.text
        for offer in copy_offers(faq, entry, faq.references_by_id["short2018"])
    }
    assert offers["as BibTeX"].startswith("@article{short2018,")
    assert json.loads(offers["as CSL-JSON"])[0]["id"] == "short2018"
    assert offers["as RIS"].startswith("TY  - JOUR")
    assert offers["its DOI"] == "10.1016/S2215-0366(17)30272-9"
    assert offers["its link https://doi.org/10.1016/S2215-0366(17)30272-9"].startswith("https://")
    # The doubt goes along with the answer.
    assert "Limited evidence" in offers["Answer with its references"]


def test_a_doubt_goes_along_with_the_citation() -> None:
    faq = read_faq(SHIPPED)
    (erratum, *_) = faq.errata_by_target["short2018"]
    note = running_note(faq, erratum)
    (text, bibtex, csl, ris) = [
        offer.text
        for offer in copy_offers(faq, None, faq.references_by_id["short2018"])
        if " as " in offer.label and "probably" not in offer.label
    ][-4:]
    assert text.endswith(f"[Note: {note}]")
    assert "  note = {Note: " in bibtex
    assert json.loads(csl)[0]["note"] == f"Note: {note}"
    assert f"N1  - Note: {note}" in ris


async def test_what_is_too_long_can_be_written_to_a_file(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "final-thoughts.md").write_text("mine")
    monkeypatch.setattr(
        "tui.references.copying.copy",
        lambda *_, **__: CopyResult("too-long", "too long for the terminal"),
    )
    async with open_app() as reader:
        reader.screen.reading.jump("final-thoughts")
        await reader.settle()
        await reader.press("y", "1")
        assert "Too long for the terminal" in reader.shown
        await reader.press("1")
    assert (tmp_path / "final-thoughts.md").read_text() == "mine"
    assert (tmp_path / "final-thoughts-2.md").read_text().startswith("## What does the article")


async def test_bookmarks_are_kept_from_one_reading_to_the_next(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as reader:
        await reader.press("apostrophe")
        assert "No bookmarks yet" in reader.shown
        reader.screen.reading.jump("how-to-get-started")
        await reader.settle()
        await reader.press("m")
        assert " *How do people" in reader.shown
    async with open_app(size=(80, 24)) as again:
        assert again.screen.reading.entry_id == "how-to-get-started"
        await again.press("g", "apostrophe")
        assert "Bookmarks" in again.shown
        await again.press("enter")
        assert again.screen.reading.entry_id == "how-to-get-started"
        await again.press("m")
        assert again.screen.session.memory.bookmarks == ()


async def test_the_last_search_comes_back(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as reader:
        await reader.press("slash")
        await reader.type("nausea")
        await reader.press("enter", "escape", "slash", "up")
        assert reader.screen.frame.search_bar.text == "nausea"
    async with open_app(size=(80, 24)) as again:
        await again.press("slash", "up")
        assert again.screen.frame.search_bar.text == "nausea"


async def test_sections_and_tags_narrow_the_list(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("s")
        assert "Safety and risks (2)" in reader.shown
        await reader.press("4")
        keys = [key for key in reader.screen.frame.questions.listing.keys if key]
        assert sorted(keys) == ["is-ketamine-safe", "risks-of-ketamine-therapy"]


async def test_the_reading_width_changes_and_is_kept(open_app: Opener) -> None:
    async with open_app(size=(120, 40)) as reader:
        answer = reader.screen.frame.answer
        before = max(len(text) for text in answer.document.texts)
        await reader.press("minus", "minus", "minus", "minus")
        narrow = max(len(text) for text in answer.document.texts)
        assert narrow < before
        columns = answer.columns
    async with open_app(size=(120, 40)) as again:
        assert again.screen.frame.answer.columns == columns


async def test_the_theme_changes_and_is_kept(open_app: Opener) -> None:
    async with open_app(size=(80, 24)) as reader:
        await reader.press("t")
        assert reader.app.theme == "faqt-light"
    async with open_app(size=(80, 24)) as again:
        assert again.app.theme == "faqt-light"


async def test_corrections_are_told_and_can_be_undone(open_app: Opener) -> None:
    async with open_app() as reader:
        await reader.press("slash")
        await reader.type("disociation")
        await reader.press("enter")
        screen = reader.screen
        assert "“dissociation”" in reader.shown.lower()
        assert screen.session.search.result is not None
        assert screen.session.search.result.hits
        await reader.press("ctrl+t")
        assert not screen.session.search.result.hits


async def test_related_questions_are_one_key_away(open_app: Opener) -> None:
    async with open_app(size=(100, 60)) as reader:
        screen = reader.screen
        screen.reading.jump("is-ketamine-safe")
        await reader.settle()
        assert "See also" in reader.shown
        related = screen.reading.related
        assert related
        await reader.press("v")
        assert screen.reading.entry_id == related[0]
        await reader.press("left_square_bracket")
        assert screen.reading.entry_id == "is-ketamine-safe"


async def test_an_edited_file_is_read_again(
    open_app: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("schema: 1\ntitle: T\nquestions:\n  - {id: a, question: Old?, answer: Yes.}\n")
    async with open_app(read_faq(path)) as reader:
        path.write_text(path.read_text().replace("Old", "New"))
        await reader.app.action_read_again()
        await reader.settle()
        assert "New?" in reader.shown
        path.write_text("schema: 1\nquestions: [")
        await reader.app.action_read_again()
        await reader.settle()
        assert "The file cannot be read" in reader.shown
        await reader.press("escape")
        assert "New?" in reader.shown


async def test_one_bad_part_is_told_in_one_line_and_marked(
    open_app: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text(
        "title: T\nquestions:\n  - {id: a, question: Is it?, answer: 'Ask @joe.'}\n"
        "  - {id: b, question: And so?, answer: 'Yes [@r].'}\n"
        "references:\n  - {id: r, title: [A title]}\n"
    )
    loaded = load(path)
    assert loaded.faq is not None
    async with open_app(loaded.faq, warnings=loaded.problems, size=(100, 30)) as reader:
        assert "2 problems in faq.yaml; run “faqt check” to see them" in reader.shown
        assert "Ask @joe." in reader.shown
        assert "! Some of it could not be read" in reader.shown
        await reader.press("j", "r")
        await reader.settle()
        assert "must be a text, not a list" in reader.shown
        path.write_text(path.read_text().replace("[A title]", "A title"))
        await reader.app.action_read_again()
        await reader.settle()
        assert 'Line 3 of faq.yaml: The reference "joe" is cited' in reader.shown


async def test_a_faq_from_the_cache_that_is_out_of_date_is_read_again(
    open_app: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("schema: 1\ntitle: T\nquestions:\n  - {id: a, question: Old?, answer: Yes.}\n")
    path.write_text(path.read_text().replace("Old", "New"))
    async with open_app(read_faq(path)) as reader:
        assert "New?" in reader.shown


async def test_editing_runs_the_editor_at_the_line(
    make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    seen: list[tuple[str, ...]] = []

    def fake(command: tuple[str, ...]) -> str:
        seen.append(command)
        return ""

    monkeypatch.setattr("tui.editing.run_editor", fake)
    monkeypatch.setenv("EDITOR", "vim")
    app = make_app()
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "e")
        assert "part of faqt" in screen_text(app)
        assert not seen
        await press(pilot, "enter")
        assert "has not changed" in screen_text(app)
    ((editor, line, file),) = seen
    assert (editor, file) == ("vim", str(SHIPPED.resolve()))
    assert SHIPPED.read_text().splitlines()[int(line[1:]) - 1].startswith("  - id: what-does")


async def test_settings_that_will_not_do_are_told(open_app: Opener) -> None:
    from desk.config import Config

    async with open_app(
        config=Config(meaning=False, theme="nosuch", path="/x/config.toml")
    ) as reader:
        assert 'Unknown theme "nosuch"' in reader.shown
        assert reader.app.theme == "faqt-dark"


def test_the_editor_is_told_the_line() -> None:
    from desk.config import Config
    from tui.editing import editor_command

    def command(**environ: str) -> tuple[str, ...]:
        return editor_command("/f.yaml", 7, config=Config(), environ=environ)

    assert command(EDITOR="vim") == ("vim", "+7", "/f.yaml")
    assert command(VISUAL="code -n", EDITOR="vim") == (
        "code",
        "-n",
        "--wait",
        "--goto",
        "/f.yaml:7",
    )
    assert command(EDITOR="hx") == ("hx", "/f.yaml:7")
    assert command(EDITOR="'own editor' -x") == ("own editor", "-x", "/f.yaml")
    own = Config(editor=("ed", "--at={line}", "{file}"))
    assert editor_command("/f.yaml", 7, config=own, environ=os.environ) == (
        "ed",
        "--at=7",
        "/f.yaml",
    )
