from __future__ import annotations

from data.model import Entry, Faq, Reference
from data.ordering import question_numbers
from faqt.selecting import find_entry, find_reference, nearest_ids


def _faq(*ids: str) -> Faq:
    return Faq("T", tuple(Entry(one, f"Question {one}?", "A.") for one in ids))


def test_an_id_wins_over_a_number_and_over_a_beginning() -> None:
    faq = _faq("a", "1", "ab")
    assert find_entry(faq, "1").id == "1"
    assert find_entry(faq, "3").id == "ab"
    assert find_entry(faq, "a").id == "a"
    assert question_numbers(faq) == {"a": 1, "1": 2, "ab": 3}


def test_case_counts_only_where_it_must() -> None:
    faq = _faq("Note", "note", "other")
    assert find_entry(faq, "note").id == "note"
    assert find_entry(faq, "OTHER").id == "other"


def test_a_doi_is_as_good_as_a_key() -> None:
    faq = Faq(
        "T",
        references=(
            Reference("x", fields={"DOI": "10.1000/AB"}),
            Reference("10.5/key"),
        ),
    )
    for word in ("10.1000/ab", "https://doi.org/10.1000/AB", "@x", "doi:10.1000/ab"):
        assert find_reference(faq, word).id == "x"
    assert find_reference(faq, "10.5/key").id == "10.5/key"


def test_the_nearest_of_very_many() -> None:
    known = {f"question-number-{number}": "" for number in range(20_000)}
    assert nearest_ids("qestion-number-777", known)[0] == "question-number-777"
    assert len(nearest_ids("question", known)) <= 3
    assert nearest_ids("", known) == []
    assert nearest_ids("zzz", {"abc": "", "def": ""}) == []


def test_words_of_the_question_count_too() -> None:
    known = {"q1": "Why is dough kneaded?", "q2": "Why is there steam?"}
    assert nearest_ids("knead", known) == ["q1"]
