"""Lays out what the panes show: an answer with its notes, and references with all about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.checking.checked import last_check
from data.citing.apa import apa_runs
from data.citing.names import author_year
from data.citing.numbering import cited_markdown
from data.identifiers.find import reference_links
from data.ordering import erratum_title, likely_meant
from show.links import Kind, LinkTarget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.model import Citation, Entry, Erratum, Faq, Reference
    from index.model import SearchResult
    from show.document import Document, DocumentWriter
    from tui.related import Related


class _Composer:
    """Writes the parts that answers and references share."""

    def __init__(self, faq: Faq, numbers: Mapping[str, int], writer: DocumentWriter) -> None:
        self.faq = faq
        self.numbers = numbers
        self.writer = writer
        self._serial = 0

    def href(self, kind: Kind, value: str) -> str:
        self._serial += 1
        return LinkTarget(kind, value).numbered(self._serial)

    def cited(self, text: str, citations: Sequence[Citation], *, gutter: str = "") -> None:
        source = cited_markdown(
            text,
            citations,
            self.numbers,
            self.faq.references_by_id,
            href=lambda key: self.href("reference", key),
        )
        self.writer.markdown(source, gutter=gutter)

    def errata(self, errata: Sequence[Erratum]) -> None:
        for erratum in errata:
            self.writer.blank()
            self.writer.text((f"! {erratum_title(erratum)}", "erratum"), gutter="┃ ")
            self.cited(erratum.note, erratum.citations, gutter="┃ ")

    def offers(self, related: Sequence[Related]) -> None:
        for offer in related:
            link = self.entry_link(offer.entry)
            self.writer.text((offer.key, "key"), ("  ", ""), link, hanging=3)

    def entry_link(self, entry: Entry) -> tuple[str, str, str]:
        return (entry.question, "link", self.href("entry", entry.id))


def compose_answer(
    writer: DocumentWriter,
    faq: Faq,
    entry: Entry,
    numbers: Mapping[str, int],
    related: Sequence[Related],
) -> Document:
    """Lay out an answer with its notes, its references in short and related questions.

    Args:
        writer: Takes the text.
        faq: The FAQ.
        entry: The entry to show.
        numbers: Numbers of its references (:func:`data.ordering.reference_numbers`).
        related: Questions to offer below.

    Returns:
        The document; its links are ``cite:KEY``, ``entry:ID`` and URLs.
    """
    composer = _Composer(faq, numbers, writer)
    writer.text((entry.question, "title"))
    if entry.heading and entry.heading.casefold() != entry.question.casefold():
        writer.text((f"In the source: {entry.heading}", "muted"))
    composer.errata(faq.errata_by_target.get(entry.id, ()))
    writer.blank()
    composer.cited(entry.answer, entry.citations)
    if numbers:
        writer.blank()
        writer.text(("References", "heading"), ("  r shows them in full", "muted"))
        for key, number in numbers.items():
            reference = faq.references_by_id[key]
            doubtful = [("  ! see the note", "erratum")] if key in faq.errata_by_target else []
            writer.text(
                (f"[{number}]", "citation", composer.href("reference", key)),
                (" ", ""),
                (_short(reference), ""),
                *doubtful,
                hanging=len(str(number)) + 3,
            )
    if related:
        writer.blank()
        writer.text(("See also", "heading"), ("  the letter goes there", "muted"))
        composer.offers(related)
    facts = [f"Tags: {', '.join(entry.tags)}" if entry.tags else ""]
    facts.append(f"Reviewed: {entry.updated}" if entry.updated else "")
    if any(facts):
        writer.blank()
        writer.text((" · ".join(filter(None, facts)), "muted"))
    return writer.build()


def first_part(entry: Entry, characters: int) -> Entry:
    """Cut a very long answer after a paragraph.

    Args:
        entry: The entry.
        characters: About how many to keep.

    Returns:
        The entry with the first part of its answer.
    """
    end = entry.answer.rfind("\n\n", 0, characters)
    end = end if end > 0 else characters
    kept = tuple(citation for citation in entry.citations if citation.span[1] <= end)
    return replace(entry, answer=f"{entry.answer[:end]}\n\n…", citations=kept)


def compose_nothing_found(
    writer: DocumentWriter,
    faq: Faq,
    result: SearchResult,
    related: Sequence[Related],
) -> Document:
    """Lay out what to offer when a search found nothing.

    Args:
        writer: Takes the text.
        faq: The FAQ.
        result: The search's result.
        related: The closest questions.

    Returns:
        The document; its links are ``search:WORD``, ``entry:ID`` and ``section:ID``.
    """
    composer = _Composer(faq, {}, writer)
    writer.text((f"Nothing found for “{result.request.text.strip()}”", "title"))
    words = result.suggestions.words
    if words:
        parts: list[tuple[str, str] | tuple[str, str, str]] = [("Words that come near: ", "muted")]
        for word in words:
            parts += [(word, "link", composer.href("search", word)), ("  ", "")]
        writer.blank()
        writer.text(*parts)
    if related:
        writer.blank()
        writer.text(("Closest questions", "heading"), ("  the letter goes there", "muted"))
        composer.offers(related)
    titles = {section.id: section.title for section in faq.sections}
    sections = [key for key in result.suggestions.section_ids or titles if key in titles]
    if sections:
        writer.blank()
        writer.text(("Sections to browse", "heading"))
        for key in sections:
            writer.text((titles[key], "link", composer.href("section", key)))
    writer.blank()
    writer.text(("↵ brings the keys here; c then chooses a link. Esc clears the search.", "muted"))
    return writer.build()


def compose_references(
    writer: DocumentWriter,
    faq: Faq,
    numbers: Mapping[str, int],
    *,
    first_other: str = "",
    left_out: int = 0,
) -> Document:
    """Lay out references in full.

    Args:
        writer: Takes the text.
        faq: The FAQ.
        numbers: The references to show and their numbers, in order.
        first_other: Id of the first that does not belong to the answer; empty for none.
        left_out: How many more there are.

    Returns:
        The document; each reference's first line is an anchor named by its id, and the line after
        its last one an anchor named by its id and ``/end``.
    """
    composer = _Composer(faq, numbers, writer)
    for key, number in numbers.items():
        reference = faq.references_by_id[key]
        writer.blank()
        if key == first_other:
            writer.text(("Elsewhere in this FAQ", "heading"))
        writer.anchor(key)
        hanging = len(str(number)) + 3
        writer.text((f"[{number}] ", "citation"), *_apa(reference), hanging=hanging)
        # What is doubtful stands before the link that it is about.
        composer.errata(faq.errata_by_target.get(key, ()))
        links = reference_links(reference)
        for link in links:
            # A doubtful reference offers the works that are probably meant before it opens.
            doubtful = bool(likely_meant(faq, key))
            href = composer.href("doubtful", key) if doubtful else link.url
            writer.text((link.url, "link", href))
        if not links:
            writer.text(("No link is known; search for the title.", "muted"))
        _printed(writer, reference)
        checked = last_check(reference)
        if checked is not None:
            style = "" if checked.status == "matches" else "erratum"
            said = f"{checked.status.replace('-', ' ')}, {checked.date}"
            writer.text(("Checked online: ", "muted"), (said, style))
        _cited_by(composer, key)
        writer.anchor(f"{key}/end")
    if left_out:
        writer.blank()
        writer.text((f"… and {left_out:,} more; filtering shows them", "muted"))
    return writer.build()


def _apa(reference: Reference) -> list[tuple[str, str]]:
    return [(run.text, "italic" if run.italic else "") for run in apa_runs(reference)]


def _short(reference: Reference) -> str:
    """Say in one line which work it is."""
    # A work without authors goes by its title already.
    title = reference.title if reference.authors else ""
    return " ".join(filter(None, (author_year(reference), title)))


def _printed(writer: DocumentWriter, reference: Reference) -> None:
    if not reference.printed:
        return
    shown = "".join(run.text for run in apa_runs(reference, with_link=True))
    if _bare(shown) != _bare(reference.printed):
        writer.text(("As its source prints it: ", "muted"), (reference.printed, ""))


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _cited_by(composer: _Composer, key: str) -> None:
    faq = composer.faq
    entries = [faq.entries_by_id[entry_id] for entry_id in faq.cited_by.get(key, ())]
    if not entries:
        composer.writer.text(("No answer cites it; a note points to it.", "muted"))
        return
    for number, entry in enumerate(entries):
        lead = "Cited by: " if number == 0 else "          "
        composer.writer.text((lead, "muted"), composer.entry_link(entry), hanging=10)
