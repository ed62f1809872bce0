"""A bad part is kept as far as it goes, and told; the rest of the FAQ is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from data.reading.pure_yaml import PureLoader
from data.reading.reader import parse
from data.reading.tree import FAST

if TYPE_CHECKING:
    from data.model import Faq

LOADERS = [FAST, PureLoader]
GOOD = "- {id: good, question: Is it good?, answer: Yes.}\n"


def read(text: str, loader: Any = FAST) -> tuple[Faq, list[str]]:
    loaded = parse("title: T\n" + text, loader=loader)
    assert loaded.faq is not None, loaded.problems
    return loaded.faq, [problem.code for problem in loaded.problems]


def test_a_doubled_key_is_made_unique_and_the_first_is_cited() -> None:
    faq, codes = read(
        "questions:\n- {question: q, answer: 'So it is [@a].'}\n"
        "references:\n- {id: a, title: One}\n- {id: a, title: Two}\n- {id: a-2, title: Three}\n"
    )
    assert codes == ["duplicate-id"]
    assert {key: work.title for key, work in faq.references_by_id.items()} == {
        "a": "One", "a-3": "Two", "a-2": "Three",
    }  # fmt: skip
    assert faq.cited_by == {"a": ("q",)}


def test_a_question_gives_way_to_the_reference_that_answers_cite() -> None:
    faq, codes = read(
        "questions:\n- {id: tea, question: q, answer: 'Yes [@tea].'}\nreferences: [{id: tea}]\n"
    )
    assert codes == ["duplicate-id"]
    assert list(faq.entries_by_id) == ["tea-2"]
    assert faq.cited_by == {"tea": ("tea-2",)}


def test_doubled_questions_and_errata_are_all_kept() -> None:
    faq, codes = read(
        "questions:\n- {id: a, question: p, answer: x}\n- {id: a, question: q, answer: y}\n"
        "errata:\n- {id: n, target: a, note: One.}\n- {id: n, target: a, note: Two.}\n"
    )
    assert codes == ["duplicate-id", "duplicate-id"]
    assert [(entry.id, entry.question) for entry in faq.entries] == [("a", "p"), ("a-2", "q")]
    assert [(note.id, note.note) for note in faq.errata_by_target["a"]] == [
        ("n", "One."), ("n-2", "Two."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("Ask @joe or [@jane].", []),
        ("Yes [@a], no [@joe].", ["[@a]"]),
        ("Yes [see @joe, p. 3; @a, p. 4].", ["@a"]),
        ("Yes [@{a}; -@joe; -@a].", ["@{a}", "-@a"]),
        ("As @a and @joe say.", ["@a"]),
    ],
)
def test_an_unknown_citation_is_text_and_told(answer: str, left: list[str]) -> None:
    faq, codes = read(
        f"questions: [{{question: q, answer: '{answer}'}}]\nreferences: [{{id: a}}]\n"
    )
    assert set(codes) == {"unknown-citation"}
    (entry,) = faq.entries
    assert entry.answer == answer
    assert [entry.answer[slice(*citation.span)] for citation in entry.citations] == left
    assert {citation.key for citation in entry.citations} <= {"a"}
    assert len(entry.flaws) == len(codes)


@pytest.mark.parametrize(
    ("bad", "codes", "kept"),
    [
        ("- {question: q, answer: [One., Two.]}", ["wrong-type"], ("q", "One.\n\nTwo.")),
        ("- {question: [q, really?], answer: a}", ["wrong-type"], ("q; really?", "a")),
        ("- {question: q}", ["missing-answer"], ("q", "")),
        ("- {answer: '**No**, never.'}", ["missing-question"], ("No, never.", "**No**, never.")),
        ("- {heading: H, answer: a}", ["missing-question"], ("H", "a")),
        ("- {q: What?, text: This.}", ["unknown-key", "unknown-key"], ("What?", "This.")),
        ("- {question: q, anwser: a}", ["unknown-key"], ("q", "a")),
        ("- {question: q, answer: a, text: b}", ["unknown-key"], ("q", "a")),
        ("- {question: q, answer: a, question: r}", ["duplicate-key"], ("q", "a")),
        ("- {question: q, answer: *bold}", ["alias"], ("q", "*bold")),
        ("- {question: &x q, answer: *x}", ["anchor", "alias"], ("q", "q")),
        ("- {question: q, answer: !md a}", ["tag"], ("q", "a")),
        ("- {question: q, answer: a, <<: {tags: [b]}}", ["merge-key"], ("q", "a")),
        ("- {question: q, answer: a, tags: {b: c}}", ["wrong-type"], ("q", "a")),
        ("- {question: q, answer: a, id: a b}", ["bad-id"], ("q", "a")),
        ("- {question: q, answer: a, {{ b }}: c}", ["bad-key"], ("q", "a")),
        ("- {question: q, answer: \"a\\x07b\"}", ["control-character"], ("q", "ab")),
        ("- {question: q, answer: a\x07b}", ["control-character"], ("q", "a b")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("loader", LOADERS)
def test_a_bad_question_is_kept(
    bad: str, codes: list[str], kept: tuple[str, str], loader: Any
) -> None:
    faq, told = read(f"questions:\n{bad}\n{GOOD}", loader)
    assert told == codes
    assert [(entry.question, entry.answer) for entry in faq.entries] == [
        kept, ("Is it good?", "Yes."),
    ]  # fmt: skip


@pytest.mark.parametrize("bad", ["- What?", "- [What?, This.]", "- {}", "- {tags: [a]}", "-"])
def test_what_is_no_question_is_left_out_and_told(bad: str) -> None:
    faq, codes = read(f"questions:\n{bad}\n{GOOD}")
    assert codes
    assert [entry.id for entry in faq.entries] == ["good"]


@pytest.mark.parametrize(
    ("fields", "code", "name", "value"),
    [
        ("title: [T]", "wrong-type", "title", "T"),
        ("title: [T, subtitle]", "wrong-type", "title", "T; subtitle"),
        ("container-title: [J]", "wrong-type", "container-title", "J"),
        ("volume: {a: b}", "wrong-type", "volume", ""),
        ("colour: red", "unknown-field", "colour", "red"),
        ("title: A, titel: B", "unknown-field", "title", "A"),
        ("author: [{name: WHO}]", "unknown-key", "title", ""),
        ("author: [[a]]", "wrong-type", "title", ""),
        ("custom: x", "wrong-type", "custom", "x"),
        ("issued: {date-parts: [[x]]}", "bad-date", "title", ""),
    ],
)
def test_a_reference_with_an_odd_field_is_kept(
    fields: str, code: str, name: str, value: str
) -> None:
    faq, codes = read(f"questions:\n{GOOD}references:\n- {{id: r, {fields}}}\n- {{id: s}}\n")
    assert codes == [code]
    assert list(faq.references_by_id) == ["r", "s"]
    assert faq.references_by_id["r"].text(name) == value


def test_an_organisation_that_is_called_a_name_is_one() -> None:
    faq, _ = read(f"questions:\n{GOOD}references:\n- {{id: r, author: [{{name: WHO}}]}}\n")
    assert [name.literal for name in faq.references[0].authors] == ["WHO"]


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        ("{title: Deep sleep}", "deep-sleep"),
        ("{author: [{family: Walker}], issued: 2017}", "walker2017"),
        ("{id: '', type: book}", "reference"),
        ("{id: 'a{b'}", "a-b"),
        ("{id: [a]}", "a"),
    ],
)
def test_a_reference_without_a_key_is_given_one(reference: str, key: str) -> None:
    faq, codes = read(f"questions:\n{GOOD}references: [{reference}]\n")
    assert len(codes) == 1
    assert list(faq.references_by_id) == [key]


def test_an_erratum_loses_no_more_than_what_leads_nowhere() -> None:
    faq, codes = read(
        f"questions:\n{GOOD}references: [{{id: a}}]\n"
        "errata:\n- {target: good, note: 'See [@a; @b].', see: [a, c]}\n- {target: gone, note: n}\n"
    )
    assert sorted(codes) == ["unknown-citation", "unknown-see", "unknown-target"]
    (note,) = faq.errata_by_target["good"]
    assert note.see == ("a",)
    assert [note.note[slice(*citation.span)] for citation in note.citations] == ["@a"]


def test_a_second_document_is_left_out_and_told() -> None:
    faq, codes = read(f"questions:\n{GOOD}---\ntitle: U\n")
    assert (faq.title, codes) == ("T", ["second-document"])


def test_what_is_wrong_with_an_item_goes_with_it() -> None:
    faq, _ = read(
        "questions:\n- What?\n- {question: q, answer: [a]}\n" + GOOD + "references:\n- {id: r, "
        "title: [T]}\n- {id: s, issued: {date-parts: [[2019, x]]}}\n- {id: t, doi: 10.1000/182}\n"
    )
    assert [len(entry.flaws) for entry in faq.entries] == [1, 0]
    assert [len(work.flaws) for work in faq.references] == [1, 1, 0]
    assert faq.references[0].flaws == ("references[0].title must be a text, not a list.",)


@pytest.mark.parametrize(
    "text",
    [
        "questions: [{question: q}]\n",
        "questions: [{answer: a}, {question: q}]\n",
        "questions: [a, b]\n",
        "questions: *x\n",
        "questions: 5\n",
        "title: T\n--- \nquestions: [{question: q, answer: a}]\n",
        "schema: 2\nquestions: [{question: q, answer: a}]\n",
        "questions: [{question: q, answer: a}\n",
    ],
)
def test_what_holds_no_answered_question_is_refused(text: str) -> None:
    loaded = parse(text)
    assert loaded.faq is None
    fatal = [problem for problem in loaded.problems if problem.fatal]
    assert fatal
    assert all(problem.severity == "error" for problem in fatal)


@pytest.mark.parametrize("loader", LOADERS)
def test_errors_come_before_warnings_and_causes_before_consequences(loader: Any) -> None:
    loaded = parse(
        "titel: T\nquestions:\n- {question: q, answer: 'See [@a].', tag: x}\n"
        "references:\n- {ID: a, Doi: 10.1000/182}\n- {id: {a: b}}\n",
        loader=loader,
    )
    assert [problem.code for problem in loaded.problems] == [
        "wrong-type", "unknown-key", "unknown-key", "field-case", "field-case", "missing-title",
    ]  # fmt: skip
    loaded = parse(
        "questions:\n- {question: q, answer: 'See [@a].'}\nreferences:\n- {title: b, x: y}\n",
        loader=loader,
    )
    assert [problem.code for problem in loaded.problems] == [
        "missing-id", "unknown-citation", "unknown-field", "missing-title",
    ]  # fmt: skip
