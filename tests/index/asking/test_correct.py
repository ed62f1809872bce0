from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asking.correct import distance, nearest_words
from index.asking.lexicon import Lexicon

COUNTS = {
    "dissociation": 5,
    "association": 3,
    "dose": 9,
    "dosage": 4,
    "dosages": 2,
    "nausea": 7,
    "nauseous": 1,
    "safe": 8,
    "safety": 3,
    "home": 6,
    "at": 6,
}


@pytest.mark.parametrize(
    ("typed", "word", "slips"),
    [
        ("nausea", "nausea", 0),
        ("nausae", "nausea", 1),
        ("nusea", "nausea", 1),
        ("nauseaa", "nausea", 1),
        ("nawsea", "nausea", 1),
        ("disociaton", "dissociation", 2),
    ],
)
def test_distance(typed: str, word: str, slips: int) -> None:
    assert distance(typed, word, 5) == slips
    assert distance(word, typed, 5) == slips


def test_distance_to_a_beginning() -> None:
    assert distance("disoci", "dissociation", 2, beginning=True) == 1
    assert distance("disoci", "dissociation", 2) > 2


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_a_metric_as_far_as_it_goes(one: str, other: str) -> None:
    slips = distance(one, other, 99)
    assert slips == distance(other, one, 99)
    assert (slips == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips <= max(len(one), len(other))


def test_nearest_prefers_fewer_slips_then_the_more_frequent() -> None:
    words = {"bake": 1, "cake": 9, "lake": 5}
    assert nearest_words("vake", words, words.__getitem__, limit=3) == ["cake", "lake", "bake"]
    assert nearest_words("bakee", words, words.__getitem__) == ["bake"]


def test_short_words_and_numbers_are_left_alone() -> None:
    assert nearest_words("at", {"a": 1, "it": 1}, lambda _: 1) == []
    assert nearest_words("2018", {"2019": 1}, lambda _: 1) == []


def test_lexicon_corrects() -> None:
    lexicon = Lexicon(COUNTS, "en")
    assert lexicon.nearest("disociation") == ("dissociation",)
    assert lexicon.nearest("kausea") == ("nausea",)
    assert lexicon.nearest("entirely") == ()


def test_lexicon_knows_kin() -> None:
    lexicon = Lexicon(COUNTS, "en")
    assert set(lexicon.kin("dose")) == {"dosage", "dosages"}
    assert lexicon.kin("dosages") == ("dose",)
    assert lexicon.kin("safety") == ("safe",)
    assert lexicon.kin("nausea") == ("nauseous",)
    assert lexicon.kin("home") == ()
    assert Lexicon(COUNTS, "de").kin("dose") == ()


def test_lexicon_splits_words_run_together() -> None:
    lexicon = Lexicon(COUNTS, "en")
    assert lexicon.halves("athome") == ("at", "home")
    assert lexicon.halves("nausea") is None


def test_beginnings_are_bounded() -> None:
    lexicon = Lexicon({f"word{number}": number for number in range(6000)}, "en")
    found = lexicon.beginning_with("word")
    assert len(found) == 64
    assert found[0] == "word5999"
    assert lexicon.is_common_beginning("wor")
    assert not lexicon.is_common_beginning("word")
    assert not lexicon.is_common_beginning("xyz")
    assert not Lexicon({f"word{number}": 1 for number in range(500)}, "en").is_common_beginning("w")
    assert lexicon.beginning_with("zz") == ()
