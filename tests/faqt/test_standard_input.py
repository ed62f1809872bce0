"""A FAQ on standard input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.faqt.conftest import SMALL, process

if TYPE_CHECKING:
    from tests.faqt.conftest import Faqt

_MARKDOWN = "# FAQ\n\n## What is salt?\n\nA stone.\n\n## Is it wet?\n\nNo.\n"


def test_list(faqt: Faqt) -> None:
    assert "why-knead" in faqt("-f", "-", "list", stdin=SMALL).out
    assert "what-is-salt" in faqt("list", "-f", "-", stdin=_MARKDOWN).out


def test_search_show_and_cite(faqt: Faqt) -> None:
    assert "why-salt" in faqt("-f", "-", "search", "salt", stdin=SMALL).out
    assert "A stone." in faqt("-f", "-", "show", "what-is-salt", stdin=_MARKDOWN).out
    assert "Miller" in faqt("-f", "-", "cite", "miller2001", stdin=SMALL).out


def test_check(faqt: Faqt) -> None:
    ran = faqt("check", "-", stdin="title: T\nquestions:\n- question: A?\n  answer: b [@c]\n")
    assert ran.code == 1
    assert "standard input:4" in ran.out
    assert ran.err.endswith("1 error in standard input\n")
    document = json.loads(faqt("check", "-", "--json", stdin=SMALL).out)
    assert document["file"] == "standard input"


def test_of_another_process() -> None:
    ran = process(["-f", "-", "list"], stdin=_MARKDOWN)
    assert (ran.code, ran.out.count("\n")) == (0, 2)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("list", "-f", "-"), 3, "empty"),
        (("search", "-", "-f", "-"), 2, "cannot be both"),
        (("check", "-", "--online", "--write"), 2, "needs a file"),
        (("browse", "-f", "-"), 2, "faqt -f - list"),
    ],
)
def test_what_cannot_be(faqt: Faqt, words: tuple[str, ...], code: int, said: str) -> None:
    ran = faqt(*words, stdin="")
    assert ran.code == code
    assert said in ran.err
