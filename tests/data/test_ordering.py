"""Numbers of references, in the order of reading."""

from __future__ import annotations

from data.ordering import cited_in_notes, reference_numbers
from data.reading.reader import parse

TEXT = """\
title: T
questions:
  - {id: a, question: One?, answer: 'X [@gone], Y [@x], Z [@y; @x].'}
references:
  - {id: w, title: Seen}
  - {id: x, title: First}
  - {id: y, title: Second}
errata:
  - {target: x, note: 'Rather [@lost] or [@v].', see: [w, away]}
"""


def test_only_works_that_are_there_have_numbers() -> None:
    faq = parse(TEXT).faq
    assert faq is not None
    (entry,) = faq.entries
    assert dict(reference_numbers(faq, entry)) == {"x": 1, "y": 2, "w": 3}
    assert cited_in_notes(faq, entry) == ("w",)
