"""What a search found, and what to try where it found nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from data.ordering import question_numbers
from data.text import visible
from index.lighting.explain import matching_text, nothing_about
from index.lighting.highlight import excerpt, spans
from show.blocks import Block, Found, Heading, Offers
from show.compose import answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Faq
    from index.model import Hit, Needle, SearchResult, Span

EXCERPT = 160
"""Most characters of an excerpt."""


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
    if not answers:
        for rank, hit in enumerate(result.shown, start=1):
            yield found(faq, result, hit, rank)
        return
    numbers = question_numbers(faq)
    for hit in result.shown:
        entry = faq.entries_by_id[hit.entry_id]
        lighter = partial(_lit, needle=result.lit_in(hit))
        whole = answer(faq, entry, numbers[entry.id], lighter=lighter)
        yield from whole.blocks()


def found(
    faq: Faq,
    result: SearchResult,
    hit: Hit,
    rank: int = 0,
    *,
    width: int = EXCERPT,
    with_label: bool = False,
) -> Found:
    """Say that a question was found, and why.

    Args:
        faq: The FAQ that was searched.
        result: The result.
        hit: One of its hits.
        rank: Its place among them, from 1.
        width: Most characters of the excerpt; 0 for none.
        with_label: Whether that is also room for what says where the excerpt is from.

    Returns:
        The question with its matches, and the text that matched best with its own.
    """
    entry = faq.entries_by_id[hit.entry_id]
    where, line = "", ""
    lit: tuple[Span, ...] = ()
    if width:
        where, text = matching_text(faq, entry, hit)
        room = max(width - len(f"{where}: "), 10) if where and with_label else width
        line, lit = excerpt(text, spans(text, result.lit_in(hit)), room)
    return Found(
        rank=rank,
        id=entry.id,
        question=entry.question,
        lit=spans(entry.question, result.needle),
        excerpt=line,
        excerpt_lit=lit,
        where=where,
        weak=hit.weak,
    )


def _lit(text: str, needle: Needle) -> list[Span]:
    return list(spans(text, needle))


def offers(faq: Faq, result: SearchResult) -> Offers:
    """Say what to try where a search found nothing.

    Args:
        faq: The FAQ that was searched.
        result: A result without hits.

    Returns:
        Words, questions and sections that come near.
    """
    near = result.suggestions
    titles = {section.id: section.title for section in faq.sections}
    entries = (faq.entries_by_id[key] for key in near.entry_ids if key in faq.entries_by_id)
    return Offers(
        query=visible(result.request.text.strip()),
        said=visible(nothing_about(result)),
        words=near.words,
        entries=tuple((entry.id, entry.question) for entry in entries),
        sections=tuple((key, titles[key]) for key in near.section_ids if key in titles),
    )
