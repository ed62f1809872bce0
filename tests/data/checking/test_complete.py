"""Fields put into references, and nothing else touched."""

from __future__ import annotations

from typing import Any

import pytest

from data.checking.complete import completed
from data.checking.placer import RewriteError
from data.reading.reader import parse

_FIELDS: dict[str, Any] = {
    "title": "Salt: a study",
    "author": ({"family": "Roe", "given": "J."}, {"literal": "Institute: one"}),
    "issued": "2001-05",
    "volume": 3,
    "DOI": "10.5555/never",
}
_HEAD = "title: T\nquestions:\n- {id: q, question: Q?, answer: 'So [@a].'}\n"


def _completed(references: str) -> str:
    return completed(_HEAD + references, {"a": _FIELDS})


def test_a_block() -> None:
    text = (
        "references:\n  - id: a   # mine\n    DOI: 10.5555/s\n  # next\n  - id: b\n    title: B\n"
    )
    assert _completed(text) == _HEAD + (
        "references:\n  - id: a   # mine\n    DOI: 10.5555/s\n"
        "    author:\n      - {family: Roe, given: J.}\n      - {literal: 'Institute: one'}\n"
        "    issued: 2001-05\n    title: 'Salt: a study'\n    volume: 3\n"
        "  # next\n  - id: b\n    title: B\n"
    )


@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_last_reference(end: str, newline: str) -> None:
    text = (_HEAD + "references:\n- id: a\n  DOI: 10.5555/s" + end).replace("\n", newline)
    made = completed(text, {"a": _FIELDS})
    faq = parse(made).faq
    assert faq is not None
    assert faq.references[0].title == "Salt: a study"
    assert [name.family for name in faq.references[0].authors] == ["Roe", ""]
    assert made.count("\n") == made.count(newline)
    assert made.rstrip().endswith(end.strip())


def test_in_brackets() -> None:
    made = _completed("references:\n- {id: a, DOI: 10.5555/s,}\n")
    assert (
        "{id: a, DOI: 10.5555/s,author: [{family: Roe, given: J.}, {literal: 'Institute: one'}]"
        in (made)
    )
    faq = parse(made).faq
    assert faq is not None
    assert faq.references[0].text("volume") == "3"
    assert faq.references[0].text("DOI") == "10.5555/s"


def test_what_is_there_stays() -> None:
    made = _completed("references:\n- id: a\n  doi: 10.5555/s\n  volume: 9\n")
    faq = parse(made).faq
    assert faq is not None
    assert faq.references[0].text("volume") == "9"
    assert "never" not in made


def test_a_file_that_cannot_be_read_is_left() -> None:
    with pytest.raises(RewriteError):
        completed("nothing", {"a": _FIELDS})
