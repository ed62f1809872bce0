from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyzer_for
from index.asking.correct import distance, near
from index.asking.lexicon import Lexicon
from index.keeping.packing import Strings, strings
from index.keeping.words import WordTable, packed_words

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


def lexicon_of(
    words: dict[str, int], language: str = "en", added: dict[str, int] | None = None
) -> Lexicon:
    """Make the lexicon of some words, with how many entries have each."""
    table = WordTable(packed_words(words, analyzer_for(language).terms))
    return Lexicon(table, language, added)


def test_nearest_prefers_fewer_slips_then_the_more_frequent() -> None:
    lexicon = lexicon_of({"bake": 1, "cake": 9, "lake": 5})
    assert lexicon.nearest("vake", limit=3) == ("cake", "lake", "bake")
    assert lexicon.nearest("bakee") == ("bake",)


def test_short_words_and_numbers_are_left_alone() -> None:
    assert lexicon_of({"a": 1, "it": 1}).nearest("at") == ()
    assert lexicon_of({"2019": 1}).nearest("2018") == ()


_SHORT_WORDS = st.text("abcé", min_size=1, max_size=7)


@given(
    words=st.sets(_SHORT_WORDS, max_size=40),
    typed=_SHORT_WORDS,
    most=st.integers(0, 3),
    beginning=st.booleans(),
)
def test_near_words_are_those_of_comparing_each(
    words: set[str], typed: str, most: int, beginning: bool
) -> None:
    ordered = sorted(words)
    found = near(typed, ordered, range(len(ordered)), most, beginning=beginning)
    slips = ((distance(typed, word, 99, beginning=beginning), word) for word in ordered)
    assert list(found) == [(count, word) for count, word in slips if count <= most]


@given(
    st.dictionaries(_SHORT_WORDS, st.integers(1, 9), max_size=20),
    st.dictionaries(_SHORT_WORDS, st.integers(1, 9), max_size=5),
    _SHORT_WORDS,
)
def test_words_that_came_later_are_as_good_as_the_others(
    before: dict[str, int], added: dict[str, int], typed: str
) -> None:
    later = lexicon_of(before, added=added)
    both = {word: before.get(word, 0) + added.get(word, 0) for word in before.keys() | added.keys()}
    fresh = lexicon_of(both)
    assert (typed in later) == (typed in fresh)
    assert later.frequency(typed) == fresh.frequency(typed)
    for ask in ("forms", "kin", "halves", "beginning_with", "is_common_beginning", "nearest"):
        assert getattr(later, ask)(typed) == getattr(fresh, ask)(typed), ask


@given(st.sets(st.text(max_size=5), max_size=20), st.text(max_size=5))
def test_packed_words_are_found_again(words: set[str], wanted: str) -> None:
    ordered = sorted(words)
    text, offsets = strings(ordered)
    packed = Strings(memoryview(text), memoryview(offsets))
    assert list(packed) == ordered
    assert packed.find(wanted) == (ordered.index(wanted) if wanted in words else -1)
    beginning = [at for at, word in enumerate(ordered) if word.startswith(wanted)]
    assert list(packed.beginning(wanted)) == beginning
    if wanted:
        having = [at for at, word in enumerate(ordered) if wanted in word]
        assert list(packed.having(wanted)) == having


def test_what_is_no_table_of_words_is_refused() -> None:
    whole = packed_words({"word": 1}, analyzer_for("en").terms)
    for body in (b"", b"garbage", whole[:-1], whole[9:]):
        with pytest.raises((ValueError, KeyError, TypeError)):
            WordTable(body)


def test_lexicon_corrects() -> None:
    lexicon = lexicon_of(COUNTS)
    assert lexicon.nearest("disociation") == ("dissociation",)
    assert lexicon.nearest("kausea") == ("nausea",)
    assert lexicon.nearest("entirely") == ()


def test_lexicon_knows_kin() -> None:
    lexicon = lexicon_of(COUNTS)
    assert set(lexicon.kin("dose")) == {"dosage", "dosages"}
    assert lexicon.kin("dosages") == ("dose",)
    assert lexicon.kin("safety") == ("safe",)
    assert lexicon.kin("nausea") == ("nauseous",)
    assert lexicon.kin("home") == ()
    assert lexicon_of(COUNTS, "de").kin("dose") == ()


def test_lexicon_splits_words_run_together() -> None:
    lexicon = lexicon_of(COUNTS)
    assert lexicon.halves("athome") == ("at", "home")
    assert lexicon.halves("nausea") is None


def test_beginnings_are_bounded() -> None:
    lexicon = lexicon_of({f"word{number}": number for number in range(6000)})
    found = lexicon.beginning_with("word")
    assert len(found) == 64
    assert found[0] == "word5999"
    assert lexicon.is_common_beginning("wor")
    assert not lexicon.is_common_beginning("word")
    assert not lexicon.is_common_beginning("xyz")
    assert not lexicon_of({f"word{at}": 1 for at in range(500)}).is_common_beginning("w")
    assert lexicon.beginning_with("zz") == ()
