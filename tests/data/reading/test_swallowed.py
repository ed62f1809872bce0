"""Text that YAML swallows is told; comments are not."""

from __future__ import annotations

from typing import Any

import pytest

from data.reading.pure_yaml import PureLoader
from data.reading.reader import parse
from data.reading.tree import FAST

LOADERS = [FAST, PureLoader]


def told(text: str, loader: Any) -> list[str]:
    return [
        f"{problem.line}:{problem.column} {problem.code}"
        for problem in parse(text, loader=loader).problems
    ]


def entry(fields: str) -> str:
    return f"title: T\nquestions:\n- question: q\n  answer: a\n{fields}\n"


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("title: T\nquestions:\n- question: How do I follow #python on the site?\n  answer: a\n",
         ["3:29 cut-by-comment"]),
        ("title: T\nquestions:\n- question: q\n  answer: Press the # key.\n",
         ["4:21 cut-by-comment"]),
        ("title: T\nquestions:\n- question: What does # mean?\n  answer: a\n",
         ["3:23 cut-by-comment"]),
        ("title: Answers to #1 of all questions\nquestions: [{question: q, answer: a}]\n",
         ["1:19 cut-by-comment"]),
        ("title: What is C #\nquestions: [{question: q, answer: a}]\n", []),
        ("title: T\nquestions: [{question: q, answer: a}]\nabout: See issue #5 for more\n",
         ["3:18 cut-by-comment"]),
        (entry("  tags:\n  - sport #python\n  - web"), ["6:11 cut-by-comment"]),
        (entry("  tags:\n  - '#python'\n  - #python"), ["7:4 empty-item"]),
        (entry("  tags: [sport #python\n    , web]"), ["5:16 cut-by-comment"]),
        (entry("  heading: #1 reason"), ["5:12 cut-by-comment"]),
        (entry("  heading: Reason # 1"), ["5:19 cut-by-comment"]),
        (entry("  aliases: Where is #help?"), ["5:21 cut-by-comment"]),
        (entry("references:\n- id: a\n  title: On C #include files"), ["7:15 cut-by-comment"]),
        (entry("references:\n- id: a\n  publisher: Number #9 Press"), ["7:21 cut-by-comment"]),
        (entry("references:\n- id: a\n  author: [{family: Smith #2\n    }]"),
         ["7:27 cut-by-comment"]),
        (entry("references:\n- id: a\n  custom:\n    printed: Smith (2019), Colors #fff"),
         ["8:35 cut-by-comment"]),
        (entry("source: {title: t, author: X #3\n  }"), ["5:30 cut-by-comment"]),
        (entry("  section: Music #4"), ["5:18 cut-by-comment"]),
        (entry("sections:\n- Music #4\n- id: w #first\n  title: W"), ["6:9 cut-by-comment"]),
        (entry("errata:\n- target: q\n  note: Not in #general\n"), ["7:16 cut-by-comment"]),
    ],
)  # fmt: skip
def test_a_text_that_a_comment_cuts(text: str, places: list[str], loader: Any) -> None:
    assert told(text, loader) == places


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "text",
    [
        (
            "# A comment\ntitle: T # the name\n#another\nquestions: # all of them\n"
            "- question: What is it? # asked often\n  answer: This. # short\n"
        ),
        (
            "title: T\nquestions:\n  # first\n  - question: Is it so?  # TODO say it better\n"
            "    answer: Yes.  #todo\n"
        ),
        # Two blanks are how YAML is written by those who know it.
        "title: T\nquestions:\n- question: What does  # mean?\n  answer: Press the  #1 key.\n",
        entry("  id: q1 #internal\n  section: s #the first\n  updated: 2026-01-01 #by me"),
        entry("  tags: [a, # one\n    b, # two\n    c] # three"),
        entry("  heading: 'quoted' #comment\n  tags: ['a' #x\n    ]"),
        entry('  heading: "quoted #not a comment"  # comment'),
        entry("  heading: C#, F# and a#b"),
        entry("  heading: ~ # none\n  aliases: # none yet\n  tags: [] # none"),
        entry("  heading: Title # FIXME"),
        entry("  heading: Title # Needed for the list of all questions."),
        entry("  heading: Title #--- end"),
        entry("references:\n- id: a # key\n  DOI: 10.1000/182 #checked\n  title: Sleep  # sic"),
        (
            "title: T\nquestions:\n- question: q\n  answer: |  # as it is\n    # Heading\n\n"
            "    text #tag\n"
        ),
        "title: T\nquestions:\n- question: q\n  answer: >-  # folded\n    text #tag goes\n    on\n",
    ],
)
def test_comments_are_comments(text: str, loader: Any) -> None:
    assert told(text, loader) == []


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("  tags: [sport, #python, web]\n- question: r\n  answer: b", "5:17"),
        ("  tags: [#python, web]", "5:10"),
        ("  tags: [sport, #python, web]\n  heading: Web", "5:17"),
        ("  tags: [sport, # of [1]\n    'a #]', #python, web]\n  heading: Web", "6:13"),
        ("- {question: How do I follow #python?, answer: a}", "5:30"),
        ("- {question: How do I follow #python?,\n   answer: a}", "5:30"),
        ("  heading: Follow the tag #python on\n    the site\n- question: r", "5:27"),
        ("  heading: Follow the tag #python on\n    the site: now\n- question: r", "5:27"),
        ("  heading: Follow the tag\n    #python on\n    the site", "6:5"),
        ("- question #1: r\n  answer: b", "5:12"),
    ],
)
def test_a_comment_that_leaves_no_yaml_is_the_cause(fields: str, place: str, loader: Any) -> None:
    problem = parse(entry(fields), loader=loader).problems[0]
    assert f"{problem.line}:{problem.column}" == place
    assert problem.fatal
    assert "`#" in problem.message
    assert "quotes" in problem.hint


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "fields",
    [
        "  tags: [a, # one\n    b\n- question: r",
        "  tags: a # one\n # two\n- - b: c\n d",
        "  x: 'a # b",
    ],
)
def test_a_true_comment_is_not_the_cause(fields: str, loader: Any) -> None:
    problem = parse(entry(fields), loader=loader).problems[0]
    assert problem.fatal
    assert "comment" not in problem.message


