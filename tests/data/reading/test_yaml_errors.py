"""What YAML's error messages become: the table shows each slip with its place, and the words."""

from __future__ import annotations

import pytest

from data.reading.pure_yaml import PureLoader
from data.reading.reader import parse
from data.reading.tree import FAST

# Each slip; line:column and message; how the remedy begins.
SLIPS = {
    "tab as indentation": (
        "questions:\n\t- question: x\n",
        "2:1 There is a tab where only spaces are allowed.",
        "Indent with spaces",
    ),
    "tab inside a list": (
        "tags:\n  - x\n\t- y\n",
        "3:1 There is a tab where only spaces are allowed.",
        "Indent with spaces",
    ),
    "colon in a text": (
        "questions:\n  - question: Doses: which?\n",
        "2:20 Text with a colon and a space after it needs quotes.",
        "Put the text in quotes: `question: '…'`",
    ),
    "open double quote": (
        'title: "T\nquestions: []\n',
        "1:8 The quote that opens here is never closed.",
        'Add the closing "',
    ),
    "open single quote": (
        "title: 'T\nquestions: []\n",
        "1:8 The quote that opens here is never closed.",
        "Add the closing '",
    ),
    "quote left open, closed by an apostrophe further down": (
        "title: T\nupdated: '2026-11-22\nabout: |\n  It's here.\n",
        "2:10 The quote that opens here is closed only on line 4, where more text follows it.",
        "Add the closing ' that is missing",
    ),
    "quote left open, closed by the next quote": (
        'source:\n  title: "T\n  url: "https://example.org"\n',
        "2:10 The quote that opens here is closed only on line 3, where more text follows it.",
        'Add the closing " that is missing; a " inside the text is written \\".',
    ),
    "apostrophe in single quotes": (
        "title: 'it's here'\n",
        "1:12 Text goes on after its closing quote or bracket.",
        "Put the whole text in quotes",
    ),
    "text after quotes": (
        'title: "Yes" and no\n',
        "1:14 Text goes on after its closing quote or bracket.",
        "Put the whole text in quotes",
    ),
    "text starts with @": (
        "about: @smith says\n",
        "1:8 Text cannot start with `@` without quotes.",
        "Put it in quotes, or below the key as a block",
    ),
    "text starts with a backtick": (
        "about: `ls` lists\n",
        "1:8 Text cannot start with a backtick without quotes.",
        "Put it in quotes",
    ),
    "text starts with %": (
        "about: %5\n",
        "1:8 Text cannot start with `%` without quotes.",
        "Put it in quotes",
    ),
    "text starts with bold": (
        "about: **all** of it\n",
        "1:8 Text cannot start with `*` without quotes.",
        "Put it in quotes",
    ),
    "text starts with &": (
        "about: & so on\n",
        "1:8 Text cannot start with `&` without quotes.",
        "Put it in quotes",
    ),
    "text starts with >": (
        "about: > 5 mg\n",
        "1:10 Nothing may follow `>` on its line.",
        "Start the text on the next line",
    ),
    "text on the line of |": (
        "about: | some\n  more\n",
        "1:10 Nothing may follow `|` on its line.",
        "Start the text on the next line",
    ),
    "text starts with a dash": (
        "about: - one\n",
        "1:8 A list cannot start on the line of its key.",
        "Start it on the next line",
    ),
    "closing bracket": (
        "about: ]\n",
        "1:8 There is `]` where a value should start.",
        "Put the text",
    ),
    "open bracket": (
        "title: T\ntags: [a, b\nlanguage: en\n",
        "2:7 The `[` that opens here is not closed, or a comma is missing before line 3, column 9.",
        "Add the `]`",
    ),
    "open brace": (
        "source: {title: T\n",
        "1:9 The `{` that opens here is not closed, or a comma is missing before line 2, column 1.",
        "Add the `}`",
    ),
    "no space after a key": (
        "title:T\nquestions: []\n",
        '1:7 A space is missing after "title:".',
        "Write `title: …`",
    ),
    "no colon after a key": (
        "title T\nquestions: []\n",
        "2:10 This line is read as part of the text on line 1, so a key cannot start here.",
        "Check the line above",
    ),
    "key indented too far": (
        "questions:\n- question: q\n    answer: a\n",
        "3:11 This line is read as part of the text on line 2, so a key cannot start here.",
        "Check the line above",
    ),
    "key between two columns": (
        "questions:\n  - question: q\n   answer: a\n",
        (
            "3:4 This line starts in column 4, in line with neither the dashes in column 3 "
            "(from line 2) nor the keys behind them."
        ),
        "Keys of one mapping",
    ),
    "key out of line": (
        "source:\n    title: T\n  author: A\n",
        (
            "3:3 This line starts in column 3, but the mapping it should belong to starts in "
            "column 1 (line 1)."
        ),
        "Keys of one mapping",
    ),
    "block text not indented": (
        "questions:\n- question: q\n  answer: |\n  Text\n",
        "4:3 This line is neither `key: value` nor part of the text above it.",
        "Write `key: value`; indent text",
    ),
    "list item among keys": (
        "title: T\n- question: q\n",
        "2:1 A list item starts in column 1, where no list is open.",
        "Indent it below the key",
    ),
    "key among list items": (
        "questions:\n  - question: q\n  answer: a\n",
        "3:3 This line starts in the column of the dashes (from line 2) but has no dash.",
        "Start it with `- `",
    ),
    "backslash in double quotes": (
        'about: "C:\\data"\n',
        "1:11 `\\d` means nothing inside double quotes.",
        "Use single quotes",
    ),
    "half a surrogate pair": (
        'about: "\\ud83d \\ude00"\n',
        "1:9 This escape is not a valid character.",
        "Write the character itself",
    ),
    "escape beyond Unicode": (
        'about: "a \\U00110000"\n',
        "1:11 This escape is not a valid character.",
        "Write the character itself",
    ),
    "escape without a code": (
        'about: "\\xZZ"\n',
        "1:9 This escape is not a valid character.",
        "Write the character itself",
    ),
    "merge conflict": (
        "title: T\n<<<<<<< HEAD\nlanguage: en\n=======\nlanguage: de\n>>>>>>> other\n",
        "2:1 A merge conflict was left in the file.",
        "Keep one version",
    ),
    "text after the end": (
        "title: T\n...\nlanguage: en\n",
        "3:1 The document has ended, but the file goes on.",
        "Remove this text",
    ),
    "directive": (
        "%YAML 2.0\n---\ntitle: T\n",
        "1:1 Unknown YAML directive.",
        "Remove the line",
    ),
    "unknown directive": (
        "%TITLE x\n---\ntitle: T\n",
        "1:1 Unknown YAML directive.",
        "Remove the line",
    ),
    "question mark first": (
        "about: ? why\n",
        "1:8 Text cannot start with `? ` without quotes.",
        "Put the text in quotes",
    ),
    "tag of an unknown handle": (
        "about: !e!x y\n",
        "1:8 Text cannot start with `!` without quotes.",
        "Put the text in quotes",
    ),
    "colon before a comma": (
        "source: {title:, url: x}\n",
        "1:15 There is a colon right before a bracket or a comma.",
        "Write a space after it",
    ),
    "very long key": (
        "x" * 1100 + ": 1\n",
        "1:1101 A key is longer than 1,000 characters.",
        "Put the text in quotes",
    ),
}


