"""Why an entry was found: the text that shows it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.citing.apa import apa
from data.citing.quoting import plain_answer, running_note
from data.ordering import erratum_title, notes_shown

if TYPE_CHECKING:
    from data.model import Entry, Faq
    from index.model import Hit, SearchResult


_MOST_NAMED = 4
_LONGEST = 60


def matching_text(faq: Faq, entry: Entry, hit: Hit) -> tuple[str, str]:
    """Return the text of an entry that shows best why it was found.

    Args:
        faq: The FAQ that was searched.
        entry: The entry that was found.
        hit: How it was found.

    Returns:
        What the text is, in words that a colon may follow (empty for the answer), and the text.
    """
    if hit.field == "alias" and hit.detail.isdecimal() and int(hit.detail) < len(entry.aliases):
        return "also asked", entry.aliases[int(hit.detail)]
    if hit.field == "meaning":
        return "by meaning", plain_answer(faq, entry)
    if hit.field == "tag":
        return "tags", ", ".join(entry.tags)
    if hit.field == "section":
        titles = {section.id: section.title for section in faq.sections}
        return "section", titles.get(entry.section, entry.section)
    if hit.field == "reference" and hit.detail in faq.references_by_id:
        return "cites", apa(faq.references_by_id[hit.detail])
    if hit.field == "note":
        for erratum in notes_shown(faq, entry):
            if erratum.id == hit.detail:
                return "in a note", f"{erratum_title(erratum)}: {running_note(faq, erratum)}"
        if hit.detail in faq.references_by_id:
            return "in a note", apa(faq.references_by_id[hit.detail])
    return "", plain_answer(faq, entry)


def nothing_about(result: SearchResult) -> str:
    """Say what a FAQ says nothing about, as far as single words tell.

    Args:
        result: What a search found.

    Returns:
        Such as ``Nothing about “insurance”``; with the whole search where every word of it occurs,
        but not in one answer.
    """
    words = result.missing
    if words and len(words) <= _MOST_NAMED:
        quoted = [f"“{word}”" for word in words]
        return "Nothing about " + " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
    text = " ".join(result.request.text.split())
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return f"Nothing about “{cut}”"
