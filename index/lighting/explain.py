"""Why an entry was found: the text that shows it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.citing.apa import apa
from data.citing.quoting import plain_answer, running_note
from data.ordering import erratum_title, notes_shown

if TYPE_CHECKING:
    from data.model import Entry, Faq
    from index.model import Hit


def matching_text(faq: Faq, entry: Entry, hit: Hit) -> tuple[str, str]:
    """Give the text of an entry that shows best why it was found.

    Args:
        faq: The FAQ that was searched.
        entry: The entry that was found.
        hit: How it was found.

    Returns:
        What the text is, in words that a colon may follow (empty for the answer), and the text.
    """
    if hit.field == "alias" and hit.detail.isdecimal() and int(hit.detail) < len(entry.aliases):
        return "also asked", entry.aliases[int(hit.detail)]
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
