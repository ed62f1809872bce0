"""The kinds of identifiers: how each is written, checked and turned into a link.

Each ``parse_...`` function reads one field of a reference: it says what is odd, and never guesses
silently. :mod:`data.identifiers.find` finds identifiers in free text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import quote, unquote, urlsplit

from data.identifiers.latex import without_latex

Kind: TypeAlias = Literal["doi", "short-doi", "pmid", "pmcid", "arxiv", "isbn", "url"]
"""What sort of identifier."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name for a work that can be opened."""

    kind: Kind
    """What sort it is."""
    value: str
    """The identifier without label or address, such as ``10.1016/j.neuron.2019.02.005``; letters
    are kept as they were written."""
    url: str
    """Where it opens: always ``http`` or ``https``."""

    @property
    def key(self) -> tuple[str, str]:
        """The same for two identifiers that mean the same work."""
        if self.kind in {"doi", "short-doi"}:
            return "doi", fold_ascii(self.value)
        if self.kind == "isbn":
            return "isbn", isbn13(self.value)
        if self.kind == "arxiv":
            return "doi", "10.48550/arxiv." + fold_ascii(re.sub(r"v\d+\Z", "", self.value))
        return self.kind, self.value


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came of reading one field."""

    identifier: Identifier | None = None
    """The identifier; None when there is none that can be opened."""
    problem: str = ""
    """What is wrong with the text, as a clause: ``ends in "."``; empty when nothing is."""
    hint: str = ""
    """What to write instead; empty when there is nothing to say."""


DOI_HOST = r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/"
"""Regular expression of the DOI system's address."""
DOI_PREFIX = r"10\.\d{4,9}(?:\.\d+)*"
"""Regular expression of a DOI up to its slash: registrant codes may be divided."""
HYPHENS = dict.fromkeys(map(ord, "‐‑‒–−﹣－"), "-")
"""Characters that typesetting puts in the place of a hyphen."""
INVISIBLE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Characters that are never part of an identifier: controls, soft hyphens, zero-width and
direction marks."""

_DOI = re.compile(rf"{DOI_PREFIX}/\S(?:.*\S)?", re.DOTALL)
_SHORT_DOI = re.compile(r"10/[A-Za-z0-9]+")
# Pandoc leaves no more than this of a link to a short DOI (https://shortdoi.org).
_BARE_SHORT_DOI = re.compile(r"(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{3,8}")
_DOI_LABEL = re.compile(r"(?:doi[\s:=]*+)+(?=10[./]|https?:|(?:dx\.)?doi\.org)", re.IGNORECASE)
_DOI_HOST = re.compile(DOI_HOST, re.IGNORECASE)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
_STRAY = ".,;:!?'\"’”»"
# All of ASCII that may stand in a link as it is; the DOI handbook (section 2.5.2.4) wants the rest
# encoded: % " # space ? < > { } ^ [ ] ` | \ +
_DOI_SAFE = "/!$&'()*,-.:;=@_~"
_ARXIV = re.compile(
    r"(?:arxiv\s*:\s*|https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/)?"
    r"(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?"
    r"|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}(?:v\d+)?)"
    r"(?:\.pdf)?/?(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_PMID = re.compile(
    r"(?:pmid[\s:]*+|https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/)?"
    r"([1-9]\d{0,8})/?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:pmcid[\s:]*+|https?://(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)"
    r"/articles/)?(?:pmc)?([1-9]\d{0,8})(?:\.\d+)?/?",
    re.IGNORECASE,
)
ISBN_LABEL = re.compile(r"isbn(?:-?1[03])?[\s:]*+", re.IGNORECASE)
"""Regular expression of what may stand before an ISBN."""
_UNSAFE_IN_URL = re.compile(r"[\s\"<>\\^`{|}]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")


def fold_ascii(text: str) -> str:
    """Fold the case of ASCII letters only, as the DOI system does."""
    return "".join(char.lower() if char.isascii() else char for char in text)


def doi_url(doi: str) -> str:
    """Give the link of a DOI or a short DOI.

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
    value = _DOI_LABEL.sub("", value, count=1)
    if host := _DOI_HOST.match(value):
        value = decode_doi(value[host.end() :])
        if re.fullmatch(r"[A-Za-z0-9]+", value):
            value = "10/" + value
    elif _BARE_SHORT_DOI.fullmatch(value):
        value = "10/" + value
    if (plain := value.translate(HYPHENS)) != value:
        notes.append("has typographic dashes in the place of hyphens")
        value = plain
    for entity, char in _ENTITIES.items():
        if entity in value:
            notes.append(f'has "{entity}" in the place of "{char}"')
            value = value.replace(entity, char)
    if not (_DOI.fullmatch(value) or _SHORT_DOI.fullmatch(value)):
        hint = "Write it as 10.1234/suffix, as the publisher gives it."
        return Parsed(None, "is not a DOI", hint)
    written = value
    if re.search(r"\s", value):
        notes.append("has a space in it")
        written = value.split()[0].rstrip(_STRAY)
    elif value[-1] in _STRAY:
        notes.append(f'ends in "{value[-1]}", which is rarely part of a DOI')
        written = value.rstrip(_STRAY)
    elif closing_excess(value).get(value[-1], 0) > 0:
        notes.append(f'ends in "{value[-1]}" without its opening bracket')
        written = value[:-1]
    hint = f"Write `{written}`." if notes else ""
    return Parsed(doi(value), " and ".join(notes), hint)


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
        value, note = plain, "has LaTeX in it"
    bare = _DOI_LABEL.sub("", value, count=1)
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
            "Write the address without what stands before the @.",
        )
    known = known_address(value)
    hint = f"Write `{value}`." if note else ""
    address = scheme[1].lower() + _UNSAFE_IN_URL.sub(_encode, value[scheme.end(1) :])
    return Parsed(known or Identifier("url", value, address), note, hint)


