"""References in the formats that other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.citing.apa import apa
from data.citing.bibtex import bibtex, bibtex_keys
from data.citing.csl_json import csl_json
from data.citing.marked import apa_html, apa_markdown
from data.citing.numbering import escape_markdown
from data.citing.ris import ris
from data.identifiers.find import reference_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.citing.format_names import CiteFormat
    from data.model import Reference


def cite(reference: Reference, format: CiteFormat, *, notes: Sequence[str] = ()) -> str:
    """Write one reference.

    Args:
        reference: A reference.
        format: What to write it as.
        notes: What a reader should know about it, as running text: it goes where the format has
            room for a note.

    Returns:
        The text without a line feed at its end; for ``url`` it is empty when there is no link.
    """
    return cite_all((reference,), format, notes={reference.id: notes})


def cite_all(
    references: Iterable[Reference],
    format: CiteFormat,
    *,
    notes: Mapping[str, Sequence[str]] = {},
) -> str:
    """Write references as one document, such as one CSL-JSON array or one BibTeX file.

    Args:
        references: References, each with an id of its own.
        format: What to write them as.
        notes: What a reader should know about them, by id, as running text.

    Returns:
        The text without a line feed at its end.
    """
    works = tuple(references)
    told = {work.id: [f"Note: {note}" for note in notes.get(work.id, ())] for work in works}
    match format:
        case "csl-json":
            return csl_json(works, told)
        case "bibtex":
            keys = bibtex_keys(works)
            entries = (bibtex(work, key=keys[work.id], notes=told[work.id]) for work in works)
            return "\n\n".join(entries)
        case "ris":
            return "\n\n".join(ris(work, notes=told[work.id]) for work in works)
        case "url":
            links = (reference_links(work) for work in works)
            return "\n".join(found[0].url for found in links if found)
        case "markdown":
            notes_ = {key: map(escape_markdown, texts) for key, texts in told.items()}
            return "\n\n".join(_with_notes(apa_markdown(work), notes_[work.id]) for work in works)
        case "html":
            return "\n".join(apa_html(work, told[work.id]) for work in works)
        case "text":
            return "\n".join(
                _with_notes(apa(work, with_link=True), told[work.id]) for work in works
            )


def _with_notes(text: str, notes: Iterable[str]) -> str:
    return " ".join((text, *(f"[{note}]" for note in notes)))
