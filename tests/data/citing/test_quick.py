"""What is found by a look is what reading finds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.citing.quick import quick_citations
from data.citing.syntax import read_citations

_PARTS = st.sampled_from(
    [
        "[@a]", " [@b:c]", "[@d]", "text ", "word;", "\n", "\n", "\n\n", "    ", "  ", " ", "\t",
        "- ", "* ", "+ ", "1. ", "10) ", "`", "```", "~~~\n", "> ", "<b>", "<pre>", "[x]", "(y)",
        "\\", "@k ", "-@", "# h", "#", "---", "--", "-", "=", "===", "***", "_ _ _", "http://x ",
        "www.", "[", "]", "é", "٣. ", "\r\n", "\u2028", "^", ":", "{", "}", "[@a](u)", "|", "&",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PARTS, max_size=12).map("".join)
_LINES = st.lists(
    st.sampled_from(
        [
            "", "", "word [@a]", "  word", "    deep [@a]", "\ttab [@b]", "- item [@a]", "-",
            "-   wide", "-      code [@a] in item", "  - inner [@b]", "1. one", "7) seven [@a]",
            "--", "      far [@a]", "   \t odd [@a]", "-\tx", "* * *", "= [@a]", "- - [@a]",
        ]
    ),
    max_size=8,
).map("\n".join)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Plain [@a] text.",
        "Two [@a] [@b] of them, and [@a:c].\n\nIn [@d.e/f] paragraphs.",
        "- in [@a]\n- a [@b]\n  list [@c]",
        "[@a]",
        "Under http://example.org/[@a] and www.example.org [@b], mailto:a [@d].",
        "1. One [@a].\n2. Two [@b].",
    ],
)
def test_plain_citations_are_found(text: str) -> None:
    found = quick_citations(text)
    assert found
    assert found == read_citations(text)


@pytest.mark.parametrize(
    "text",
    [
        "@a", "[see @a]", "[@a; @b]", "[@a, p. 5]", "[-@a]", "[@a](b)", "[@a][@b]", "[x] [@a]",
        "`[@a]`", "\\[@a]", "    [@a]", "a\n\n    [@a]", "~~~\n[@a]\n~~~", "<pre>[@a]</pre>",
        "> [@a]", "# [@a]", "a\n--\n    [@a]", "-     [@a]", "a@b.c [@a]", "http://x/@a",
    ],
)  # fmt: skip
def test_all_else_is_left_to_reading(text: str) -> None:
    assert quick_citations(text) is None


@given(_TEXTS | _LINES | st.tuples(_LINES, _TEXTS).map("\n".join))
@example("text\n--\n    [@a]")
@example("- a\n\n      [@a]")
@example("+ _ _ _\n            word [@a]")
@example("٣. \n      [@a]")
def test_it_is_what_reading_finds(text: str) -> None:
    found = quick_citations(text)
    assert found is None or found == read_citations(text)
