"""What YAML loses or refuses in files of other shapes."""

from __future__ import annotations

import pytest

from data.problems import FaqError
from tests.convert.reading import converted, pairs


def told(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of what is said of a file of another shape."""
    return [(p.code, p.line, p.column) for p in converted(text, "faq.yml").problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- q: Who reads the #board here?\n  a: Us.\n", ("cut-by-comment", 1, 20)),
        ("- title: May I?\n  content: Ask in #rooms first.\n", ("cut-by-comment", 2, 19)),
        ("Where?: Down.\nMay I?: Use the #side door.\n", ("cut-by-comment", 2, 17)),
        ("- q: May I?\n  a: >\n    How:\n    1. Ask\n    2. Wait\n", ("folded-lines", 4, 1)),
        ("- {q: May I, or not?, a: No.}\n", ("cut-at-comma", 1, 14)),
    ],
)
def test_text_that_is_lost_is_told(text: str, expected: tuple[str, int, int]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "# all of it\n- q: May I?  # TODO ask\n  a: No.\n",
        "- q: May I?\n  a: No.\n  order: 3 # third\n",
        "- q: 'Who reads #board?'\n  a: |\n    1. One\n    2. Two\n",
    ],
)
def test_comments_and_blocks_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_escaped_halves_of_a_character_are_one() -> None:
    assert pairs(r'- {q: "Joy \ud83d\ude02?", a: "\ud83d\ude00."}', "faq.yml") == [
        ("Joy 😂?", "😀.")
    ]


def test_odd_spaces_in_the_indentation_are_told_and_read() -> None:
    text = "faqs:\n\u00a0 - q: May I?\n\u00a0\u00a0\u00a0 a: No.\n"
    assert pairs(text, "faq.yml") == [("May I?", "No.")]
    assert [(code, line) for code, line, _ in told(text)] == [
        ("odd-indentation", 2),
        ("odd-indentation", 3),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- q: May I?\n  tags: [door, #side, key]\n  a: No.\n",
        "- q: May I?\n  a: No.\n- Where is the #hall?: Down.\n  a: b\n",
    ],
)
def test_a_sign_that_breaks_the_file_is_named(text: str) -> None:
    with pytest.raises(FaqError) as refused:
        converted(text, "faq.yml")
    (problem,) = refused.value.problems
    assert "#" in problem.message + problem.hint, problem
