"""Titles and pages are compared by what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.checking.compare import fold, match_titles, same_pages


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("A Study of Things", "A study of things.", "same"),
        ("Étude – naïve", "Etude: naive", "same"),
        ("The <i>E. coli</i> &amp; K<sub>2</sub>", "The E. coli & K2", "same"),
        ("Ligature ﬁnd", "ligature find", "same"),
        ("Main: a subtitle", "Main", "subtitle"),
        ("Main", "Main - a subtitle", "subtitle"),
        ("Does it? A trial", "Does it", "subtitle"),
        ("Main: one", "Main: two", "different"),
        ("A long title on ketamine and mood, Part I", "A long title on ketamine and mood, Part II",
         "similar"),
        ("Something", "else", "different"),
        ("Something", "", "different"),
        pytest.param("x" * 50_000, "y" * 50_000, "different", id="long"),
    ],
)  # fmt: skip
def test_match_titles(ours: str, theirs: str, expected: str) -> None:
    assert match_titles(ours, theirs) == expected
    assert match_titles(theirs, ours) == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_matching_is_symmetric(one: str, other: str) -> None:
    assert match_titles(one, other) == match_titles(other, one)
    assert match_titles(one, one) == "same"
    assert fold(fold(one)) == fold(one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("139-148", "139–148", True),
        ("139--48", "139-148", True),
        ("139", "139-148", True),
        ("e1-e9", "E1 - E9", True),
        ("5-5", "5", True),
        ("139-148", "139-149", False),
        ("39-48", "139-148", False),
        ("139", "140-148", False),
    ],
)
def test_same_pages(one: str, other: str, expected: bool) -> None:
    assert same_pages(one, other) is expected
    assert same_pages(other, one) is expected
