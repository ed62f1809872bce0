from __future__ import annotations

import pytest

np = pytest.importorskip("numpy", reason="the extra is not installed")

from data.model import Entry, Faq  # noqa: E402
from index.meaning.closeness import Closeness  # noqa: E402
from index.meaning.passages import ANSWER, passages, text_of  # noqa: E402
from index.meaning.vectors import new_table, put  # noqa: E402
from tests.index.meaning.encoding import Toy  # noqa: E402

FAQ = Faq(
    "Letters",
    (
        Entry("both", "alpha", "beta", aliases=("gamma", "delta")),
        Entry("none", "???", ""),
        Entry("asked", "epsilon", "", aliases=("zeta",)),
        Entry("answered", "!!!", "eta"),
        Entry("twin", "alpha", "theta"),
    ),
)


def closeness(*, answers: bool = True) -> Closeness:
    listed = list(passages(FAQ))
    table = new_table(listed)
    put(table, range(len(listed)), Toy().encode([text_of(FAQ, each) for each in listed]))
    return Closeness(len(FAQ.entries), table if answers else table[table["part"] != ANSWER])


def cosine(text: str, other: str) -> float:
    return float(Toy.one(text) @ Toy.one(other))


@pytest.mark.parametrize("asked", ["alpha", "gamma", "delta", "epsilon", "zeta", "quite other"])
def test_a_quarter_is_the_best_question_and_three_quarters_the_answer(asked: str) -> None:
    def by_hand(questions: tuple[str, ...], answer: str) -> float:
        best = max(cosine(asked, question) for question in questions)
        value = 0.25 * best + 0.75 * cosine(asked, answer) if answer else best
        return max(0.0, value)

    expected = [
        by_hand(("alpha", "gamma", "delta"), "alpha. beta"),
        0.0,
        by_hand(("epsilon", "zeta"), ""),
        max(0.0, 0.75 * cosine(asked, "!!!. eta")),
        by_hand(("alpha",), "alpha. theta"),
    ]
    values = closeness().to(Toy.one(asked)).values
    assert values == pytest.approx(expected, abs=0.01)


def test_without_answers_the_question_counts_whole() -> None:
    values = closeness(answers=False).to(Toy.one("gamma")).values
    assert values[0] == pytest.approx(1, abs=0.01)
    assert values[3] == 0


def test_the_surest_sign_is_a_question_or_the_whole() -> None:
    likeness = closeness().to(Toy.one("gamma"))
    assert likeness.surest([0, 1]) == pytest.approx([1, 0], abs=0.01)


def test_entries_are_compared_with_one_another() -> None:
    values = closeness().between(0)
    assert values.argmax() == 0
    assert values[4] > max(values[1:4])
    assert not closeness().between(1).any()


def test_a_faq_without_words_is_close_to_nothing() -> None:
    empty = Closeness(3, new_table([]))
    assert empty.to(Toy.one("alpha")).values.tolist() == [0, 0, 0]
    assert empty.to(Toy.one("alpha")).surest([1]) == [0]
