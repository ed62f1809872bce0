"""Reading whole files: what comes out, and everything that is wrong with a bad one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from data.model import Entry, Erratum, Faq, PartialDate, Reference, Section, Source
from data.problems import FaqError
from data.reading.pure_yaml import PureLoader
from data.reading.reader import Loaded, load, parse, read_faq
from data.reading.tree import FAST

LOADERS = [FAST, PureLoader]

WHOLE = """\
schema: 1
title: Tea
language: en-GB
about: |
  All about tea.

source: {title: The tea book, author: A. Leaf, url: 'https://example.org', retrieved: '2026-11-22'}
sections:
  - {id: basics, title: The basics}
questions:
  - id: what-is-tea
    section: basics
    question: What is tea?
    heading: Tea
    aliases: [tea leaves, what tea is]
    tags: [plant]
    updated: '2026-11-22'
    answer: |
      Leaves in water [@leaf2019, p. 3].

      - black
      - green
  - question: >
      And without
      leaves?
    answer: Then it is none.
references:
  - id: leaf2019
    type: book
    author: [{family: Leaf, given: A.}]
    issued: 2019
    title: Leaves
    custom: {printed: 'Leaf A. Leaves. 2019.'}
errata:
  - {id: page, target: leaf2019, kind: typo, date: '2026-11-22', note: 'Page 4.', see: [leaf2019]}
