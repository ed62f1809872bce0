"""Texts that are made to take long, or to break a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.conversion import convert_bytes
from data.problems import FaqError

if TYPE_CHECKING:
    from convert.model import Converted

_PIECES = st.sampled_from(
    [
        "# ",
        "## ",
        "Why?",
        "\n",
        "\n\n",
        "**",
        "Q: ",
        "A: ",
        "- ",
        "1. ",
        "    ",
        "> ",
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<dt>",
        "<dd>",
        "<h2>",
        "</h2>",
        "[a](#b)",
        "```\n",
        "---\n",
        "| Question | Answer |\n|--|--|\n",
        "| a | b |\n",
        "{",
        "}",
        ":",
        '"',
        ",",
        "?",
        "<!--",
        "-->",
        "::: details x\n",
        ":::\n",
        '??? faq "x"\n',
        "question",
        "\t",
        "\x00",
        "é",
        "<li>",
        "<p>",
        "=head1 ",
        "&amp;",
        "<script>",
        "\x1b[31m",
        "<posts><row ",
        "[[",
    ]
)


def _made(data: bytes, name: str) -> Converted | None:
    """Return what becomes of bytes; None where they are refused, in a sentence."""
    try:
        return convert_bytes(data, name=name)
    except FaqError as refusal:
        problems = refusal.problems
    assert all(problem.message for problem in problems)
    return None


@given(st.lists(_PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize(
    "name", ["faq.md", "faq.html", "faq.txt", "faq.yml", "faq.json", "f.csv", "faq"]
)
def test_any_text_is_read_or_refused_in_a_sentence(name: str, text: str) -> None:
    made = _made(text.encode(), name)
    if made is not None:
        ids = [entry.id for entry in made.faq.entries]
        assert len(ids) == len(set(ids)) > 0
        assert all(entry.question and entry.answer.strip() for entry in made.faq.entries)
        assert "\x1b" not in "".join(entry.question + entry.answer for entry in made.faq.entries)


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    for name in ("faq", "faq.md", "faq.xml", "faq.docx", "faq.csv.gz"):
        _made(data, name)


@pytest.mark.parametrize(
    "piece",
    [
        "[a](#b) ",
        "<h3>",
        "<!--",
        "**a",
        "Q: ",
        "> ",
        "- ",
        "<details>",
        "*",
        "`",
        "1. x\n",
        "a\n---\n",
    ],
)
def test_the_same_mark_many_times_does_not_take_forever(piece: str) -> None:
    text = "# FAQ\n\n## Why?\n\nSo.\n\n" + piece * 2000 + "\n"
    for name in ("faq.md", "faq.html", "faq.txt"):
        _made(text.encode(), name)


def test_cut_off_anywhere_a_file_is_read_or_refused() -> None:
    whole = "---\ntitle: T\n---\n\n# FAQ\n\n<details><summary>Why?</summary>\n\nSo.\n\n</details>\n"
    for place in range(1, len(whole), 3):
        _made(whole[:place].encode(), "faq.md")
