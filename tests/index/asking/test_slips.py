from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Entry, Faq
from index.asking.slips import UNITS, is_opposite, is_slip, may_replace
from index.engine import FaqIndex
from index.english.words import is_english
from index.model import Offer, SearchRequest, SearchResult


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("inflamation", "inflammation"),  # missed
        ("headdache", "headache"),  # doubled
        ("diabtees", "diabetes"),  # swapped
        ("migrsine", "migraine"),  # the key beside it
        ("cathetert", "catheter"),  # the key beside it
        ("vaccene", "vaccine"),  # a vowel
        ("diahrrea", "diarrhea"),
        ("accomodatoin", "accommodation"),
    ],
)
def test_slips(typed: str, word: str) -> None:
    assert is_slip(typed, word)
    assert may_replace(typed, word)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("hypoglycemia", "hyperglycemia"),
        ("hyperthyroid", "hypothyroid"),
        ("normal", "abnormal"),
        ("stable", "unstable"),
        ("smoker", "nonsmoker"),
        ("coagulant", "anticoagulant"),
        ("regular", "irregular"),
        ("possible", "impossible"),
        ("advantage", "disadvantage"),
        ("intravenous", "intervenous"),
        ("symptomatic", "asymptomatic"),
        ("exclude", "include"),
        ("hypotensve", "hypertensive"),
        ("prednisone", "prednisolone"),
        ("losartan", "valsartan"),
        ("mcg", "mg"),
        ("mb", "gb"),
        ("khz", "mhz"),
    ],
)
def test_other_words(typed: str, word: str) -> None:
    assert not may_replace(typed, word)
    assert not may_replace(word, typed)


@given(st.text("abcdeimnortuy", max_size=9), st.text("abcdeimnortuy", max_size=9))
def test_any_two_words_can_be_compared(one: str, other: str) -> None:
    assert is_slip(one, other) in (True, False)
    assert is_opposite(one, other) == is_opposite(other, one)


@given(st.text("abcdeimnortuy", min_size=4, max_size=9), st.data())
def test_a_missed_or_doubled_letter_is_a_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert is_slip(word[:at] + word[at + 1 :], word)
    assert is_slip(word[:at] + word[at] + word[at:], word)


def test_english_words() -> None:
    for word in ("dose", "doses", "morality", "carried", "dosing", "hypotension"):
        assert is_english(word), word
    for word in ("disociation", "kneadng", "", "é", "mg2"):
        assert not is_english(word), word


CLINIC = FaqIndex.open(
    Faq(
        "",
        (
            Entry("pressure", "What is hypertension?", "A high pressure. Give 5 mg a day."),
            Entry("scan", "What does a normal scan show?", "Nothing. Mortality is low."),
            Entry("trial", "Was there a trial?", "Yes, a trial for type 2 of the disease."),
        ),
    ),
    None,
)


def search(text: str, *, typing: bool = False) -> SearchResult:
    return CLINIC.search(SearchRequest(text, typing=typing))


@pytest.mark.parametrize("typing", [False, True])
@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("hypotension", Offer("hypotension", "hypertension")),
        ("abnormal", Offer("abnormal", "normal")),
        ("50 mcg", Offer("mcg", "mg")),
    ],
)
def test_another_word_is_offered_and_not_searched(text: str, offer: Offer, typing: bool) -> None:
    result = search(text, typing=typing)
    assert result.offers == (offer,)
    assert result.corrections == ()
    assert result.hits == ()


def test_a_word_beside_a_number_is_not_replaced() -> None:
    assert search("tpye 2").corrections == ()
    assert [fix.used for fix in search("tpye of disease").corrections] == ["type"]


def test_a_word_that_exists_makes_weak_hits() -> None:
    trail = search("trail")
    assert [fix.used for fix in trail.corrections] == ["trial"]
    assert all(hit.weak for hit in trail.hits)
    slip = search("trila")
    assert [fix.used for fix in slip.corrections] == ["trial"]
    assert not slip.hits[0].weak


def test_a_correction_counts_less_than_a_word_typed_right() -> None:
    entries = (
        Entry("wrong", "What is a gasket?", "A seal."),
        Entry("right", "What is a sprocket?", "A wheel."),
    )
    index = FaqIndex.open(Faq("", entries), None)
    assert index.search(SearchRequest("gaskte sprocket")).hits[0].entry_id == "right"
    assert index.search(SearchRequest("gasket sprokcet")).hits[0].entry_id == "wrong"


def test_halves_must_be_words_of_one_entry() -> None:
    entries = (
        Entry("a", "What is rain?", "Water."),
        Entry("b", "What is a bow?", "A weapon."),
        Entry("c", "What is a snow flake?", "Ice."),
    )
    index = FaqIndex.open(Faq("", entries), None)
    assert index.search(SearchRequest("rainbow")).corrections == ()
    assert [fix.used for fix in index.search(SearchRequest("snowflake")).corrections] == [
        "snow flake"
    ]


def test_units_are_folded() -> None:
    assert all(unit.islower() and unit.isalpha() for unit in UNITS)
