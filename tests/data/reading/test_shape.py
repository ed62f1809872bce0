"""Values out of nodes: texts, lists of texts, days."""

from __future__ import annotations

import pytest

from data.model import Entry, Source
from data.reading.reader import parse


def read(fields: str) -> tuple[Entry | None, list[str]]:
    """Read one entry that has ``fields`` besides question and answer."""
    loaded = parse(f"title: T\nquestions:\n- question: q\n  answer: a\n{fields}\n")
    problems = [
        f"{problem.line}:{problem.column} {problem.severity} {problem.message}"
        for problem in loaded.problems
    ]
    return (loaded.faq.entries[0] if loaded.faq else None), problems


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("[a, b, a]", ("a", "b")),
        ("one", ("one",)),
        ("[]", ()),
        ("", ()),
        ("[NO, 010, 1.10, true, 12:30]", ("NO", "010", "1.10", "true", "12:30")),
        ("[\"null\", '~']", ("null", "~")),
        ("['a\n\n    b']", ("a b",)),
    ],
)
def test_lists_of_texts(written: str, tags: tuple[str, ...]) -> None:
    entry, problems = read(f"  tags: {written}")
    assert problems == []
    assert entry is not None
    assert entry.tags == tags


def test_an_empty_item_is_left_out_and_said() -> None:
    entry, problems = read("  tags: [a, null, '']")
    assert entry is not None
    assert entry.tags == ("a",)
    assert problems == [
        "5:13 warning Empty item; ignored.",
        "5:19 warning Empty item; ignored.",
    ]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("  tags: {a: b}", "5:9 error questions[0].tags must be a list of texts, not a mapping."),
        ("  tags: [[a]]", "5:10 error questions[0].tags[0] must be a text, not a list."),
        ("  section: [a]", "5:12 error questions[0].section must be a text, not a list."),
        ("  heading: {a: b}", "5:12 error questions[0].heading must be a text, not a mapping."),
        ("language: []", "5:11 error language must be a text, not an empty list."),
        ("source: [a]", "5:9 error source must be a mapping, not a list."),
        ("sections: a", "5:11 error sections must be a list, not a text."),
    ],
)
def test_wrong_shapes_are_said(fields: str, problem: str) -> None:
    entry, problems = read(fields)
    assert entry is not None
    assert (entry.question, entry.answer) == ("q", "a")
    assert problems == [problem]


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11", "2026", "'2026-11-22'", "", "~"])
def test_a_day_is_an_iso_date(day: str) -> None:
    entry, problems = read(f"  updated: {day}")
    assert problems == []
    assert entry is not None
    assert entry.updated == day.strip("'~")


@pytest.mark.parametrize("day", ["22.11.2026", "2026-13-01", "2026-11-32", "yesterday"])
def test_another_day_is_kept_and_said(day: str) -> None:
    entry, problems = read(f"  updated: {day}")
    assert problems == [f'5:12 warning "{day}" is not an ISO date.']
    assert entry is not None
    assert entry.updated == day


@pytest.mark.parametrize(
    ("written", "heading", "places"),
    [
        (r'"a\e[31mb"', "a[31mb", ["5:14 warning The control character U+001B is ignored."]),
        (r'"\x07"', "", ["5:13 warning The control character U+0007 is ignored."]),
        (r'"a\u202eb"', "ab", ["5:14 warning The control character U+202E is ignored."]),
        (r'"a\U0000202eb"', "ab", ["5:14 warning The control character U+202E is ignored."]),
        ('"a\\\n    \\x9bb"', "ab", ["6:5 warning The control character U+009B is ignored."]),
        (r'"\\e \t \x41 é"', "\\e A é", []),
        (r"'\e[31m'", r"\e[31m", []),
        (r'"a\Lb\Nc"', "a b c", []),
    ],
)
def test_escapes_of_control_characters_are_left_out_and_placed(
    written: str, heading: str, places: list[str]
) -> None:
    entry, problems = read(f"  heading: {written}")
    assert problems == places
    assert entry is not None
    assert entry.heading == heading


def test_hidden_characters_of_the_file_are_left_out_everywhere() -> None:
    loaded = parse(
        "title: T\u202ex\nquestions:\n- question: q\u2066\n  answer: |\n    a\u2069b\n"
        "references:\n- {id: a, ti\u202etle: x, custom: {k\u202ey: v\u202ew}}\n"
    )
    assert loaded.faq is not None
    assert "\u202e" not in repr(loaded.faq).replace("\\u202e", "\u202e")
    assert loaded.faq.title == "Tx"
    assert loaded.faq.entries[0].answer == "ab"
    assert loaded.faq.references[0].fields["custom"] == {"ky": "vw"}
    codes = [problem.code for problem in loaded.problems if problem.code == "hidden-character"]
    assert len(codes) == 4


def test_an_unknown_key_that_hides_something_is_named_without_it() -> None:
    _, problems = read('  "an\\eswer": x')
    assert problems == [
        "5:3 warning Unknown key “answer” in a question; ignored.",
        "5:6 warning The control character U+001B is ignored.",
    ]


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("{title: A, url: u, author: b, note: n, retrieved: 2026-11-22}",
         Source("A", "b", "u", "2026-11-22", "n")),
        ("A handbook", Source(title="A handbook")),
        ("https://example.org/faq", Source(url="https://example.org/faq")),
        ("", Source()),
    ],
)  # fmt: skip
def test_the_source(written: str, source: Source) -> None:
    loaded = parse(f"title: T\nquestions: [{{question: q, answer: a}}]\nsource: {written}\n")
    assert loaded.problems == ()
    assert loaded.faq is not None
    assert loaded.faq.source == source
