"""Titles lose their tags, not what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from convert.conversion import convert
from convert.wording import names_faq, title_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("What is CO<sub>2</sub> &amp; why?", "What is CO₂ & why?"),
        ("How do I use `<br>` in **a** cell?", "How do I use `<br>` in a cell?"),
        ("Where do I put <url>?", "Where do I put <url>?"),
        ("1. What is <i>it</i>?", "1. What is it?"),
    ],
)
def test_a_title_is_read_as_it_is_seen(tmp_path: Path, markdown: str, shown: str) -> None:
    assert title_text(markdown) == shown
    path = tmp_path / "faq.md"
    path.write_text(f"# FAQ\n\n## {markdown}\n\nSo.\n\n## And then?\n\nThus.\n", encoding="utf-8")
    assert convert(str(path)).faq.entries[0].question == shown.removeprefix("1. ")


@pytest.mark.parametrize("title", ["-" * 80, "- . " * 40, ".-" * 60, "a-" * 60 + "x"])
def test_signs_in_a_row_take_no_time(title: str) -> None:
    assert names_faq(title + " of the sea") is False


@pytest.mark.parametrize("title", ["Kettle FAQ", "Kettle-FAQ", "The kettle's new FAQ", "v1.2 Q&A"])
def test_titles_that_end_with_faq(title: str) -> None:
    assert names_faq(title)
