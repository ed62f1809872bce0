"""Sections and tags, as searches to choose from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.model import Faq

MOST_TAGS = 200
"""Tags that are offered at the most, the most used first."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A section or a tag."""

    query: str
    """The search for it."""
    label: str
    """Its name and how many questions it has."""


def facets(faq: Faq) -> tuple[Facet, ...]:
    """List the sections in order, then the tags by use.

    Args:
        faq: The FAQ.

    Returns:
        Those that have questions.
    """
    sections = dict(faq.catalogue.groups)
    listed = [
        Facet(f"section:{_quoted(section.id)}", f"{section.title} ({sections[section.id]})")
        for section in faq.sections
        if section.id in sections
    ]
    tags = Counter(faq.catalogue.tags)
    listed += [
        Facet(f"tag:{_quoted(tag)}", f"tag: {tag} ({count})")
        for tag, count in tags.most_common(MOST_TAGS)
    ]
    return tuple(listed)


def _quoted(value: str) -> str:
    return f'"{value}"' if any(char.isspace() for char in value) else value
