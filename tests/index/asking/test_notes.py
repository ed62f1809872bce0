from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import FaqIndex
from index.model import SearchRequest, SearchResult
from tests.index.faqs import BREAD

INDEX = FaqIndex.open(BREAD, None)


def search(text: str) -> SearchResult:
    return INDEX.search(SearchRequest(text))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("tagg:dough", "“tagg:” is not a filter; did you mean “tag:”?"),
        ("rye sections:basics", "“sections:” is not a filter; did you mean “section:”?"),
        ("in:foo", "“in:foo” is not a filter; use in:question or in:answer"),
        ("year:abc", "“abc” is not a year; write year:2018 or year:2015-2020"),
        ("section:zzz", "No section is called “zzz”"),
        ("section:bsics", "No section is called “bsics”; did you mean “basics”?"),
        ("tag:dugh", "No tag is called “dugh”; did you mean “dough”?"),
        ("-author:smyth", "No author cited is called “smyth”; did you mean “Smith”?"),
        ("year:1900-1910", "No answer cites a work of 1900-1910"),
        ("doi:10.9", "No cited DOI contains “10.9”"),
    ],
)
def test_what_is_not_understood_or_cannot_be_met_is_told(text: str, note: str) -> None:
    assert search(text).notes == (note,)


@pytest.mark.parametrize(
    "text",
    [
        *("tag:dough", "section:basics", "author:smith year:2018", "doi:10.1000", "in:answer rye"),
        *("bread: why", "https://example.org", "at 12:30", "a::b", "tag:", "year:", ""),
    ],
)
def test_what_is_understood_needs_no_note(text: str) -> None:
    assert search(text).notes == ()


def test_what_was_found_stays() -> None:
    assert [hit.entry_id for hit in search("tagg:gluten").hits] == ["is-rye-safe"]


def test_words_like_a_condition_are_not_offered() -> None:
    assert search("year:abc").suggestions.words == ()


@given(st.text(st.sampled_from('tagyeriv:"- 20x'), max_size=30))
def test_nothing_typed_is_an_error(text: str) -> None:
    assert all(search(text).notes)
