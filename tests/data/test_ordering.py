"""Numbers of references, in the order of reading."""

from __future__ import annotations

from data.model import Citation, Entry, Erratum, Faq, Reference
from data.ordering import cited_in_notes, reference_numbers


def cites(*keys: str) -> tuple[Citation, ...]:
    return tuple(Citation(key, "", (0, 1)) for key in keys)


def test_only_works_that_are_there_have_numbers() -> None:
    entry = Entry("a", "One?", "X.", citations=cites("gone", "x", "y", "x"))
    note = Erratum("n", "x", "Rather.", see=("away", "w"), citations=cites("lost"))
    references = tuple(Reference(key, "book", key) for key in "wxyz")
    faq = Faq("T", (entry,), references=references, errata=(note,))
    assert dict(reference_numbers(faq, entry)) == {"x": 1, "y": 2, "w": 3}
    assert cited_in_notes(faq, entry) == ("w",)
