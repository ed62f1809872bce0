"""What a search found, as blocks and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.text import visible
from faqt.selecting import numbered
from faqt.streams import note
from index.lighting.explain import matching_text
from index.lighting.highlight import excerpt, spans
from show.blocks import Block, Heading, Hit
from show.compose import entry_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Entry, Faq
    from faqt.machine import Object
    from index.model import Hit as Found
    from index.model import SearchResult, Span

EXCERPT = 160
"""Most characters of an excerpt."""


def narrate(faq: Faq, result: SearchResult) -> None:
    """Say beside the data what a reader should know about a result.

    Args:
        faq: The FAQ that was searched.
        result: The result.
    """
    for told in result.notes:
        note(f"faqt: {told}")
    for correction in result.corrections:
        note(f"faqt: “{correction.typed}” occurs nowhere; searched for “{correction.used}”")
    for offer in result.offers:
        note(f"faqt: “{offer.typed}” occurs nowhere; did you mean “{offer.word}”?")
    if result.hits and result.partial:
        note("faqt: no answer has all of these words; these have some of them")
    if result.total > len(result.hits):
        note(f"faqt: {len(result.hits)} of {result.total} answers; -n shows more")
    if result.hits:
        return
    note(f"faqt: nothing found for “{result.request.text}”")
    offered = result.suggestions
    if offered.words:
        note(f"Words like it: {', '.join(offered.words)}")
    for entry_id in offered.entry_ids:
        note(f"Perhaps: {faq.entries_by_id[entry_id].question} ({entry_id})")
    if offered.section_ids:
        note(f"Sections to look through: {', '.join(offered.section_ids)}")


def result_blocks(
    faq: Faq, result: SearchResult, *, answers: bool, titled: bool
) -> Iterator[Block]:
    """Say what was found.

    Args:
        faq: The FAQ that was searched.
        result: The result.
        answers: Whether to give whole answers rather than excerpts.
        titled: Whether to say what was searched for.

    Yields:
        Blocks in reading order.
    """
    if titled:
        yield Heading(visible(result.request.text), "Search")
    numbers = numbered(faq)
    for rank, hit in enumerate(result.hits, start=1):
        entry = faq.entries_by_id[hit.entry_id]
        if answers:
            yield from entry_blocks(
                faq,
                entry,
                numbers[entry.id],
                lighter=lambda text: list(spans(text, result.needle)),
            )
            continue
        where, text, lit = _excerpt(faq, entry, hit, result)
        yield Hit(
            rank=rank,
            id=entry.id,
            question=entry.question,
            lit=spans(entry.question, result.needle),
            excerpt=text,
            excerpt_lit=lit,
            where=where,
            weak=hit.weak,
        )


def hit_objects(faq: Faq, result: SearchResult, *, answers: bool) -> list[Object]:
    """Give what was found as JSON objects.

    Args:
        faq: The FAQ that was searched.
        result: The result.
        answers: Whether to give whole answers as well.

    Returns:
        An object for each hit, best first.
    """
    numbers = numbered(faq)
    objects = []
    for rank, hit in enumerate(result.hits, start=1):
        entry = faq.entries_by_id[hit.entry_id]
        _, text, lit = _excerpt(faq, entry, hit, result)
        found: Object = {
            "rank": rank,
            "id": entry.id,
            "number": numbers[entry.id],
            "question": entry.question,
            "section": entry.section,
            "score": round(hit.score, 6),
            "weak": hit.weak,
            "field": hit.field,
            "detail": hit.detail,
            "question_spans": [list(span) for span in spans(entry.question, result.needle)],
            "excerpt": text,
            "excerpt_spans": [list(span) for span in lit],
        }
        if answers:
            found["answer"] = entry.answer
        objects.append(found)
    return objects


def _excerpt(
    faq: Faq, entry: Entry, hit: Found, result: SearchResult
) -> tuple[str, str, tuple[Span, ...]]:
    """Cut out what matched: where it stands, the line, and the matches in it."""
    where, text = matching_text(faq, entry, hit)
    line, lit = excerpt(text, spans(text, result.needle), EXCERPT)
    return where, line, lit
