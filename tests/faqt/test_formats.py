"""FAQs in other formats on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faqt.conftest import Faqt


@pytest.fixture
def kettle(tmp_path: Path) -> Path:
    path = tmp_path / "kettle.md"
    path.write_text("# Kettle\n\n## Is it safe?\n\nQuite *safe*.\n", encoding="utf-8")
    return path


def test_commands_read_a_file_as_it_is_and_say_as_what(faqt: Faqt, kettle: Path) -> None:
    for words in (["list"], ["show", "1"], ["search", "safe"], ["check"]):
        ran = faqt(*words, "-f", str(kettle))
        assert ran.code == 0
        assert f"faqt: {kettle}: read as Markdown" in ran.err.splitlines()
    assert "Quite" in faqt("show", "1", "-f", str(kettle)).out


def test_what_was_read_before_is_told_the_same_and_read_anew_when_it_changes(
    faqt: Faqt, kettle: Path
) -> None:
    for _ in range(2):
        assert "read as Markdown" in faqt("list", "-f", str(kettle)).err
    kettle.write_text("# Kettle\n\n## Is it red?\n\nNo.\n", encoding="utf-8")
    assert "Is it red?" in faqt("list", "-f", str(kettle)).out


def test_a_folder_is_read_anew_when_a_file_of_it_changes(faqt: Faqt, kettle: Path) -> None:
    assert "read as a folder" in faqt("list", "-f", str(kettle.parent)).err
    (kettle.parent / "more.yml").write_text("- {q: Why?, a: So.}\n", encoding="utf-8")
    assert "Why?" in faqt("list", "-f", str(kettle.parent)).out


def test_a_file_without_questions_is_told_in_terms_of_its_format(
    faqt: Faqt, tmp_path: Path
) -> None:
    path = tmp_path / "manual.md"
    path.write_text("# Kettle\n\n## Parts\n\nLid.\n", encoding="utf-8")
    ran = faqt("list", "-f", str(path))
    assert ran.code == 3
    assert "No questions found. It was read as Markdown." in ran.err
    assert "“Kettle”, “Parts”" in ran.err
    assert "YAML" not in ran.err
    assert "Traceback" not in ran.err


def test_native_files_say_nothing(faqt: Faqt, tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text(
        json.dumps({"title": "T", "questions": [{"question": "Why?", "answer": "So."}]}),
        encoding="utf-8",
    )
    assert faqt("list", "-f", str(path)).err == ""


PLAIN = """\
My questions
============

1. Is it safe?
   Quite.

2. The lid is loose
   Turn it.
"""


@pytest.mark.parametrize("words", [["list"], ["show", "1"], ["search", "safe"], ["check"]])
def test_a_reader_may_say_what_a_file_is(faqt: Faqt, tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "kettle.csv"
    path.write_text(PLAIN, encoding="utf-8")
    assert faqt(*words, "-f", str(path)).code == 3
    for format_ in ("text", "txt", "TEXT"):
        ran = faqt(*words, "-f", str(path), "--format", format_)
        assert ran.code == 0
        assert f"faqt: {path}: read as plain text" in ran.err.splitlines()


def test_readings_of_a_file_are_kept_apart(faqt: Faqt, tmp_path: Path) -> None:
    path = tmp_path / "kettle.md"
    path.write_text("# Any kettle?\n\nYes.\n\n    Q: Red kettle?\n    A: No.\n", encoding="utf-8")
    text = ("-f", str(path), "--format", "text")
    for words in (["list"], ["search", "kettle"]):
        for _ in range(2):
            assert "red-kettle" in faqt(*words, *text).out
            assert "red-kettle" not in faqt(*words, "-f", str(path)).out


def test_a_format_for_cite_and_for_faqts_own(faqt: Faqt, tmp_path: Path) -> None:
    path = tmp_path / "faq.txt"
    path.write_text(
        "questions:\n- {question: Why?, answer: So.}\nreferences:\n"
        "- {id: a, type: book, title: On so, author: [{family: Able}], issued: 2001}\n",
        encoding="utf-8",
    )
    ran = faqt("cite", "a", "-f", str(path), "--from", "faqt")
    assert (ran.code, ran.out) == (0, "Able. (2001). On so.\n")


def test_an_unknown_format_is_told_with_those_there_are(faqt: Faqt, kettle: Path) -> None:
    ran = faqt("list", "-f", str(kettle), "--format", "markdwon")
    assert ran.code == 3
    assert "Did you mean “markdown”?" in ran.err
