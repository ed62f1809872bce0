"""Ordering the references of an answer or of a FAQ, and choosing among them by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from data.citing.markup import plain
from data.citing.names import short_author, year_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.model import Faq, Reference

ReferenceOrder = Literal["use", "author", "year"]
"""By first use, by author and year, or the newest first."""


def arrange_references(
    faq: Faq, numbers: Mapping[str, int], *, order: ReferenceOrder = "use", words: str = ""
) -> dict[str, int]:
    """Order references, and leave out those that do not have some words.

    Args:
        faq: The FAQ.
        numbers: Numbers of references by id; they stay as they are.
        order: What to order by; equals stay in the order of their numbers.
        words: Words that must all occur in the authors, year, title, journal, identifier or key;
            case does not matter. Empty for all references.

    Returns:
        The numbers by id, in the new order.
    """
    wanted = words.casefold().split()
    works = [faq.references_by_id[key] for key in numbers]
    kept = [work for work in works if all(word in _described(work) for word in wanted)]
    if order == "author":
        kept.sort(key=lambda work: (short_author(work).strip("“”*").casefold(), year_of(work)))
    elif order == "year":
        kept.sort(key=lambda work: -(work.issued.year or 0) if work.issued else 0)
    return {work.id: numbers[work.id] for work in kept}


def _described(reference: Reference) -> str:
    parts = [f"{name.family} {name.given} {name.literal}" for name in reference.authors]
    parts += [year_of(reference), plain(reference.title), reference.text("container-title")]
    parts += [reference.text("publisher"), reference.text("DOI"), reference.id]
    return " ".join(parts).casefold()
