"""Where a link within a FAQ leads: ``[the lists](#lists)`` goes to the question of that id."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from data.slug import slug

if TYPE_CHECKING:
    from data.model import Entry, Faq, Reference, Section


def anchored(faq: Faq, anchor: str) -> Entry | Reference | Section | None:
    """Find what an anchor names.

    Args:
        faq: The FAQ.
        anchor: What stands behind the ``#``, percent-encoded or not.

    Returns:
        The question, reference or section of that id; else the question, or section, whose
        words or heading give the anchor, as pages made from Markdown have it. None for none.
    """
    name = unquote(anchor).strip()
    if not name:
        return None
    for known in (faq.entries_by_id, faq.references_by_id):
        if name in known:
            return known[name]
    for section in faq.sections:
        if section.id == name:
            return section
    wanted = slug(name)
    place = faq.catalogue.anchored(wanted)
    if place >= 0:
        return faq.entries[place]
    return next((section for section in faq.sections if slug(section.title) == wanted), None)
