"""References as BibTeX (https://ctan.org/pkg/bibtex, ``btxdoc``).

The text stays UTF-8, which every current BibTeX program reads; only what TeX takes for a command
is escaped. Braces are escaped by name because BibTeX counts them even behind a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from data.citing.apa import page_range
from data.citing.names import names_of
from data.identifiers.find import reference_links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import Name, Reference

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
    "book": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "manuscript": "unpublished",
}
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def bibtex(reference: Reference) -> str:
    """Write a reference as a BibTeX entry.

    Args:
        reference: A reference of any CSL type.

    Returns:
        The entry. Words of the title with capitals are braced, so that styles keep them.
    """
    kind = _TYPES.get(reference.type, "misc")
    if kind == "phdthesis" and "master" in reference.text("genre").lower():
        kind = "mastersthesis"
    issued = reference.issued
    year = str(issued.year) if issued and issued.year is not None else ""
    fields = {
        "author": _names(reference.authors),
        "editor": _names(names_of(reference, "editor")),
        "title": _title(reference.title),
        _CONTAINER.get(kind, "howpublished"): escape(reference.text("container-title")),
        "year": escape(year or (issued.literal if issued else "")),
        "volume": escape(reference.text("volume")),
        "number": escape(reference.text("issue") or reference.text("number")),
        "pages": escape(page_range(reference.text("page")).replace("–", "--")),
        "edition": escape(reference.text("edition")),
        _PUBLISHER.get(kind, "publisher"): escape(reference.text("publisher")),
        "address": escape(reference.text("publisher-place")),
        "type": escape(reference.text("genre")) if kind in _PUBLISHER else "",
        "isbn": escape(reference.text("ISBN")),
        "issn": escape(reference.text("ISSN")),
        **_links(reference),
        "note": escape(reference.text("note")),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if issued and issued.year is not None and 1 <= (issued.month or 0) <= 12:
        lines.append(f"  month = {_MONTHS[(issued.month or 1) - 1]},")
    if not lines:
        lines.append(f"  note = {{{escape(reference.printed or reference.id)}}},")
    return "\n".join((f"@{kind}{{{_key(reference.id)},", *lines, "}"))


def escape(text: str) -> str:
    """Escape what TeX takes for a command, on one line."""
    return "".join(_TEX.get(char, char) for char in " ".join(text.split()))


def _key(key: str) -> str:
    return re.sub(r"[\s{}(),\"#%~\\='@]+", "-", key) or "reference"


def _title(title: str) -> str:
    words = []
    for number, word in enumerate(title.split()):
        kept = any(char.isupper() for char in (word if number else word[1:]))
        words.append(f"{{{escape(word)}}}" if kept else escape(word))
    return " ".join(words)


def _names(names: Iterable[Name]) -> str:
    return " and ".join(text for text in map(_name, names) if text)


def _name(name: Name) -> str:
    if not name.family:
        whole = name.literal or name.given
        return f"{{{escape(whole)}}}" if whole else ""
    particles = " ".join(
        part for part in (name.dropping_particle, name.non_dropping_particle) if part
    )
    family = _part(name.family)
    if particles:
        glue = "" if particles.endswith(("'", "’")) else " "
        family = f"{escape(particles)}{glue}{family}"
    parts = (family, _part(name.suffix), _part(name.given))
    return ", ".join(part for part in parts if part)


def _part(text: str) -> str:
    # A comma or an "and" inside a part would split the name.
    held = "," in text or re.search(r"\band\b", text, re.IGNORECASE)
    return f"{{{escape(text)}}}" if held else escape(text)


def _links(reference: Reference) -> dict[str, str]:
    """Give identifiers, which BibTeX styles take as they are, without escapes."""
    fields: dict[str, str] = {}
    for link in reference_links(reference):
        match link.kind:
            case "doi" | "short-doi":
                fields.setdefault("doi", _verbatim(link.value))
            case "url":
                fields.setdefault("url", _verbatim(link.url))
            case "arxiv":
                fields |= {"eprint": link.value, "archiveprefix": "arXiv"}
            case "pmid" | "pmcid":
                fields[link.kind] = link.value
    return fields


def _verbatim(text: str) -> str:
    return re.sub(r"[{}\\]", lambda found: quote(found[0], safe=""), text)
