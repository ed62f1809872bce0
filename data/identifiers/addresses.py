"""Web addresses, and the identifiers that some of them stand for."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from data.identifiers.doi import DOI_LABEL, DOI_LINK, DOI_PREFIX, parse_doi
from data.identifiers.latex import without_latex
from data.identifiers.model import INVISIBLE, Identifier, Parsed
from data.identifiers.numbers import parse_arxiv, parse_pmcid, parse_pmid
from data.patterns import lazy_pattern

_UNSAFE_IN_URL = lazy_pattern(r"[\s\"<>\\^`{|}]")
_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")


def parse_url(text: str) -> Parsed:
    """Read a ``URL`` field: only ``http`` and ``https`` can be opened.

    Returns:
        A DOI, PMID, PMCID or arXiv identifier where the address is that of one, else the URL.
    """
    value = INVISIBLE.sub("", text).strip()
    if not value:
        return Parsed()
    note = "" if value == text.strip() else "has invisible characters"
    if (plain := without_latex(value)) != value:
        value, note = plain, "contains LaTeX"
    bare = DOI_LABEL.sub("", value, count=1)
    if re.match(rf"{DOI_PREFIX}/\S", bare) or re.match(r"(?:dx\.)?doi\.org/10", bare):
        known = parse_doi(bare).identifier
        if known:
            return Parsed(known, "is a DOI, not a web address", f"Write `{known.url}`.")
    if value.lower().startswith("www."):
        value, note = "https://" + value, "has no scheme"
    scheme = _SCHEME.match(value)
    if not scheme:
        return Parsed(None, "is not a web address", f"Write `https://{value.lstrip('/')}`.")
    if scheme[1].lower() not in {"http", "https"}:
        return Parsed(
            None,
            f'is a "{scheme[1].lower()}:" address, which is never opened',
            "Write the address of a web page, starting with https://",
        )
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        host = None
    if not host:
        return Parsed(None, "is not a web address", "Write https:// and the address of the page.")
    if parts.username is not None:
        return Parsed(
            None,
            f'names a user, "{parts.username}", before its host {host}',
            "Remove what comes before the @.",
        )
    known = known_address(value)
    hint = f"Write `{value}`." if note else ""
    address = scheme[1].lower() + _UNSAFE_IN_URL.sub(_encode, value[scheme.end(1) :])
    return Parsed(known or Identifier("url", value, address), note, hint)


def _encode(found: re.Match[str]) -> str:
    return quote(found[0], safe="")


def known_address(url: str) -> Identifier | None:
    """Tell which DOI, PMID, PMCID or arXiv identifier a web address stands for, if any."""
    if DOI_LINK.match(url):
        return parse_doi(url).identifier
    bare = re.split(r"[?#]", url, maxsplit=1)[0]
    readers = {"ncbi": (parse_pmid, parse_pmcid), "arxiv": (parse_arxiv,)}
    for host, parsers in readers.items():
        # The host first: most addresses are others, and their patterns cost start-up.
        for parse in parsers if host in bare.lower() else ():
            if found := parse(bare).identifier:
                return found
    return None
