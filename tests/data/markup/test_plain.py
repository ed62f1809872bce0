from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.markup.plain import plain_markdown


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Nothing special.", "Nothing special."),
        ("- **bold** item\n* _it_\n1. one\n2) two", "bold item\nit\none\ntwo"),
        ("## Heading", "Heading"),
        ("> > quoted", "quoted"),
        ("a `code` and ``more code``", "a code and more code"),
        ("***both*** and ~~gone~~", "both and gone"),
        ("**bold with _italic_ inside**", "bold with italic inside"),
        ("[text](https://example.org/a(b)c) on", "text on"),
        ("![alt](<a b.png>)", "alt"),
        (r"2 \* 3 \[1\]", "2 * 3 [1]"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("```sh\nls\n```\n\n---\nafter", "\nls\n\n\n\nafter"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n\n| 1 | 2 |"),
        ("-5 degrees", "-5 degrees"),
        ("says [@key, p. 3] and [1]", "says [@key, p. 3] and [1]"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, plain: str) -> None:
    assert plain_markdown(markdown) == plain


@given(st.text(st.sampled_from("ab *_`~[]()#->1.\n\\")))
def test_no_word_is_lost_but_addresses(text: str) -> None:
    addresses = re.compile(r"\]\([^\n]*|^[ \t]*(`{3,}|~{3,}).*", re.MULTILINE)
    wanted = set(re.findall(r"[ab]+", addresses.sub(" ", text)))
    if "](" not in text and "```" not in text and "~~~" not in text:
        joined = re.sub(r"[^ab1]", "", plain_markdown(text))
        assert all(word in joined for word in wanted)


@given(st.text(st.sampled_from("*_`~[]("), max_size=3_000))
def test_marks_alone_take_no_time(text: str) -> None:
    assert isinstance(plain_markdown(text * 3), str)


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("taken *under medical\nsupervision* only", "taken under medical\nsupervision only"),
        ("**strong\nand\nlong**, `code\nspan`", "strong\nand\nlong, code\nspan"),
        ("a *stray mark\n\nand another* one", "a *stray mark\n\nand another* one"),
    ],
)
def test_emphasis_goes_on_over_lines_of_one_paragraph(markdown: str, plain: str) -> None:
    assert plain_markdown(markdown) == plain


def test_many_stray_marks_take_no_long_time() -> None:
    text = "*a " * 20_000
    assert plain_markdown(text) == text
