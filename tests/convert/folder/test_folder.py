"""Folders of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from convert.conversion import convert
from convert.read import load
from data.problems import FaqError
from data.store.digests import size_and_time, source_digest

if TYPE_CHECKING:
    from pathlib import Path


def test_questions_of_faqtory_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "README.md").write_text("# Not one?\n\nNo.\n", encoding="utf-8")
    (folder / "loud.question.md").write_text(
        '---\ntitle: "Why loud?"\nalt_titles:\n  - "Noisy kettle"\n---\n\nIt boils.\n',
        encoding="utf-8",
    )
    (folder / "bad.question.md").write_text("No front matter.\n", encoding="utf-8")
    for place in (tmp_path, folder):
        made = convert(str(place))
        (entry,) = made.faq.entries
        assert (entry.id, entry.question, entry.answer) == ("loud", "Why loud?", "It boils.\n")
        assert entry.aliases == ("Noisy kettle",)
        assert made.format == "FAQtory questions"
        assert "bad.question.md" in made.leftovers[0]


def test_a_folder_of_files_is_one_faq_with_sections(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text("# Tea\n\n## Why?\n\nSo.\n", encoding="utf-8")
    milk = "- {q: How?, a: Thus.}\n- {q: Who?, a: We.}\n"
    (tmp_path / "milk.yml").write_text(milk, encoding="utf-8")
    (tmp_path / "LICENSE.md").write_text("# May I?\n\nYes.\n", encoding="utf-8")
    (tmp_path / "kettle.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "list.csv").write_text("port,ships\nKiel,3\n", encoding="utf-8")
    made = convert(str(tmp_path))
    assert [entry.question for entry in made.faq.entries] == ["How?", "Who?", "Why?"]
    assert [section.title for section in made.faq.sections] == ["milk", "Tea"]
    assert len(made.leftovers) == 1
    assert "list.csv" in made.leftovers[0]


def test_files_whose_front_matter_asks_are_questions(tmp_path: Path) -> None:
    folder = tmp_path / "faq"
    folder.mkdir()
    (folder / "_index.md").write_text("---\ntitle: FAQ\n---\n", encoding="utf-8")
    (folder / "2-how.md").write_text("---\ntitle: How\n---\nThus.\n", encoding="utf-8")
    (folder / "10-why.md").write_text(
        "---\nquestion: Why?\ncategory: Tea\n---\nSo.\n", encoding="utf-8"
    )
    made = convert(str(folder))
    assert [(entry.id, entry.question) for entry in made.faq.entries] == [
        ("2-how", "How"),
        ("10-why", "Why?"),
    ]


def test_a_folder_without_questions_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Kettle\n\nText.\n", encoding="utf-8")
    with pytest.raises(FaqError, match=r"Its files: “a\.md”"):
        convert(str(tmp_path))


def test_a_changed_folder_has_another_digest(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A?\n\nText.\n", encoding="utf-8")
    faq = load(tmp_path).faq
    assert faq is not None
    assert faq.digest == source_digest(tmp_path)
    before = size_and_time(tmp_path)
    (tmp_path / "b.md").write_text("# B?\n\nText.\n", encoding="utf-8")
    assert source_digest(tmp_path) != faq.digest
    assert size_and_time(tmp_path) != before
