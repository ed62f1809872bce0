"""References as RIS, as Reference Manager defined it and RefWorks, EndNote and Zotero read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.citing.names import family_name, names_of
from data.identifiers.find import reference_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.model import Name, PartialDate, Reference

_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_FIELDS = (
    ("T2", "container-title"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("ET", "edition"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("M3", "genre"),
    ("LA", "language"),
    ("AB", "abstract"),
    ("N1", "note"),
)


def ris(reference: Reference) -> str:
    """Write a reference as a RIS record, from ``TY`` to ``ER``."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(reference) if value]
    return "\n".join((*lines, "ER  - "))


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(reference.type, "GEN")
    yield "ID", reference.id
    for name in reference.authors:
        yield "AU", _name(name)
    for name in names_of(reference, "editor"):
        yield "ED", _name(name)
    yield "TI", reference.title
    if reference.issued:
        yield from _date(reference.issued)
    for tag, field in _FIELDS:
        yield tag, reference.text(field)
    first, _, last = re.sub(r"\s*(?:-{1,2}|[‐‑–—])\s*", "–", reference.text("page")).partition("–")
    yield "SP", first
    yield "EP", last
    yield "SN", reference.text("ISBN") or reference.text("ISSN")
    for link in reference_links(reference):
        if link.kind in {"doi", "short-doi"}:
            yield "DO", link.value
        elif link.kind == "pmid":
            yield "AN", link.value
        elif link.kind != "isbn":
            yield "UR", link.url


def _name(name: Name) -> str:
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    given = given if name.family else ""
    return ", ".join(part for part in (family_name(name), given, name.suffix) if part)


def _date(date: PartialDate) -> Iterator[tuple[str, str]]:
    if date.year is None:
        yield "PY", date.literal
        return
    yield "PY", str(date.year)
    if date.month:
        day = f"{date.day:02}" if date.day else ""
        yield "DA", f"{date.year}/{date.month:02}/{day}"
