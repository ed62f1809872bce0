"""Prose and code are told apart as a CommonMark parser does."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.markup.prose import MAX_DEPTH, prose
from data.markup.rules import parser

LINES = st.lists(
    st.sampled_from(
        [
            "",
            "word",
            "  word",
            "    deep",
            "\ttab",
            "- item",
            "-",
            "-   wide",
            "-      code in item",
            "  - inner",
            "1. one",
            "7) seven",
            "> quote",
            ">     code in quote",
            ">> twice",
            "> - both",
            ">",
            "```",
            "``` py",
            "````",
            "~~~",
            "  ```",
            "# head",
            "---",
            "===",
            "***",
            "<!-- open",
            "close -->",
            "<pre>",
            "x</pre>",
            "      word",
        ]
    ),
    min_size=1,
    max_size=12,
)


def code_lines(text: str) -> set[int]:
    """Lines that markdown-it takes for code or for a comment, without fences' own marks."""
    lines: set[int] = set()
    source = text.split("\n")
    for token in parser().parse(text):
        if token.type in {"fence", "code_block", "html_block"} and token.map:
            lines.update(range(*token.map))
    return {number for number in lines if any(char.isalnum() for char in source[number])}


@example(["> quote", "<pre>", "x</pre>"])
@example(["> quote", "<!-- open", "close -->"])
@given(LINES)
def test_code_is_what_commonmark_calls_code(lines: list[str]) -> None:
    text = "\n".join(lines)
    shown = prose(text).text.split("\n")
    blanked = {
        number
        for number, (before, after) in enumerate(zip(lines, shown, strict=True))
        if any(c.isalpha() for c in before) and not any(c.isalpha() for c in after)
    }
    wanted = {n for n in code_lines(text) if any(c.isalpha() for c in lines[n])}
    assert blanked == wanted


@given(st.text(alphabet="> -*`~#1.)<!\t\n\r ax", max_size=80))
def test_offsets_never_move(text: str) -> None:
    found = prose(text)
    assert len(found.text) == len(text)
    for before, after in zip(text, found.text, strict=True):
        assert after in {before, " "}
        assert (before in "\r\n") == (after in "\r\n")
    ends = [0, *(place for span in found.blocks for place in span), len(text)]
    assert ends == sorted(ends)


def test_marks_of_containers_are_blanked() -> None:
    assert prose("> - quoted\n>   item\n").text == "    quoted\n    item\n"


def test_each_item_is_a_block() -> None:
    text = "- one\n- two\n\nthree\nfour\n"
    assert [text[slice(*span)] for span in prose(text).blocks] == [
        "one\n",
        "two\n",
        "three\nfour\n",
    ]


def test_depth_is_bounded() -> None:
    found = prose(">" * (MAX_DEPTH + 5) + "x")
    assert found.text.strip() == ">" * 5 + "x"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_ending(newline: str) -> None:
    text = newline.join(["```", "code", "```", "word", ""])
    assert prose(text).text.split() == ["word"]