def _encode(found: re.Match[str]) -> str:
    return quote(found[0], safe="")


def known_address(url: str) -> Identifier | None:
    """Tell which DOI, PMID, PMCID or arXiv identifier a web address stands for, if any."""
    if _DOI_HOST.match(url):
        return parse_doi(url).identifier
    bare = re.split(r"[?#]", url, maxsplit=1)[0]
    for parse in (parse_pmid, parse_pmcid, parse_arxiv):
        if found := parse(bare).identifier:
            return found
    return None


def parse_pmid(text: str) -> Parsed:
    """Read a ``PMID`` field: a number, with or without its label or address."""
    value = INVISIBLE.sub("", text).strip()
    if not value:
        return Parsed()
    if found := _PMID.fullmatch(value):
        return Parsed(Identifier("pmid", found[1], f"https://pubmed.ncbi.nlm.nih.gov/{found[1]}/"))
    return Parsed(None, "is not a PubMed number", "Write the digits only, such as 30946828.")


def parse_pmcid(text: str) -> Parsed:
    """Read a ``PMCID`` field: ``PMC`` and a number."""
    value = INVISIBLE.sub("", text).strip()
    if not value:
        return Parsed()
    if found := _PMCID.fullmatch(value):
        number = f"PMC{found[1]}"
        url = f"https://pmc.ncbi.nlm.nih.gov/articles/{number}/"
        return Parsed(Identifier("pmcid", number, url))
    return Parsed(None, "is not a PubMed Central number", "Write it as PMC1234567.")


def parse_arxiv(text: str) -> Parsed:
    """Read an arXiv identifier, of the style before or since 2007."""
    value = INVISIBLE.sub("", text).strip()
    if not value:
        return Parsed()
    if found := _ARXIV.fullmatch(value):
        return Parsed(Identifier("arxiv", found[1], f"https://arxiv.org/abs/{found[1]}"))
    return Parsed(None, "is not an arXiv identifier", "Write it as 2101.01234 or hep-th/9901001.")


def parse_isbn(text: str) -> Parsed:
    """Read one ISBN, of 10 or 13 digits, and check its check digit."""
    value = INVISIBLE.sub("", text).strip().translate(HYPHENS)
    if not value:
        return Parsed()
    digits = re.sub(r"[\s-]", "", ISBN_LABEL.sub("", value, count=1)).upper()
    if not re.fullmatch(r"\d{9}[\dX]|97[89]\d{10}", digits):
        return Parsed(
            None, "is not an ISBN", "An ISBN has 10 digits, or 13 starting with 978 or 979."
        )
    if digits[-1] != check_digit(digits[:-1]):
        return Parsed(
            None,
            f"has a wrong check digit: it ends in {digits[-1]}, not {check_digit(digits[:-1])}",
            "Compare it with the book: a digit is mistyped.",
        )
    return Parsed(Identifier("isbn", digits, f"https://openlibrary.org/isbn/{digits}"))


def check_digit(digits: str) -> str:
    """Compute the last digit of an ISBN from those before it (ISO 2108).

    Args:
        digits: The first 9 digits of an ISBN-10, or the first 12 of an ISBN-13.
    """
    if len(digits) == 9:
        rest = sum((10 - place) * int(digit) for place, digit in enumerate(digits)) % 11
        return "0123456789X0"[11 - rest] if rest else "0"
    rest = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits)) % 10
    return str((10 - rest) % 10)


def isbn13(isbn: str) -> str:
    """Give the 13-digit form of an ISBN without hyphens."""
    if len(isbn) == 13:
        return isbn
    digits = "978" + isbn[:9]
    return digits + check_digit(digits)
