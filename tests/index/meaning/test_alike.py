from __future__ import annotations

import pytest

np = pytest.importorskip("numpy", reason="the extra is not installed")

from data.model import Entry, Faq  # noqa: E402
from index.meaning.alike import alike  # noqa: E402
from index.meaning.passages import passages  # noqa: E402
from index.meaning.vectors import new_table, put  # noqa: E402
from tests.index.meaning.encoding import Toy  # noqa: E402


def pairs(*questions: str, same: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the pairs found where some of the questions have nearly the same vector."""
    faq = Faq("", tuple(Entry(f"e{n}", text, "") for n, text in enumerate(questions)))
    vectors = Toy().encode(questions)
    for number in same:
        vectors[number] = vectors[same[0]]
    listed = list(passages(faq))
    table = new_table(listed)
    put(table, range(len(listed)), vectors)
    return alike(faq, table)


def test_questions_that_are_close_are_found() -> None:
    assert pairs("How do I pay?", "Where are you?", "Ways to pay?", same=(0, 2)) == [(2, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is type 1?", "What is type 2?"),
        ("Can I drive?", "Can I not drive?"),
        ("Is it able?", "Is it unable?"),
    ],
)
def test_a_number_or_a_negation_sets_questions_apart(one: str, other: str) -> None:
    assert pairs(one, other, same=(0, 1)) == []


def test_many_questions_are_compared_block_by_block() -> None:
    questions = [f"Question {'x' * number}?" for number in range(1_300)]
    assert pairs(*questions, same=(5, 1_200)) == [(1_200, 5)]
