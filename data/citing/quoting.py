"""An answer as a text to take elsewhere, its citations numbered and its doubts kept with it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from data.citing.apa import apa
from data.citing.names import short_author, year_of
from data.citing.numbering import cited_markdown, escape_markdown
from data.identifiers.find import reference_links
from data.markup.readable import readable
from data.ordering import erratum_title, reference_numbers
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Citation, Entry, Erratum, Faq, Reference

# No link is meant, so the brackets need no escape, which would only be in the way of a reader.
_NUMBER = lazy_pattern(r"\\\[(\d+)\\\]")


def quote_answer(faq: Faq, entry: Entry, *, references: bool) -> str:
    """Write an answer as Markdown.

    Notes on the entry come along: a doubtful answer must not lose its doubt on the way.

    Args:
        faq: The FAQ.
        entry: One of its entries.
        references: Whether to list the references below.

    Returns:
        Markdown that ends with a newline.
    """
    numbers = reference_numbers(faq, entry)
    works = faq.references_by_id

    def cited(text: str, citations: Sequence[Citation]) -> str:
        return _NUMBER.sub(r"[\1]", cited_markdown(text, citations, numbers, works)).strip()

    def note(erratum: Erratum) -> str:
        text = f"**{erratum_title(erratum)}.** {cited(erratum.note, erratum.citations)}"
        return "\n".join(f"> {line}".rstrip() for line in text.splitlines())

    parts = [f"## {entry.question}"]
    parts += [note(erratum) for erratum in faq.errata_by_target.get(entry.id, ())]
    parts.append(cited(entry.answer, entry.citations))
    if references and numbers:
        parts.append("### References")
        for key, number in numbers.items():
            parts.append(f"[{number}] {_in_full(works[key])}")
            parts += [note(erratum) for erratum in faq.errata_by_target.get(key, ())]
    return "\n\n".join(parts) + "\n"


def plain_answer(faq: Faq, entry: Entry) -> str:
    """Return an answer as running text, for an excerpt of it.

    Args:
        faq: The FAQ.
        entry: One of its entries.

    Returns:
        The words of the answer without marks of Markdown and HTML, its citations as numbers.
    """
    numbers = reference_numbers(faq, entry) if entry.citations else {}
    cited = cited_markdown(entry.answer, entry.citations, numbers, faq.references_by_id)
    return readable(cited)


def running_note(faq: Faq, erratum: Erratum) -> str:
    """Return a note as running text, for a place that has no list of references.

    Args:
        faq: The FAQ.
        erratum: One of its notes.

    Returns:
        One line of text without marks of Markdown and HTML; its citations are authors and years.
    """
    works = faq.references_by_id
    parts: list[str] = []
    done = 0
    for (start, end), members in groupby(erratum.citations, key=lambda citation: citation.span):
        group = list(members)
        if all(citation.key in works for citation in group):
            shown = "; ".join(_by_name(citation, works[citation.key]) for citation in group)
            in_text = group[0].in_text
            parts += (erratum.note[done:start], escape_markdown(shown if in_text else f"({shown})"))
            done = end
    return " ".join(readable("".join((*parts, erratum.note[done:]))).split())


def _by_name(citation: Citation, work: Reference) -> str:
    year = f"{year_of(work)}, {citation.locator}" if citation.locator else year_of(work)
    if citation.in_text:
        return f"({year})" if citation.author_suppressed else f"{short_author(work)} ({year})"
    author = "" if citation.author_suppressed else f"{short_author(work, ampersand=True)}, "
    return f"{citation.prefix} {author}{year}".strip()


def _in_full(reference: Reference) -> str:
    links = reference_links(reference)
    return f"{apa(reference)} {links[0].url}" if links else apa(reference)
