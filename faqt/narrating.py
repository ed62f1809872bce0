"""What a reader should know about a search, told beside the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqt.streams import note
from index.lighting.explain import nothing_about
from show.results import offers

if TYPE_CHECKING:
    from data.model import Faq
    from index.model import SearchResult


def narrate(faq: Faq, result: SearchResult) -> None:
    """Say beside the data what a reader should know about a result.

    Args:
        faq: The FAQ that was searched.
        result: The result.
    """
    for told in result.notes:
        note(f"faqt: {told}")
    for correction in result.corrections:
        note(f"faqt: “{correction.typed}” is not in this FAQ; searched for “{correction.used}”")
    for offer in result.offers:
        note(f"faqt: “{offer.typed}” is not in this FAQ; did you mean “{offer.word}”?")
    said = nothing_about(result)
    # Who was understood by meaning is not told which of the words are missing.
    understood = result.by_meaning and any(not hit.weak for hit in result.shown)
    if result.shown and result.missing and not understood:
        note(f"faqt: {said[:1].lower()}{said[1:]}")
    elif result.shown and result.partial and not understood:
        note("faqt: no answer has all of these words; these have some of them")
    if result.shown and result.total > len(result.hits):
        note(f"faqt: {len(result.hits)} of {result.total} answers; -n shows more")
    if result.shown:
        return
    near = offers(faq, result)
    note(f"faqt: nothing found for “{near.query}”")
    note(f"{near.said}.")
    if near.words:
        note(f"Similar words: {', '.join(near.words)}")
    for entry_id, question in near.entries:
        note(f"Closest question: {question} ({entry_id})")
    if near.sections:
        note(f"Sections to browse: {', '.join(key for key, _ in near.sections)}")
