"""Searching with the model itself: what is found, in which order, and what conditions do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.model import Entry, Faq, Section
from index.engine import FaqIndex
from index.meaning.meaning import Meaning
from index.model import SearchRequest

if TYPE_CHECKING:
    from pathlib import Path

    from index.model import SearchResult

SHOP = Faq(
    "Shop",
    (
        Entry(
            "refund",
            "How do I get a refund?",
            "Send the item back within thirty days and we return what you paid.",
            "money",
            aliases=("return policy",),
            tags=("money",),
        ),
        Entry(
            "delivery",
            "How long does shipping take?",
            "Parcels arrive within two to four working days.",
            "parcels",
            tags=("parcels",),
        ),
        Entry(
            "broken",
            "My order arrived damaged, what now?",
            "Take photographs and write to us; we send a new one at no cost.",
            "parcels",
            tags=("parcels",),
        ),
        Entry(
            "hours",
            "When is the shop open?",
            "From nine to six, closed on Sundays.",
            "visit",
            tags=("visit",),
        ),
        Entry("signs", "???", ""),
    ),
    (Section("money", "Money"), Section("parcels", "Parcels"), Section("visit", "Visiting us")),
)


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    pytest.importorskip("numpy", reason="the extra is not installed")
    prepared = Meaning(SHOP, None)
    if not prepared.prepare():
        pytest.skip("the model is not installed")
    return prepared


@pytest.fixture(scope="module")
def index(meaning: Meaning) -> FaqIndex:
    return FaqIndex.open(SHOP, None, meaning=meaning)


def ids(result: SearchResult) -> list[str]:
    return [hit.entry_id for hit in result.hits]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("I want my cash back", "refund"),
        ("the vase came in pieces", "broken"),
        ("how many days until the postman comes", "delivery"),
        ("at what time can I come by", "hours"),
    ],
)
def test_other_words_find_what_is_meant(index: FaqIndex, asked: str, found: str) -> None:
    result = index.search(SearchRequest(asked))
    assert result.by_meaning
    assert ids(result)[0] == found


def test_an_entry_without_any_of_the_words_says_so(index: FaqIndex) -> None:
    hit = index.search(SearchRequest("cash reimbursement")).hits[0]
    assert (hit.entry_id, hit.field, hit.detail) == ("refund", "meaning", "")


def test_an_entry_with_the_words_is_explained_by_them(index: FaqIndex) -> None:
    hit = index.search(SearchRequest("return policy")).hits[0]
    assert (hit.entry_id, hit.field, hit.detail) == ("refund", "alias", "0")


def test_what_words_find_is_never_lost(index: FaqIndex) -> None:
    for asked in ("shipping refund", "we", "order", "when is my parcel here", "sundays"):
        words = index.search(SearchRequest(asked, words_only=True))
        both = index.search(SearchRequest(asked))
        assert set(ids(words)) <= set(ids(both))
        assert both.total >= words.total
        assert both.needle == words.needle


def test_words_alone_are_the_search_without_meaning(index: FaqIndex) -> None:
    bare = FaqIndex.open(SHOP, None)
    for asked in ("cash reimbursement", "how do I get a refund", "order -parcel", "tag:visit"):
        with_it = index.search(SearchRequest(asked, words_only=True))
        without = bare.search(SearchRequest(asked, words_only=True))
        assert replace(with_it, elapsed=0) == replace(without, elapsed=0)
        assert not with_it.by_meaning


def test_what_has_nothing_to_do_with_it_is_not_found(index: FaqIndex) -> None:
    result = index.search(SearchRequest("volcanic eruptions of Iceland"))
    assert not result.hits
    assert result.by_meaning


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("cash back section:parcels", {"delivery", "broken"}),
        ("cash back -tag:money", {"delivery", "broken", "hours"}),
        ("cash back -thirty", {"delivery", "broken", "hours"}),
        ('cash back -"working days"', {"refund", "broken", "hours"}),
        ("reimbursement in:question", set()),
    ],
)
def test_conditions_come_first(index: FaqIndex, asked: str, allowed: set[str]) -> None:
    assert set(ids(index.search(SearchRequest(asked)))) <= allowed


def test_a_phrase_must_stand_there(index: FaqIndex) -> None:
    assert ids(index.search(SearchRequest('cash "working days"'))) == ["delivery"]


def test_conditions_alone_are_no_question(index: FaqIndex) -> None:
    result = index.search(SearchRequest("tag:parcels"))
    assert ids(result) == ["delivery", "broken"]
    assert not result.by_meaning


@pytest.mark.parametrize("asked", ["", "?!", "-refund", '"', "x " * 5_000, "é" * 10_000, "\0"])
def test_nothing_that_is_typed_is_an_error(index: FaqIndex, asked: str) -> None:
    index.search(SearchRequest(asked))


def test_a_slip_is_mended_before_the_meaning_is_looked_for(index: FaqIndex) -> None:
    right = index.search(SearchRequest("damaged thing"))
    slip = index.search(SearchRequest("damagd thing"))
    assert [fix.used for fix in slip.corrections] == ["damaged"]
    assert ids(slip)[0] == ids(right)[0] == "broken"


def test_only_as_many_as_are_wanted(index: FaqIndex) -> None:
    result = index.search(SearchRequest("when is my parcel here", limit=1))
    assert len(result.hits) == 1
    assert result.total > 1


def test_the_same_question_twice_gives_the_same(index: FaqIndex) -> None:
    one, two = (index.search(SearchRequest("when do you close")) for _ in "ab")
    assert replace(one, elapsed=0) == replace(two, elapsed=0)


def test_kept_vectors_give_the_same_order(tmp_path: Path, index: FaqIndex) -> None:
    faq = replace(SHOP, path=str(tmp_path / "shop.yaml"), digest="d")
    for _ in range(2):
        meaning = Meaning(faq, tmp_path / "cache")
        assert meaning.prepare()
        kept = FaqIndex.open(faq, tmp_path / "cache", meaning=meaning)
        for asked in ("cash back", "when do you close", "damaged"):
            theirs = kept.search(SearchRequest(asked))
            ours = index.search(SearchRequest(asked))
            assert [(hit.entry_id, hit.score) for hit in theirs.hits] == pytest.approx(
                [(hit.entry_id, hit.score) for hit in ours.hits]
            )
        kept.close()


def test_related_questions_come_by_meaning_too(index: FaqIndex) -> None:
    assert index.related("delivery")[0] == "broken"


def test_the_closest_sentence_is_known(meaning: Meaning) -> None:
    sentences = ["We are closed on Sundays.", "You get back what you paid.", "Boxes are grey."]
    assert meaning.best("will I see my cash again", sentences) == 1
    assert meaning.best("anything", []) == -1


def test_questions_can_be_asked_before_there_are_vectors() -> None:
    meaning = Meaning(SHOP, None)
    index = FaqIndex.open(SHOP, None, meaning=meaning)
    assert not index.search(SearchRequest("refund")).by_meaning
    assert ids(index.search(SearchRequest("refund"))) == ["refund"]


def test_other_languages_go_by_words() -> None:
    german = replace(SHOP, language="de-AT")
    meaning = Meaning(german, None)
    assert not meaning.prepare()
    assert meaning.reason == ""
    assert (
        not FaqIndex.open(german, None, meaning=meaning).search(SearchRequest("refund")).by_meaning
    )


@pytest.mark.parametrize("language", ["en", "EN-gb", "en-US"])
def test_every_english_is_english(language: str, meaning: Meaning) -> None:
    assert Meaning(replace(SHOP, language=language), None).prepare()


def test_a_model_that_will_not_do_is_told_once_and_words_are_searched(tmp_path: Path) -> None:
    pytest.importorskip("numpy", reason="the extra is not installed")
    (tmp_path / "model.onnx").write_bytes(b"no model")
    meaning = Meaning(SHOP, None, str(tmp_path / "model.onnx"))
    assert not meaning.prepare()
    assert "model.onnx" in meaning.reason
    index = FaqIndex.open(SHOP, None, meaning=meaning)
    assert ids(index.search(SearchRequest("refund"))) == ["refund"]


def test_a_command_encodes_a_few_texts_when_it_is_asked(meaning: Meaning) -> None:
    few = Meaning(SHOP, None, at_once=9)
    assert not few.ready
    assert FaqIndex.open(SHOP, None, meaning=few).search(SearchRequest("cash back")).by_meaning
    many = Meaning(SHOP, None, at_once=8)
    assert not FaqIndex.open(SHOP, None, meaning=many).search(SearchRequest("cash")).by_meaning
    assert many.lacking == 9
