"""Questions that a page marks by microdata (https://schema.org/FAQPage)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import Tag

from convert.html.markdown import markdown_of
from convert.model import DraftEntry

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


def microdata_entries(soup: BeautifulSoup) -> tuple[DraftEntry, ...]:
    """Return the questions that a page marks as such.

    Args:
        soup: The page.

    Returns:
        The questions in order.
    """
    found = []
    for question in soup.select('[itemtype$="schema.org/Question"], [itemtype$="Question"]'):
        name = question.select_one('[itemprop~="name"]') or question.select_one(
            '[itemprop~="text"]'
        )
        answer = question.select_one(
            '[itemprop~="acceptedAnswer"], [itemprop~="suggestedAnswer"]'
        ) or _next_answer(question)
        if name is None or answer is None:
            continue
        text = answer.select_one('[itemprop~="text"]') or answer
        found.append(
            DraftEntry(
                question=" ".join(str(name.get("content") or name.get_text(" ")).split()),
                answer=markdown_of(str(text)),
                anchor=str(question.get("id") or ""),
                line=question.sourceline or 1,
            )
        )
    return tuple(found)


def _next_answer(question: Tag) -> Tag | None:
    """Return the answer that stands behind a question, as some pages have it."""
    following = question.find_next_sibling()
    if isinstance(following, Tag) and "Answer" in str(following.get("itemtype") or ""):
        return following
    return None
