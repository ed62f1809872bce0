from __future__ import annotations

import pytest
import yaml

from data.reading.late_quote import LateQuote, late_quote
from data.reading.pure_yaml import PureLoader
from data.reading.reader import parse
from data.reading.tree import FAST


def found(text: str, at: tuple[int, int]) -> LateQuote | None:
    return late_quote(at, yaml.scan(text.encode(), Loader=yaml.SafeLoader))


def test_a_quote_that_closes_where_the_parser_stumbles() -> None:
    text = "a: 'one\nb: two\nc: it's three\n"
    assert found(text, (3, 7)) == LateQuote("'", (1, 4), 3)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a: 'one' two\n", (1, 10)),  # on one line
        ("a: 'one\n  more'\nb: 'x' y\n", (3, 8)),  # closed long before
        ("a: one's\nb: two's\n", (2, 5)),  # no quotes
        ("", (1, 1)),
    ],
)
def test_other_faults_are_where_they_seem(text: str, at: tuple[int, int]) -> None:
    assert found(text, at) is None


@pytest.mark.parametrize("slip", range(4))
def test_both_parsers_point_at_the_same_quote(slip: int) -> None:
    lines = [f"  - {{question: 'Q{number}', answer: 'It''s A.'}}" for number in range(4)]
    lines[slip] = lines[slip].replace(f"'Q{slip}'", f"'Q{slip}")
    text = "questions:\n" + "\n".join(lines) + "\n"
    fast, pure = (parse(text, loader=loader).problems for loader in (FAST, PureLoader))
    assert fast == pure
    assert fast[-1].line == slip + 2
