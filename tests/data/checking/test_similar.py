"""Questions that ask the same are found; those that only look alike are not."""

from __future__ import annotations

import pytest

from data.checking.similar import similar_questions
from data.model import Entry


def pairs(*questions: str, language: str = "en") -> list[tuple[str, str, bool]]:
    entries = [Entry(str(number), question, "") for number, question in enumerate(questions)]
    found = similar_questions(entries, language)
    return [(one.question, other.question, same) for one, other, same in found]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("What is it?", "What is it", True),
        ("What is the goal?", "what are Goals", False),
        ("How does the therapy work?", "How do therapies work?", False),
        ("Was ist Übelkeit?", "was ist ubelkeit", True),
        ("Is it?", "is it", True),
    ],
)
def test_the_same_question(one: str, other: str, same: bool) -> None:
    assert pairs(one, other) == [(other, one, same)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is asthma?", "What causes asthma?"),
        ("What is diabetes type 1?", "What is diabetes type 2?"),
        ("What about Part1000 now?", "What about Part1001 now?"),
        ("What is hyperthyroidism?", "What is hyperthermia?"),
        ("?", "!"),
        ("", ""),
    ],
)
def test_another_question(one: str, other: str) -> None:
    assert pairs(one, other) == []


def test_fillers_are_those_of_the_language() -> None:
    assert pairs("die do nu", "die nu", language="de") == []
    assert pairs("how do they", "how they", language="en-GB") != []


def test_each_question_is_reported_once() -> None:
    assert len(pairs("Same now?", "same now!", "now same", "sames now", "Same now")) == 4


def test_twenty_thousand_questions_do_not_hang() -> None:
    # Comparing each with each would be two hundred million comparisons.
    entries = [Entry(str(n), f"What is thing {n} of kind {n % 7}?", "") for n in range(20_000)]
    assert list(similar_questions(entries)) == []