"""


def shown(loaded: Loaded) -> list[str]:
    return [
        f"{problem.line}:{problem.column} {problem.severity} {problem.message}"
        for problem in loaded.problems
    ]


@pytest.mark.parametrize("loader", LOADERS)
def test_a_whole_faq(loader: Any) -> None:
    loaded = parse(WHOLE, loader=loader)
    assert loaded.problems == ()
    faq = loaded.faq
    assert faq is not None
    answer = "Leaves in water [@leaf2019, p. 3].\n\n- black\n- green"
    assert faq == Faq(
        title="Tea",
        language="en-GB",
        about="All about tea.",
        source=Source("The tea book", "A. Leaf", "https://example.org", "2026-11-22"),
        sections=(Section("basics", "The basics"),),
        entries=(
            Entry(
                id="what-is-tea",
                question="What is tea?",
                answer=answer,
                section="basics",
                heading="Tea",
                aliases=("tea leaves", "what tea is"),
                tags=("plant",),
                updated="2026-11-22",
                citations=faq.entries[0].citations,
                line=11,
            ),
            Entry(
                id="and-without-leaves",
                question="And without leaves?",
                answer="Then it is none.",
                line=23,
            ),
        ),
        references=(
            Reference(
                id="leaf2019",
                type="book",
                title="Leaves",
                authors=faq.references[0].authors,
                issued=PartialDate(2019),
                fields=faq.references[0].fields,
                printed="Leaf A. Leaves. 2019.",
                line=28,
            ),
        ),
        errata=(
            Erratum(
                id="page",
                target="leaf2019",
                note="Page 4.",
                kind="typo",
                date="2026-11-22",
                see=("leaf2019",),
                line=35,
            ),
        ),
    )
    (citation,) = faq.entries[0].citations
    assert (citation.key, citation.locator) == ("leaf2019", "p. 3")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_a_byte_order_mark_change_nothing(ending: str) -> None:
    assert parse("\ufeff" + WHOLE.replace("\n", ending)).faq == parse(WHOLE).faq


@pytest.mark.parametrize("line", WHOLE.splitlines())
def test_a_slip_anywhere_is_on_its_line(line: str) -> None:
    number = WHOLE.splitlines().index(line) + 1
    if not line.strip() or "|" in line or ">" in line or line.startswith("      "):
        return
    found = parse(WHOLE.replace(line + "\n", line + "\n@\n", 1)).problems
    assert any(abs(problem.line - number) <= 1 for problem in found)


@pytest.mark.parametrize("loader", LOADERS)
def test_every_problem_is_told_at_once(loader: Any) -> None:
    loaded = parse(
        "schema: two\n"
        "titel: Tea\n"
        "sections: [{id: basics}]\n"
        "questions:\n"
        "- {question: What is tea?, answer: '', section: basic}\n"
        "- {id: tea, answer: a, tag: x}\n"
        "- {id: tea, question: q, answer: 'See [@leef].'}\n"
        "- text\n"
        "references:\n"
        "- {id: leaf, Doi: 10.1000/182}\n"
        "- {id: tea, issued: [x]}\n"
        "errata:\n"
        "- {target: te, note: n, see: leaff}\n",
        loader=loader,
    )
    assert loaded.faq is not None
    assert shown(loaded) == [
        "1:9 error schema must be a whole number, not a text.",
        '5:36 error The answer to "What is tea?" is empty.',
        "6:3 error The question is missing.",
        '7:8 error The id "tea" is taken on line 6.',
        "8:3 error questions[3] must be a mapping, not a text.",
        (
            '11:8 error The id "tea" is taken by a question on line 6. '
            "Questions and references share their ids."
        ),
        '5:49 error There is no section "basic" in `sections`.',
        '7:40 error The reference "leef" is cited, but not in `references`.',
        '13:12 error There is no question or reference "te".',
        '13:30 error There is no reference "leaff".',
        '2:1 warning Unknown key “titel” in a FAQ; ignored.',
        '6:24 warning Unknown key “tag” in a question; ignored.',
        '10:14 warning The field "Doi" is called "DOI".',
        '11:22 warning "x" is not a year.',
        "0:0 warning The FAQ has no title.",
    ]  # fmt: skip
    assert [problem.hint for problem in loaded.problems if "Did you mean" in problem.hint] == [
        'Did you mean "basics"?',
        'Did you mean "leaf"?',
        'Did you mean "tea"?',
        'Did you mean "leaf"?',
        'Did you mean "title"?',
        'Did you mean "tags"?',
    ]
    assert all(problem.hint for problem in loaded.problems)
    assert all(problem.source for problem in loaded.problems if problem.line)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "0:0 error The file is empty."),
        ("# only\n# comments\n", "0:0 error The file holds only comments."),
        (
            "- question: q\n",
            "1:1 error The file is a list; a FAQ is a mapping with a list of `questions`.",
        ),
        (
            "Just text.\n",
            "1:1 error The file is plain text; a FAQ is a mapping with a list of `questions`.",
        ),
        ("title: T\n", "0:0 error `questions` is missing. A FAQ needs at least one question."),
        ("questions:\n", "1:11 error `questions` is empty. A FAQ needs at least one question."),
        ("questions: []\n", "1:12 error `questions` is empty. A FAQ needs at least one question."),
        ("questions: 5\n", "1:12 error questions must be a list, not a text."),
        ("questions: {Basics: []}\n", "1:12 error questions must be a list, not a mapping."),
        ("questions: [q]\n", "1:13 error questions[0] must be a mapping, not a text."),
        ("questions: *x\n", "1:12 error `*x` is read as a YAML alias, which a FAQ cannot have."),
        (
            "title: T\n--- \ntitle: U\n",
            "2:1 error A second document starts here; a FAQ is one document.",
        ),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_shape_has_one_message(text: str, expected: str, loader: Any) -> None:
    assert shown(parse(text, loader=loader)) == [expected]


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ("1", []),
        ("2", ["1:9 error The file's format is 2; this program reads 1."]),
        ("0", ["1:9 error There is no format 0."]),
        ("one", ["1:9 error schema must be a whole number, not a text."]),
        ("'1'", ["1:9 error schema must be a whole number, not a text."]),
        ("1.0", ["1:9 error schema must be a whole number, not a text."]),
        ("[1]", ["1:9 error schema must be a whole number, not a list."]),
    ],
)
def test_the_schema(schema: str, problem: list[str]) -> None:
    text = f"schema: {schema}\ntitle: T\nquestions: [{{question: q, answer: a}}]\n"
    assert shown(parse(text)) == problem


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{question: q}", '3:3 error The answer to "q" is missing.'),
        ("{question: q, answer: }", '3:25 error The answer to "q" is empty.'),
        ("{question: q, answer: ~}", '3:25 error The answer to "q" is empty.'),
        ("{question: q, answer: '  '}", '3:25 error The answer to "q" is empty.'),
        ("{answer: a}", "3:3 error The question is missing."),
        ("{answer: a, question: ' '}", "3:25 error The question is empty."),
        (
            "{answer: a, question: [q]}",
            "3:25 error questions[0].question must be a text, not a list.",
        ),
        (
            "{question: q, answer: {a: b}}",
            "3:25 error questions[0].answer must be a text, not a mapping.",
        ),
    ],
)  # fmt: skip
def test_a_question_needs_an_answer_and_an_answer_a_question(entry: str, expected: str) -> None:
    assert shown(parse(f"title: T\nquestions:\n- {entry}\n")) == [expected]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("1.10", "1.10"),
        ("2019-01-31", "2019-01-31"),
        ("true", "true"),
        ("2024", "2024"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("1e3", "1e3"),
        ("=", "="),
        ("'null'", "null"),
        ("|+\n    kept\n\n\n", "kept"),
        ('"a\\n"', "a"),
    ],
)
@pytest.mark.parametrize("loader", LOADERS)
def test_text_is_what_was_written(written: str, text: str, loader: Any) -> None:
    loaded = parse(f"title: T\nquestions:\n- question: q\n  answer: {written}\n", loader=loader)
    assert loaded.problems == ()
    assert loaded.faq is not None
    assert loaded.faq.entries[0].answer == text


def test_keys_of_a_question_at_the_top_are_led_back() -> None:
    loaded = parse("title: T\nquestions:\nquestion: q\nanswer: a\n")
    hints = {problem.hint for problem in loaded.problems if problem.code == "unknown-key"}
    assert hints == {"It belongs to a question: indent it, below `questions:` and a dash."}


def test_a_faq_without_a_title_is_called_like_its_file(tmp_path: Path) -> None:
    path = tmp_path / "tea.yaml"
    path.write_text("questions: [{question: q, answer: a}]\n")
    loaded = load(path)
    assert loaded.faq is not None
    assert loaded.faq.title == "tea"
    assert [problem.code for problem in loaded.problems] == ["missing-title"]


def test_a_file_gives_its_path_and_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    raw = WHOLE.encode("utf-8-sig")
    Path("faq.yaml").write_bytes(raw)
    faq = read_faq("faq.yaml")
    assert faq.path == str(tmp_path / "faq.yaml")
    assert faq.digest == hashlib.sha256(raw).hexdigest()
    assert faq == load(tmp_path / "faq.yaml").faq


def test_memory_has_neither_path_nor_digest() -> None:
    faq = parse(WHOLE).faq
    assert faq is not None
    assert (faq.path, faq.digest) == ("", "")


def test_problems_name_the_file_as_the_user_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("faq.yaml").write_text("title: T\n")
    assert {problem.file for problem in load("faq.yaml").problems} == {"faq.yaml"}
    assert {problem.file for problem in parse("title: T\n", name="here").problems} == {"here"}


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "is-directory"), (tmp_path / "no.yaml", "missing-file")):
        loaded = load(path)
        assert loaded.faq is None
        assert [problem.code for problem in loaded.problems] == [code]


def test_read_faq_raises_with_all_problems(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("titel: T\nquestions: [{question: q}]\n")
    with pytest.raises(FaqError) as caught:
        read_faq(path)
    assert caught.value.problems == load(path).problems
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(("key", "near"), [("question", "questions"), ("faq", "questions")])
def test_another_name_for_questions_is_told_where_it_stands(key: str, near: str) -> None:
    loaded = parse(f"title: T\n{key}:\n  - {{question: q, answer: a}}\n")
    told = {problem.code: problem for problem in loaded.problems}
    assert told.keys() == {"unknown-key", "no-questions"}
    assert told["unknown-key"].hint == f'Did you mean "{near}"?'
    assert (told["no-questions"].line, told["no-questions"].column) == (2, 1)
    assert told["no-questions"].hint == f"Write `questions:` instead of `{key}:`."


def test_a_question_beside_the_questions_is_to_be_indented() -> None:
    loaded = parse("title: T\nquestion: Q\nquestions:\n  - {question: q, answer: a}\n")
    (problem,) = loaded.problems
    assert problem.hint.startswith("It belongs to a question")


def test_commas_in_one_tag() -> None:
    text = "title: T\nquestions:\n  - {question: q, answer: a, tags: %s}\n"
    loaded = parse(text % '"persistence, doi"')
    assert loaded.faq
    assert loaded.faq.entries[0].tags == ("persistence, doi",)
    (problem,) = loaded.problems
    assert (problem.code, problem.line, problem.column) == ("comma-in-tag", 3, 36)
    assert problem.hint == "Write `[persistence, doi]` for several tags."
    assert parse(text % '["a, b", c]').problems == ()
