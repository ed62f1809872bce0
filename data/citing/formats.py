"""References in the formats that other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from data.citing.apa import apa
from data.citing.bibtex import bibtex
from data.citing.csl_json import csl_json
from data.citing.ris import ris
from data.identifiers.find import reference_links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import Reference

CiteFormat: TypeAlias = Literal["text", "bibtex", "csl-json", "ris", "url"]
"""What a reference can be written as."""

CITE_FORMATS: tuple[CiteFormat, ...] = get_args(CiteFormat)
"""All formats, the most readable first."""


def cite(reference: Reference, format: CiteFormat) -> str:
    """Write one reference.

    Args:
        reference: A reference.
        format: What to write it as.

    Returns:
        The text without a line feed at its end; for ``url`` it is empty when there is no link.
    """
    return cite_all((reference,), format)


def cite_all(references: Iterable[Reference], format: CiteFormat) -> str:
    """Write references as one document, such as one CSL-JSON array or one BibTeX file."""
    match format:
        case "csl-json":
            return csl_json(references)
        case "bibtex":
            return "\n\n".join(map(bibtex, references))
        case "ris":
            return "\n\n".join(map(ris, references))
        case "url":
            links = (reference_links(reference) for reference in references)
            return "\n".join(found[0].url for found in links if found)
        case "text":
            return "\n".join(apa(reference, with_link=True) for reference in references)