@pytest.mark.parametrize("loader", [FAST, PureLoader])
@pytest.mark.parametrize("slip", SLIPS)
def test_each_slip_has_its_words(slip: str, loader: type[PureLoader]) -> None:
    text, expected, remedy = SLIPS[slip]
    loaded = parse(text, loader=loader)
    assert loaded.faq is None
    problem = next(problem for problem in loaded.problems if problem.code == "not-yaml")
    assert f"{problem.line}:{problem.column} {problem.message}" == expected
    assert problem.hint.startswith(remedy)
    assert problem.source


@pytest.mark.parametrize("slip", [slip for slip, row in SLIPS.items() if row[0][0] != "%"])
def test_a_slip_hides_nothing_that_was_found_before_it(slip: str) -> None:
    text = "titel: T\nquestions:\n- {question: q, answer: a, tag: x}\n- {question: q, answer: a}\n"
    after = SLIPS[slip][0].replace("questions:", "others:")
    codes = [problem.code for problem in parse(text + after).problems]
    assert codes[-2:] == ["unknown-key", "unknown-key"]
    assert "not-yaml" in codes


@pytest.mark.parametrize("loader", [FAST, PureLoader])
@pytest.mark.parametrize(
    ("item", "line"),
    [
        ("  - question: What?\n   tags: [x]\n    answer: A\n", 4),
        ("  - question: What?\n  tags: [x]\n    answer: A\n", 4),
        ("  - id: a\n   question: What?\n    answer: A\n", 4),
        ("  - question: What?\n    answer: |\n   Text.\n", 5),
    ],
)
def test_what_an_item_cut_short_lacks_is_not_told(
    item: str, line: int, loader: type[PureLoader]
) -> None:
    problems = parse(f"questions:\n  - question: Q\n{item}", loader=loader).problems
    assert [(problem.line, problem.code) for problem in problems] == [
        (2, "missing-answer"),  # a fault of its own
        (line, "not-yaml"),
    ]
