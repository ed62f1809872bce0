"""Find identifiers in free text, and the links of a reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from data.identifiers.addresses import known_address, parse_url
from data.identifiers.doi import (
    DOI_HOST,
    DOI_PREFIX,
    closing_excess,
    decode_doi,
    doi_url,
    parse_doi,
)
from data.identifiers.isbn import parse_isbn
from data.identifiers.isbns import parse_isbns
from data.identifiers.model import HYPHENS, INVISIBLE, Identifier, Kind, Parsed
from data.identifiers.numbers import parse_arxiv, parse_pmcid, parse_pmid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Reference

__all__ = [
    "FoundIdentifier",
    "Identifier",
    "Kind",
    "Parsed",
    "doi_url",
    "find_identifiers",
    "parse_doi",
    "parse_isbn",
    "parse_url",
    "reference_doi",
    "reference_identifiers",
    "reference_links",
]


@dataclass(frozen=True, slots=True)
class FoundIdentifier:
    """An identifier in free text."""

    identifier: Identifier
    """What was found."""
    span: tuple[int, int]
    """Start and end offset of the DOI, number or address, without a label such as ``doi:``."""


# A second DOI glued on by a comma or semicolon, a link's destination in Markdown, a closing tag, a
# tracking tail and a dash between words all end a DOI.
_STOP = rf"[,;|](?:doi:|{DOI_HOST})?10\.\d{{4,9}}/|\]\(|<[a-z/]|[?&]utm_|—"


@cache
def _find() -> re.Pattern[str]:
    # Compiled when first used: that costs start-up.
    return re.compile(
        rf"""
        (?P<host>{DOI_HOST})(?P<hosted>{DOI_PREFIX}(?:/|%2F)(?:(?!{_STOP})[^\s"“”„«»`])+
                                      |10/[a-z0-9]+\b|(?![0-9]+\b)[a-z0-9]{{3,12}}(?![\w/.%-]))
        | (?P<url>https?://[^\s<>"“”„«»`]+)
        | (?<![\w.])(?:doi[\s:=]{{0,4}})?(?P<doi>{DOI_PREFIX}/(?:(?!{_STOP})[^\s"“”„«»`])+)
        | (?<![\w.])doi[\s:=]{{1,4}}(?P<labelled>10/[a-z0-9]+)\b
        | (?<![\w./])(?P<short>10/(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{{4,10}})(?![\w/])
        | \bpmid[\s:]{{0,4}}(?P<pmid>[1-9]\d{{0,8}})\b
        | \b(?:pmcid[\s:]{{0,4}})?(?P<pmcid>PMC[1-9]\d{{0,8}})\b
        | \barxiv:\s?(?P<arxiv>\d{{4}}\.\d{{4,5}}(?:v\d+)?\b
            |[a-z]+(?:-[a-z]+)?(?:\.[a-z]{{2}})?/\d{{7}}(?:v\d+)?\b)
        | \bisbn(?:-?1[03])?[\s:]{{0,4}}(?P<isbn>[\dX][\dX\s‐‑‒–-]{{8,20}})
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_TRAILING = ".,;:!?'\"’‘…*。，、；：！？"


def find_identifiers(text: str) -> tuple[FoundIdentifier, ...]:
    """Find all identifiers in free text.

    Punctuation and brackets that belong to the sentence are cut off; parentheses that belong to a
    DOI stay. A PMID, an arXiv identifier and an ISBN need their label; an ISBN must be valid.

    Args:
        text: Any text.

    Returns:
        What was found, in order.
    """
    found: list[FoundIdentifier] = []
    at = 0
    while match := _find().search(text, at):
        group = match.lastgroup or ""
        start, end = match.span(group)
        identifier, end = _read(group, text, start, end)
        if identifier:
            if group == "hosted":
                start = match.start()
            found.append(FoundIdentifier(identifier, (start, end)))
        at = max(end, match.start() + 1)
    return tuple(found)


def _read(group: str, text: str, start: int, end: int) -> tuple[Identifier | None, int]:
    """Make the identifier of a match; give it with the end of its text."""
    if group in {"pmid", "pmcid", "arxiv"}:
        parse = {"pmid": parse_pmid, "pmcid": parse_pmcid, "arxiv": parse_arxiv}[group]
        return parse(text[start:end]).identifier, end
    if group == "isbn":
        return _isbn(text, start, end)
    end = _trim(text, start, end)
    value = text[start:end]
    if group == "url":
        return known_address(value) or parse_url(value).identifier, end
    if group == "hosted":
        value = decode_doi(value)
        value = value if value.startswith("10") else "10/" + value
    value = INVISIBLE.sub("", value).translate(HYPHENS)
    return parse_doi(value).identifier, end


def _isbn(text: str, start: int, end: int) -> tuple[Identifier | None, int]:
    # What follows may be a page number or a year: the longest valid beginning counts.
    for stop in range(end, start + 9, -1):
        if text[stop - 1].isalnum() and (found := parse_isbn(text[start:stop]).identifier):
            return found, stop
    return None, end


def _trim(text: str, start: int, end: int) -> int:
    """Cut punctuation of the sentence and brackets that were opened before the identifier."""
    excess = closing_excess(text[start:end])
    while end > start:
        last = text[end - 1]
        if excess.get(last, 0) > 0:
            excess[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def reference_identifiers(reference: Reference) -> Iterator[tuple[str, Parsed]]:
    """Read the fields of a reference that hold identifiers.

    Yields:
        CSL field name and what came of it, the most useful first: DOI, URL, PMID, PMCID, arXiv,
        ISBN. Fields that are absent or empty are left out.
    """
    readers = (
        ("DOI", parse_doi),
        ("URL", parse_url),
        ("PMID", parse_pmid),
        ("PMCID", parse_pmcid),
    )
    for name, parse in readers:
        if text := reference.text(name):
            yield name, parse(text)
    yield from _arxiv(reference)
    if text := reference.text("ISBN"):
        for parsed in parse_isbns(text):
            yield "ISBN", parsed


def _arxiv(reference: Reference) -> Iterator[tuple[str, Parsed]]:
    # CSL has no field of its own for arXiv; these are where people and Zotero put it.
    if text := reference.text("arxiv") or reference.text("arXiv"):
        yield "arxiv", parse_arxiv(text)
    elif reference.text("archive").lower() == "arxiv" and (
        text := reference.text("archive_location")
    ):
        yield "archive_location", parse_arxiv(text)
    elif (text := reference.text("number")).lower().startswith("arxiv:"):
        yield "number", parse_arxiv(text)


def reference_doi(reference: Reference) -> Identifier | None:
    """Return the DOI of a reference, from its ``DOI`` or else from an address of the DOI system."""
    parsed = (parse_doi(reference.text("DOI")), parse_url(reference.text("URL")))
    found = (one.identifier for one in parsed if one.identifier)
    return next((one for one in found if one.kind in {"doi", "short-doi"}), None)


def reference_links(reference: Reference) -> tuple[Identifier, ...]:
    """Return the links of a reference.

    Args:
        reference: A reference.

    Returns:
        What can be opened, DOI first, then URL, PMID, PMCID, arXiv and ISBN; each work once, and
        only ``http`` and ``https``.
    """
    links: dict[tuple[str, str], Identifier] = {}
    for _, parsed in reference_identifiers(reference):
        if parsed.identifier:
            links.setdefault(parsed.identifier.key, parsed.identifier)
    return tuple(links.values())
