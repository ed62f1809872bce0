"""Saying what of a search was not understood, or can never be met.

Nothing typed is an error: a note only tells a reader what the search made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Faq
    from index.asking.filters import Filters
    from index.asking.query import Filter, Query

KEYS: Final = ("tag", "section", "author", "year", "doi", "in")
"""What may stand before a colon."""

_UNMET: Final = {
    "tag": "No tag is called “{}”",
    "section": "No section is called “{}”",
    "author": "No author cited is called “{}”",
    "year": "No answer cites a work of {}",
    "doi": "No cited DOI contains “{}”",
}


def notes(query: Query, filters: Filters, faq: Faq) -> tuple[str, ...]:
    """Tell what a reader should know about a query.

    Args:
        query: What was typed, understood as far as possible.
        filters: What answers its conditions.
        faq: The FAQ that is searched.

    Returns:
        Sentences without full stops, in the order typed; empty when all is well.
    """
    return tuple(dict.fromkeys((*of_conditions(query, filters, faq), *_of_words(query))))


def of_conditions(query: Query, filters: Filters, faq: Faq) -> tuple[str, ...]:
    """Tell what a reader should know about the conditions of a query, once all are typed."""
    told = [note for key, value in query.odd if (note := _odd(key, value))]
    told += [_unmet(condition, faq) for condition in query.filters if not filters.places(condition)]
    return tuple(dict.fromkeys(told))


def _of_words(query: Query) -> list[str]:
    told = [
        f"Answers with “{' '.join(words)}” are hidden; remove the “-” to find them"
        for words in query.without
        if words[0][:1].isdigit()
    ]
    told += [
        f"“{' '.join(words)}” was not found as a phrase; these have some of its words"
        for words in query.scattered
    ]
    return told


def _odd(key: str, value: str) -> str:
    if key == "year":
        return f"“{value}” is not a year; write year:2018 or year:2015-2020"
    if key == "in":
        return f"“in:{value}” is not a filter; use in:question or in:answer"
    near = nearest(key, KEYS)
    return f"“{key}:” is not a filter; did you mean “{near}:”?" if near else ""


def _unmet(condition: Filter, faq: Faq) -> str:
    near = nearest(condition.value, _names(condition, faq))
    hint = f"; did you mean “{near}”?" if near else ""
    return _UNMET[condition.kind].format(condition.value) + hint


def _names(condition: Filter, faq: Faq) -> Iterator[str]:
    if condition.kind == "tag":
        yield from faq.catalogue.tags
    elif condition.kind == "section":
        for section in faq.sections:
            yield section.id
            yield section.title
    elif condition.kind == "author":
        for reference in faq.references:
            yield from (who.family or who.literal for who in reference.authors)
