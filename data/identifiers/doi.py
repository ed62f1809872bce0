"""DOIs and short DOIs: how they are written, checked and turned into a link.

The DOI Handbook (https://doi.org/10.1000/182) says which characters to encode, and that case does
not count.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from data.identifiers.model import HYPHENS, INVISIBLE, Identifier, Parsed
from data.patterns import lazy_pattern

DOI_HOST = r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/"
"""Regular expression of the DOI system's address."""
DOI_PREFIX = r"10\.\d{4,9}(?:\.\d+)*"
"""Regular expression of a DOI up to its slash: registrant codes may be divided."""
_DOI = lazy_pattern(rf"{DOI_PREFIX}/\S(?:.*\S)?", re.DOTALL)
_SHORT_DOI = lazy_pattern(r"10/[A-Za-z0-9]+")
# Pandoc leaves no more than this of a link to a short DOI (https://shortdoi.org).
_BARE_SHORT_DOI = lazy_pattern(r"(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{3,8}")
DOI_LABEL = lazy_pattern(r"(?:doi[\s:=]*+)+(?=10[./]|https?:|(?:dx\.)?doi\.org)", re.IGNORECASE)
"""What may stand before a DOI: ``doi:``, ``DOI =``."""
DOI_LINK = lazy_pattern(DOI_HOST, re.IGNORECASE)
"""The beginning of a link of the DOI system."""
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
_STRAY = ".,;:!?'\"’”»"
# All of ASCII that may stand in a link as it is; the DOI handbook (section 2.5.2.4) wants the rest
# encoded: % " # space ? < > { } ^ [ ] ` | \ +
_DOI_SAFE = "/!$&'()*,-.:;=@_~"


def doi_url(doi: str) -> str:
    """Return the link of a DOI or a short DOI.

    Args:
        doi: The DOI itself, not encoded.

    Returns:
        ``https://doi.org/`` and the DOI, encoded where the DOI handbook requires or recommends it;
        whatever is not ASCII is encoded as UTF-8.
    """
    return "https://doi.org/" + quote(doi, safe=_DOI_SAFE)


def doi(value: str) -> Identifier:
    """Make the identifier of a DOI or a short DOI (``10/abcde``) that is known to be one."""
    return Identifier("short-doi" if value.startswith("10/") else "doi", value, doi_url(value))


def decode_doi(text: str) -> str:
    """Take the DOI out of the path of a link: cut its query and fragment, decode it once."""
    path = re.split(r"[?#]", text, maxsplit=1)[0]
    try:
        return unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path


def closing_excess(text: str) -> dict[str, int]:
    """Count, for each closing bracket, how many of them have no opening one in the text."""
    return {close: text.count(close) - text.count(opened) for close, opened in _CLOSING.items()}


def parse_doi(text: str) -> Parsed:
    """Read a ``DOI`` field.

    Accepts a bare DOI, ``doi:10...``, a link to doi.org or dx.doi.org, and short DOIs. Nothing is
    trimmed: what looks like punctuation from a sentence is kept and reported.

    Args:
        text: The field.

    Returns:
        The DOI, and what is odd about how it is written.
    """
    notes: list[str] = []
    value = INVISIBLE.sub("", text).strip()
    if not value:
        return Parsed()
    if value != text.strip():
        notes.append("has invisible characters")
    value = DOI_LABEL.sub("", value, count=1)
    if host := DOI_LINK.match(value):
        value = decode_doi(value[host.end() :])
        if re.fullmatch(r"[A-Za-z0-9]+", value):
            value = "10/" + value
    elif _BARE_SHORT_DOI.fullmatch(value):
        value = "10/" + value
    if (plain := value.translate(HYPHENS)) != value:
        notes.append("has typographic dashes instead of hyphens")
        value = plain
    for entity, char in _ENTITIES.items():
        if entity in value:
            notes.append(f'has "{entity}" instead of "{char}"')
            value = value.replace(entity, char)
    if not (_DOI.fullmatch(value) or _SHORT_DOI.fullmatch(value)):
        hint = "Write it as 10.1234/suffix, as the publisher gives it."
        return Parsed(None, "is not a DOI", hint)
    written = value
    if re.search(r"\s", value):
        notes.append("contains a space")
        written = value.split()[0].rstrip(_STRAY)
    elif value[-1] in _STRAY:
        notes.append(f'ends in "{value[-1]}", which is rarely part of a DOI')
        written = value.rstrip(_STRAY)
    elif closing_excess(value).get(value[-1], 0) > 0:
        notes.append(f'ends in "{value[-1]}" without its opening bracket')
        written = value[:-1]
    hint = f"Write `{written}`." if notes else ""
    return Parsed(doi(value), " and ".join(notes), hint)
