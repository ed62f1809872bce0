"""Blocks laid out for the panes: an answer, references in full, and what to try instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from show.compose import answer, labels, work
from show.links import LinkTarget

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.model import Entry, Faq
    from show.blocks import Fact, Notice, Offers, Work
    from show.document import Document, DocumentWriter
    from show.links import Kind
    from tui.related import Related


class _Addresses:
    """Gives each link of a document an address of its own."""

    def __init__(self) -> None:
        self._serial = 0

    def of(self, target: LinkTarget) -> str:
        self._serial += 1
        return target.numbered(self._serial)

    def to(self, kind: Kind, value: str) -> str:
        return self.of(LinkTarget(kind, value))

    def cited(self, key: str) -> str:
        return self.to("reference", key)


def render_answer(
    writer: DocumentWriter,
    faq: Faq,
    entry: Entry,
    numbers: Mapping[str, int],
    related: Sequence[Related],
    keys: Mapping[str, str],
) -> Document:
    """Lay out an answer with its notes, its references in short and related questions.

    Args:
        writer: Takes the text.
        faq: The FAQ.
        entry: The entry to show.
        numbers: Numbers of its references (:func:`data.ordering.reference_numbers`).
        related: Questions to offer below.
        keys: Names of the keys by the ids of the actions.

    Returns:
        The document; its links lead to references, questions and addresses.
    """
    body = render_body(writer, faq, entry, numbers, keys)
    return body.followed_by(render_foot(writer.fresh(), entry, related))


def render_body(
    writer: DocumentWriter,
    faq: Faq,
    entry: Entry,
    numbers: Mapping[str, int],
    keys: Mapping[str, str],
) -> Document:
    """Lay out an answer as :func:`render_answer` does, down to its references."""
    addresses = _Addresses()
    said = answer(faq, entry, numbers=numbers, href=addresses.cited, in_full=False)
    writer.text((said.heading.text, "title"))
    if said.source:
        writer.text((f"{said.source.said}: {said.source.value}", "muted"))
    _notices(writer, said.notices)
    writer.blank()
    writer.markdown(said.prose.markdown)
    if said.works:
        writer.blank()
        writer.text(("References", "heading"), (_hint(keys["drawer"], "see them in full"), "muted"))
    for one in said.works:
        doubtful = [("  ! see the note", "erratum")] if one.notices else []
        writer.text(
            (one.marker, "citation", addresses.cited(one.id)),
            (" ", ""),
            (one.short, ""),
            *doubtful,
            hanging=len(one.marker) + 1,
        )
    return writer.build()


def render_foot(writer: DocumentWriter, entry: Entry, related: Sequence[Related]) -> Document:
    """Lay out what stands below an answer; which questions are related is known later."""
    if related:
        writer.text(("See also", "heading"), ("  press the letter to go there", "muted"))
        _related(writer, related, _Addresses())
    if facts := labels(entry):
        writer.blank()
        writer.text((" · ".join(f"{fact.said}: {fact.value}" for fact in facts), "muted"))
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


def render_offers(
    writer: DocumentWriter, offers: Offers, related: Sequence[Related], keys: Mapping[str, str]
) -> Document:
    """Lay out what to try where a search found nothing.

    Args:
        writer: Takes the text.
        offers: What to try.
        related: The closest questions, with the keys that lead there.
        keys: Names of the keys by the ids of the actions.

    Returns:
        The document; its links lead to searches, questions and sections.
    """
    addresses = _Addresses()
    writer.text((offers.said, "title"))
    if offers.words:
        parts: list[tuple[str, str] | tuple[str, str, str]] = [("Similar words: ", "muted")]
        for word in offers.words:
            parts += [(word, "link", addresses.to("search", word)), ("  ", "")]
        writer.blank()
        writer.text(*parts)
    if related:
        writer.blank()
        writer.text(("Closest questions", "heading"), ("  press the letter to go there", "muted"))
        _related(writer, related, addresses)
    if offers.sections:
        writer.blank()
        writer.text(("Sections to browse", "heading"))
        for section_id, title in offers.sections:
            writer.text((title, "link", addresses.to("section", section_id)))
    writer.blank()
    steps = (
        f"Press Enter, then {keys['link.next']} to pick a link." if keys["link.next"] else "",
        f"Press {keys['escape']} to clear the search." if keys["escape"] else "",
    )
    writer.text((" ".join(filter(None, steps)), "muted"))
    return writer.build()


def _hint(key: str, purpose: str) -> str:
    """Say what a key is for, unless it was given to something else."""
    return f"  press {key} to {purpose}" if key else ""


def _related(writer: DocumentWriter, related: Sequence[Related], addresses: _Addresses) -> None:
    for offer in related:
        link = (offer.entry.question, "link", addresses.to("entry", offer.entry.id))
        writer.text((offer.key, "key"), ("  ", ""), link, hanging=3)


def render_references(
    writer: DocumentWriter,
    faq: Faq,
    numbers: Mapping[str, int],
    *,
    keys: Mapping[str, str],
    first_other: str = "",
    left_out: int = 0,
) -> Document:
    """Lay out references in full.

    Args:
        writer: Takes the text.
        faq: The FAQ.
        numbers: The references to show and their numbers, in order.
        keys: Names of the keys by the ids of the actions.
        first_other: Id of the first that does not belong to the answer; empty for none.
        left_out: How many more there are.

    Returns:
        The document; each reference's first line is an anchor named by its id, and the line after
        its last one an anchor named by its id and ``/end``.
    """
    addresses = _Addresses()
    for key, number in numbers.items():
        writer.blank()
        if key == first_other:
            writer.text(("Elsewhere in this FAQ", "heading"))
        reference = faq.references_by_id[key]
        said = work(faq, reference, f"[{number}]", numbers, href=addresses.cited, cited_by=True)
        _work(writer, said, addresses)
    if left_out:
        writer.blank()
        filtering = f"; press {keys['drawer.filter']} to filter" if keys["drawer.filter"] else ""
        writer.text((f"… {left_out:,} more{filtering}", "muted"))
    return writer.build()


def _work(writer: DocumentWriter, said: Work, addresses: _Addresses) -> None:
    writer.anchor(said.id)
    runs = [(text, "italic" if italic else "") for text, italic in said.runs]
    writer.text((f"{said.marker} ", "citation"), *runs, hanging=len(said.marker) + 1)
    # What is doubtful stands before the link that it is about.
    _notices(writer, said.notices)
    before = ""
    for fact in said.facts:
        _fact(writer, fact, said, addresses, follows=fact.said == before)
        before = fact.said
    writer.anchor(f"{said.id}/end")


def _fact(
    writer: DocumentWriter, fact: Fact, said: Work, addresses: _Addresses, *, follows: bool
) -> None:
    """Write a fact on a line of its own; one of the same sort as the last says so only once."""
    lead = f"{fact.said}: " if fact.said else ""
    if fact.target is None:
        look = ("erratum" if fact.warns else "") if fact.said else "muted"
        writer.text((lead, "muted"), (fact.value, look))
    elif fact.target.kind == "web":
        # A doubtful reference offers the works that are probably meant before it opens.
        asked = addresses.to("doubtful", said.id)
        writer.text((fact.value, "link", asked if said.asks else str(fact.target)))
    else:
        link = (fact.name or fact.value, "link", addresses.of(fact.target))
        shown = " " * len(lead) if follows else lead
        writer.text((shown, "muted"), link, hanging=len(lead))


def _notices(writer: DocumentWriter, notices: Iterable[Notice]) -> None:
    for notice in notices:
        writer.blank()
        writer.text((f"! {notice.title}", "erratum"), gutter="┃ ")
        writer.markdown(notice.prose.markdown, gutter="┃ ")
