"""References as RIS, as Reference Manager defined it and RefWorks, EndNote and Zotero read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.citing.date_texts import full_date
from data.citing.dates import date_of
from data.citing.links import written_url
from data.citing.markup import plain
from data.citing.names import family_name, is_and_others, is_gap, names_of
from data.citing.written_dates import edtf
from data.identifiers.find import reference_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.model import Name, PartialDate, Reference

_TYPES: Final = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_FIELDS: Final = (
    ("T2", "container-title"),
    ("T3", "collection-title"),
    ("ST", "title-short"),
    ("J2", "container-title-short"),
    ("VL", "volume"),
    ("NV", "number-of-volumes"),
    ("IS", "issue"),
    ("SE", "chapter-number"),
    ("ET", "edition"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("PP", "publisher-place"),
    ("M1", "number"),
    ("M3", "genre"),
    ("C6", "version"),
    ("C7", "collection-number"),
    ("CN", "call-number"),
    ("LA", "language"),
    ("AB", "abstract"),
    ("N1", "note"),
)


def ris(reference: Reference, *, notes: Sequence[str] = ()) -> str:
    """Write a reference as a RIS record, from ``TY`` to ``ER``.

    Args:
        reference: A reference of any CSL type.
        notes: What a reader should know about it.
    """
    tags = [*_tags(reference), *(("N1", note) for note in notes)]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\n".join((*lines, "ER  - "))


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(reference.type, "GEN")
    yield "ID", reference.id
    for tag, role in (("AU", "author"), ("ED", "editor"), ("A4", "translator")):
        names = reference.authors if role == "author" else names_of(reference, role)
        for name in names:
            # Those who are left out stand for themselves: a list must not look complete.
            yield tag, "others" if is_and_others(name) or is_gap(name) else _name(name)
    yield "TI", plain(reference.title)
    if reference.issued:
        yield from _date(reference.issued)
    for tag, field in _FIELDS:
        yield tag, plain(reference.text(field))
    for keyword in re.split(r"\s*[,;]\s*", reference.text("keyword")):
        yield "KW", plain(keyword)
    yield from _pages(reference)
    yield "SN", reference.text("ISBN")
    yield "SN", reference.text("ISSN")
    accessed = date_of(reference, "accessed")
    if accessed:
        yield "Y2", _slashed(accessed) or accessed.literal
    yield from _links(reference)


def _links(reference: Reference) -> Iterator[tuple[str, str]]:
    links = reference_links(reference)
    dois = [link.value for link in links if link.kind in {"doi", "short-doi"}]
    yield "DO", (dois or [reference.text("DOI")])[0]
    url = written_url(reference)
    yield "UR", url
    for link in links:
        if link.kind == "pmid":
            yield "AN", link.value
        elif link.kind not in {"isbn", "doi", "short-doi"} and not (url and link.kind == "url"):
            yield "UR", link.url


def _pages(reference: Reference) -> Iterator[tuple[str, str]]:
    pages = plain(reference.text("page"))
    first, _, last = re.sub(r"\s*(?:-{1,2}|[‐‑–—])\s*", "–", pages).partition("–")
    yield "SP", first
    yield "EP", last


def _name(name: Name) -> str:
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    given = given if name.family else ""
    return ", ".join(part for part in (family_name(name), given, name.suffix) if part)


def _date(date: PartialDate) -> Iterator[tuple[str, str]]:
    if date.year is None:
        yield "PY", date.literal
        return
    more = date.season or date.circa or date.end is not None
    if date.month or more:
        yield "Y1", edtf(date)
    yield "PY", str(date.year)
    if date.month or more:
        # Behind the day the format has room for words, such as a season.
        words = full_date(date) if more else ""
        yield "DA", f"{_slashed(date)}/{words}" if words else _slashed(date)


def _slashed(date: PartialDate) -> str:
    if date.year is None:
        return ""
    month = f"{date.month:02}" if date.month else ""
    day = f"{date.day:02}" if date.month and date.day else ""
    return f"{date.year}/{month}/{day}"
