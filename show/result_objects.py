"""What a search found as JSON objects, whose shape is a promise as in :mod:`show.objects`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.ordering import question_numbers
from show.objects import faq_object
from show.results import found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Faq
    from index.model import SearchResult
    from show.objects import Object


def hit_objects(faq: Faq, result: SearchResult, *, answers: bool) -> list[Object]:
    """Return what was found as JSON objects.

    Args:
        faq: The FAQ that was searched.
        result: The result.
        answers: Whether to give whole answers as well.

    Returns:
        An object for each hit, best first.
    """
    numbers = question_numbers(faq)
    objects = []
    for rank, hit in enumerate(result.shown, start=1):
        entry = faq.entries_by_id[hit.entry_id]
        shown = found(faq, result, hit, rank)
        made: Object = {
            "rank": rank,
            "id": entry.id,
            "number": numbers[entry.id],
            "question": entry.question,
            "section": entry.section,
            "score": round(hit.score, 6),
            "weak": hit.weak,
            "why": "by meaning" if hit.field == "meaning" else "by words",
            "field": hit.field,
            "detail": hit.detail,
            "question_spans": [list(span) for span in shown.lit],
            "excerpt": shown.excerpt,
            "excerpt_spans": [list(span) for span in shown.excerpt_lit],
        }
        if answers:
            made["answer"] = entry.answer
        objects.append(made)
    return objects


def search_object(faq: Faq, result: SearchResult, hits: Sequence[Object]) -> Object:
    """Return the outcome of a search.

    Args:
        faq: The FAQ that was searched.
        result: What the search answered.
        hits: Its hits as objects.
    """
    offered = result.suggestions
    return {
        "faq": faq_object(faq),
        "query": result.request.text,
        "total": 0 if result.is_nothing else result.total,
        "order": "meaning" if result.by_meaning else "words",
        "partial": result.partial,
        "corrections": [
            {"typed": correction.typed, "used": correction.used}
            for correction in result.corrections
        ],
        "offers": [{"typed": offer.typed, "word": offer.word} for offer in result.offers],
        "missing": list(result.missing),
        "hits": list(hits),
        "suggestions": {
            "words": list(offered.words),
            "entries": list(offered.entry_ids),
            "sections": list(offered.section_ids),
        },
        "notes": list(result.notes),
        "elapsed_ms": round(result.elapsed * 1000, 3),
    }
