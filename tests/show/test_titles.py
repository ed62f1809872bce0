"""Titles with markup read on the screen as what they mean."""

from __future__ import annotations

from data.reading.reader import parse
from show.compose import work

FAQ = """title: T
questions: [{question: q, answer: 'See [@tea].'}]
references:
- {id: tea, type: book, author: [{family: Lee, given: A.}], issued: 2012,
   title: 'CO~2~ in <i>Camellia</i> &amp; [tea]{.nocase}'}
"""


def test_a_title_has_no_marks() -> None:
    faq = parse(FAQ).faq
    assert faq is not None
    tea = work(faq, faq.references[0], "1")
    assert tea.short == "Lee (2012) CO₂ in Camellia & tea"
    assert "".join(text for text, _ in tea.runs) == "Lee, A. (2012). CO₂ in Camellia & tea."
    # What stands out in a title in italics is upright.
    assert ("Camellia", False) in tea.runs
