from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from show.blocks import Prose
from show.linear import render
from show.spoken import markdown_lines


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("Two\nlines  \nbroken", ["Two lines broken"]),
        ("# Top", ["Heading: Top"]),
        ("1. a\n2. b", ["List of 2 items:", "Item 1: a", "Item 2: b", "End of list."]),
        ("- a\n\n  more", ["List of 1 item:", "Item 1: a", "more", "End of list."]),
        (
            "- a\n  - b",
            [
                "List of 1 item:",
                "Item 1: a",
                "List of 1 item:",
                "Item 1: b",
                "End of list.",
                "End of list.",
            ],
        ),
        ("-", ["List of 1 item:", "Item 1:", "End of list."]),
        ("> said", ["Quote:", "said", "End of quote."]),
        ("```sh\nls\n\npwd\n```", ["Code in sh:", "ls", "", "pwd", "End of code."]),
        ("    x = 1", ["Code:", "x = 1", "End of code."]),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | |",
            ["Table of 2 rows:", "Row 1. a: 1; b: 2.", "Row 2. a: 3; b: .", "End of table."],
        ),
        ("---", ["Break."]),
        ("**b** *i* ~~s~~ `c`", ["b i (struck out: s) c"]),
        ("[text](https://x.org) <https://y.org>", ["text (https://x.org) https://y.org"]),
        ("![alt](a.png)", ["image: alt (a.png)"]),
        ("<div>\nraw\n</div>", ["raw"]),
        ("a <b>c</b>", ["a c"]),
        ("4. four\n5. five", ["List of 2 items:", "Item 4: four", "Item 5: five", "End of list."]),
        ("<ol start=7><li>x</ol>", ["List of 1 item:", "Item 7: x", "End of list."]),
        (
            "<table><tr><td>1<td>2<tr><td>3</table>",
            ["Table of 2 rows:", "Row 1. 1; 2.", "Row 2. 3.", "End of table."],
        ),
        ("<img src=a.png alt=Tea>", ["image: Tea (a.png)"]),
        (r"\[1\] &amp; &copy;", ["[1] & ©"]),
        ("", []),
    ],
)
def test_all_is_said_in_words(markdown: str, lines: list[str]) -> None:
    assert list(markdown_lines(markdown)) == lines


@given(st.text(st.sampled_from("ab \n\t#->*_`~[]()|:1.\\<&!")))
def test_nothing_is_too_odd_and_no_word_is_lost(text: str) -> None:
    said = "".join(markdown_lines(text))
    plain = "".join(char for char in text if char in "ab")
    if "[" not in text and "`" not in text and "~~~" not in text:
        assert all(said.count(char) >= plain.count(char) for char in "ab")


def test_wrapping_breaks_no_word() -> None:
    text = render([Prose("one two three https://example.org/very-long-address", "")], 12)
    assert text.splitlines() == ["one two", "three", "https://example.org/very-long-address"]