@pytest.mark.parametrize("loader", LOADERS)
def test_where_nothing_is_left_the_remedy_names_the_comment(loader: Any) -> None:
    text = "title: T\nquestions:\n- question: #MeToo - what is it?\n  answer: a\n"
    loaded = parse(text + "- {question: q, answer: a}\n- question: q\n  answer: #hash\n")
    assert [problem.code for problem in loaded.problems] == ["missing-question", "missing-answer"]
    for problem in loaded.problems:
        assert problem.hint == "A `#` begins a comment: put the text in quotes."


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("written", "found"),
    [
        (">\n    - one\n    - two\n", "5:1 folded-lines"),
        (">-\n    You need:\n    - flour\n    - water\n", "6:1 folded-lines"),
        (">\n    First\n    paragraph.\n\n    1. one\n       goes on\n    2. two\n", None),
        (">\n    First:\n    1. one\n    2. two\n", "6:1 folded-lines"),
        (">\n    * one and\n    more\n    * two\n", "5:1 folded-lines"),
        (">\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n", "5:1 folded-lines"),
        ("You need\n    - flour\n    - water\n", "5:1 folded-lines"),
        ("'- flour\n\n    - water'\n", None),
        ('"- flour\n    - water"\n', "4:1 folded-lines"),
        (">\n    - one\n\n    - two\n", None),
        (">\n    Text:\n\n      - one\n      - two\n\n    More.\n", None),
        (">\n    a) one\n    b) two\n", "5:1 folded-lines"),
        (">-\n    – one\n    – two\n", "5:1 folded-lines"),
        (">\n    So:\n    (1) one\n    (2) two\n", "6:1 folded-lines"),
        (">\n    Here – as is known –\n    it is a) good, b) not\n    dear.\n", None),
        (">\n    From 5\n    - 10 of them, - and so\n    on - to the end.\n", None),
        ("|\n    - one\n    - two\n", None),
        ("From a - b - c\n    to the end\n", None),
    ],
)
def test_a_list_that_is_folded_into_a_paragraph(
    written: str, found: str | None, loader: Any
) -> None:
    text = f"title: T\nquestions:\n- question: q\n  answer: {written}"
    assert told(text, loader) == ([found] if found else [])


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title: T\nquestions:\n- {question: Yes, or no?, answer: a}\n", "3:19 cut-at-comma"),
        ("title: T\nquestions:\n- {question: q, answer: First, then second.}\n",
         "3:32 cut-at-comma"),
        (("title: T\nquestions:\n- {question: q, answer: a}\nreferences:\n"
         "- {id: a, title: Sleep, memory and dreams, type: book}\n"), "5:25 cut-at-comma"),
        (("title: T\nquestions:\n- {question: q, answer: a}\nreferences:\n"
         "- {id: a, author: [{literal: Ministry of Health, Labour and Welfare}]}\n"),
         "5:50 cut-at-comma"),
        (("title: T\nsections: [{id: a, title: Dogs, cats}]\nquestions:\n"
         "- {question: q, answer: a, section: a}\n"), "2:33 cut-at-comma"),
        ("title: T\nquestions:\n- {question: q, answer: a}\nsource: {title: One, two}\n",
         "4:22 cut-at-comma"),
    ],
)  # fmt: skip
def test_a_text_in_braces_that_a_comma_cuts(text: str, found: str, loader: Any) -> None:
    loaded = parse(text, loader=loader)
    assert told(text, loader) == [found]
    assert loaded.faq is not None
    assert loaded.problems[0].severity == "warning"
    assert "in quotes" in loaded.problems[0].hint
