"""Text made safe to show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text import clean, one_line, unsafe_at, visible


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("bell\a, delete\x7f, C1\x9b31m", "bell, delete, C131m"),
        ("left\u202eright\u2066in\u2069", "leftrightin"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("\ufeffmark, half \ud800, none \uffff", "mark, half , none "),
        ("עברית\u200f, é, 👩‍🔬, no\u00a0break", "עברית\u200f, é, 👩‍🔬, no\u00a0break"),
    ],
)
def test_clean_takes_out_what_steers_a_terminal(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_clean_leaves_no_control_character(text: str) -> None:
    cleaned = clean(text)
    assert not [
        char for char in cleaned if unicodedata.category(char) == "Cc" and char not in "\n\t"
    ]
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert clean(cleaned) == cleaned
    assert unsafe_at(cleaned) == -1


@given(st.text())
def test_visible_keeps_every_column(text: str) -> None:
    assert len(visible(text.replace("\r\n", "\n"))) == len(text.replace("\r\n", "\n"))
    assert unsafe_at(visible(text)) == -1


def test_visible_shows_where_something_was() -> None:
    assert visible("a\x1bb\u202ec") == "a\ufffdb\ufffdc"


def test_unsafe_at_finds_the_first() -> None:
    assert unsafe_at("ab\x1b\x1b") == 2


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  What\n  is\tit?\n", "What is it?"),
        ("two  spaces stay", "two  spaces stay"),
        ("Qu'est-ce\u00a0?", "Qu'est-ce\u00a0?"),
        ("\n", ""),
    ],
)
def test_one_line_folds_breaks_and_tabs(text: str, folded: str) -> None:
    assert one_line(text) == folded
