"""What YAML would lose or refuse is put right before it is read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.pure_yaml import PureLoader
from data.reading.reader import parse
from data.reading.tree import FAST

LOADERS = [FAST, PureLoader]
HEAD = "title: T\nquestions:\n- question: q\n  answer: "
SPACES = ["\u00a0", "\u2003", "\u202f", "\u3000", "\u2007"]


def told(text: str, loader: Any) -> list[str]:
    return [
        f"{problem.line}:{problem.column} {problem.severity} {problem.code}"
        for problem in parse(text, loader=loader).problems
    ]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("space", SPACES)
def test_odd_spaces_in_the_indentation_are_told_and_read(space: str, loader: Any) -> None:
    text = (
        "title: T\nquestions:\n  - question: p\n    answer: a\n"
        f"{space * 2}- question: q\n {space * 3}answer: |\n      One.\n      {space}Two.\n"
        f"{space * 4}tags: [x]\n  - {{question: r, answer: c}}\n"
    )
    loaded = parse(text, loader=loader)
    assert loaded.faq is not None
    assert [(entry.question, entry.answer, entry.tags) for entry in loaded.faq.entries] == [
        ("p", "a", ()), ("q", f"One.\n{space}Two.", ("x",)), ("r", "c", ()),
    ]  # fmt: skip
    assert told(text, loader) == [
        "5:1 error odd-indentation", "6:2 error odd-indentation", "9:1 error odd-indentation",
    ]  # fmt: skip
    assert f"U+{ord(space):04X}" in loaded.problems[0].message


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("space", SPACES)
def test_odd_spaces_in_all_of_the_indentation(space: str, loader: Any) -> None:
    text = f"title: T\nquestions:\n{space}- question: q\n{space * 3}answer: a\n"
    loaded = parse(text, loader=loader)
    assert loaded.faq is not None
    assert loaded.faq.entries[0].answer == "a"
    assert {problem.code for problem in loaded.problems} == {"odd-indentation"}


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "answer",
    [
        "|\n    \u3000\u3000First paragraph.\n\n    \u3000\u3000- Second.\n",
        ">\n    One\n    \u00a0two.\n",
        "'One\n    \u00a0two.'\n",
        '"One\n    \u2003- two."\n',
        "One\u00a0percent, and\u202fmore.\n",
        "a\n  tags: [a, {b,\n\u00a0c},\n\u00a0d]\n",
    ],
)
def test_odd_spaces_in_a_text_are_typography(answer: str, loader: Any) -> None:
    codes = {line.rpartition(" ")[2] for line in told(HEAD + answer, loader)}
    assert codes <= {"wrong-type"}


def test_a_key_that_begins_with_such_a_space_stays_one() -> None:
    text = f"\u00a0x: 1\n{HEAD}a\n\u00a0y: 2\n"
    assert [problem.code for problem in parse(text).problems] == ["unknown-key", "unknown-key"]


def test_a_line_that_cannot_be_meant_otherwise_stays_an_error() -> None:
    loaded = parse("title: T\nquestions:\n- question: q\n\u00a0 answer: 'a\n")
    assert loaded.faq is None
    assert "not-yaml" in {problem.code for problem in loaded.problems if problem.fatal}


# Without what may not stand in YAML, which is left out or a space as it is escaped or not.
characters = st.characters(exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
texts = st.text(characters, min_size=1)


@settings(max_examples=200, deadline=None)
@given(texts.filter(str.strip), texts)
@pytest.mark.parametrize("loader", LOADERS)
def test_what_a_json_writer_escaped_is_the_character(loader: Any, answer: str, tag: str) -> None:
    faq = {"title": "T", "questions": [{"question": "q", "answer": answer, "tags": [tag, "x"]}]}
    escaped = parse(json.dumps(faq), loader=loader)
    plain = parse(json.dumps(faq, ensure_ascii=False), loader=loader)
    assert escaped.faq is not None
    assert plain.faq is not None
    assert escaped.faq.entries[0].answer == plain.faq.entries[0].answer
    assert escaped.faq.entries[0].tags == plain.faq.entries[0].tags


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r'"\ud83d\ude00"', "\U0001f600"),
        (r'"\uD83D\uDE00 and \ud83d\ude01!"', "\U0001f600 and \U0001f601!"),
        (r'"a \\ud83d\ude00"', None),
        (r'"\\\ud83d\ude00"', "\\\U0001f600"),
        (r"'\ud83d\ude00'", r"\ud83d\ude00"),
        (r"\ud83d\ude00", r"\ud83d\ude00"),
        ("|\n    JSON writes \\ud83d\\ude00 so.\n", r"JSON writes \ud83d\ude00 so."),
        (r'"\ud83d"', None),
        (r'"\ude00\ud83d"', None),
    ],
)
def test_halves_of_a_character(written: str, read: str | None, loader: Any) -> None:
    loaded = parse(f"title: T\nquestions:\n- question: q\n  answer: {written}\n", loader=loader)
    if read is None:
        assert loaded.faq is None
        assert [problem.code for problem in loaded.problems] == ["not-yaml"]
    else:
        assert loaded.problems == ()
        assert loaded.faq is not None
        assert loaded.faq.entries[0].answer == read


@pytest.mark.parametrize("loader", LOADERS)
def test_columns_behind_an_escaped_character_are_those_of_the_file(loader: Any) -> None:
    text = (
        r'{"title": "T\ud83d\ude00", "a\ud83d\ude00": 1, '
        r'"questions": [{"question": "q", "answer": "a", "x": 1}]}'
    )
    loaded = parse(text, loader=loader)
    assert [(problem.column, problem.code) for problem in loaded.problems] == [
        (text.index('"a') + 1, "unknown-key"), (text.index('"x"') + 1, "unknown-key"),
    ]  # fmt: skip
    problem = loaded.problems[1]
    assert problem.source[problem.caret - 1 :].startswith('"x"')
