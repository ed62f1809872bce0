from __future__ import annotations

from dataclasses import replace

from data.model import Citation, Entry, Faq
from index.meaning.passages import ALIAS, ANSWER, QUESTION, passages, text_of

GARDEN = Faq(
    "Garden",
    (
        Entry("when", "When do I prune?", "In **March** [@a], says [a page](https://e.org).",
              aliases=("pruning time", "?!"),
              citations=(Citation("a", "", (13, 17)),)),
        Entry("empty", "What is mulch?", ""),
        Entry("signs", "???", "Bark and leaves."),
    ),
)  # fmt: skip


def parts(faq: Faq) -> list[tuple[int, int, int]]:
    return [(each.place, each.part, each.number) for each in passages(faq)]


def test_questions_aliases_and_answers_with_words_are_passages() -> None:
    assert parts(GARDEN) == [
        (0, QUESTION, 0),
        (0, ALIAS, 0),
        (0, ANSWER, 0),
        (1, QUESTION, 0),
        (2, ANSWER, 0),
    ]


def test_an_answer_is_read_behind_its_question_without_marks_and_citations() -> None:
    texts = [text_of(GARDEN, each) for each in passages(GARDEN)]
    assert texts[:2] == ["When do I prune?", "pruning time"]
    assert texts[2] == "When do I prune?. In March , says a page."
    assert texts[4] == "???. Bark and leaves."


def test_keys_tell_what_has_changed() -> None:
    before = list(passages(GARDEN))
    entry = replace(GARDEN.entries[0], answer="In April.", tags=("time",))
    after = list(passages(replace(GARDEN, entries=(entry, *GARDEN.entries[1:]))))
    same = [old.key == new.key for old, new in zip(before, after, strict=True)]
    assert same == [True, True, False, True, True]


def test_the_same_words_as_question_and_alias_have_one_key() -> None:
    faq = Faq("", (Entry("a", "How much?", ""), Entry("b", "Price", "", aliases=("How much?",))))
    first, _, alias = passages(faq)
    assert first.key == alias.key


def test_what_stands_far_down_in_an_answer_does_not_count() -> None:
    long = "word " * 1_000
    one, two = (
        list(passages(Faq("", (Entry("a", "Q?", long + end),))))[-1].key for end in ("x", "y")
    )
    assert one == two
