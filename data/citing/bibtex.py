"""References as BibTeX (https://ctan.org/pkg/bibtex, ``btxdoc``).

The text stays UTF-8, which every current BibTeX program reads. What BibTeX has no field for stands
in the fields of biblatex (https://ctan.org/pkg/biblatex), which other styles pass over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from data.citing.apa import page_range
from data.citing.dates import date_of
from data.citing.links import written_url
from data.citing.markup import plain
from data.citing.names import is_and_others, is_gap, names_of
from data.citing.tex import escape, tex, tex_title
from data.citing.written_dates import edtf
from data.identifiers.find import reference_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.model import Name, Reference

__all__ = ["bibtex", "bibtex_keys", "escape"]

_TYPES: Final = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
    "book": "book",
    "classic": "book",
    "collection": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "manuscript": "unpublished",
}
_CONTAINER: Final = {
    "article": "journal",
    "book": "booktitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "techreport": "booktitle",
}
_PUBLISHER: Final = {
    "techreport": "institution",
    "phdthesis": "school",
    "mastersthesis": "school",
}
_ROLES: Final = {
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "director": "director",
}
_TITLES: Final = {"shorttitle": "title-short", "series": "collection-title"}
_TEXTS: Final = {
    "volume": "volume",
    "volumes": "number-of-volumes",
    "edition": "edition",
    "chapter": "chapter-number",
    "pagetotal": "number-of-pages",
    "address": "publisher-place",
    "eventtitle": "event-title",
    "venue": "event-place",
    "type": "genre",
    "version": "version",
    "pubstate": "status",
    "isbn": "ISBN",
    "issn": "ISSN",
    "keywords": "keyword",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "library": "call-number",
    "abstract": "abstract",
    "annote": "annote",
}
_DATES: Final = {
    "urldate": "accessed",
    "eventdate": "event-date",
    "origdate": "original-date",
}
_LANGUAGES: Final = {
    "da": "danish",
    "de": "ngerman",
    "en": "english",
    "en-gb": "british",
    "en-us": "american",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "sv": "swedish",
}
"""Languages as babel, and so biblatex, calls them."""
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)


def bibtex(reference: Reference, *, key: str = "", notes: Sequence[str] = ()) -> str:
    """Write a reference as a BibTeX entry.

    Args:
        reference: A reference of any CSL type.
        key: Its key; empty for one made of its id.
        notes: What a reader should know about it, for the note.

    Returns:
        The entry. Names and acronyms in its titles are braced, so that styles keep them.
    """
    kind = _TYPES.get(reference.type, "misc")
    if kind == "phdthesis" and "master" in reference.text("genre").lower():
        kind = "mastersthesis"
    names = {name: names_of(reference, role) for name, role in _ROLES.items()}
    fields = {
        "author": _names(reference.authors),
        **{name: _names(found) for name, found in names.items()},
        **_titles(reference, kind),
        **_date(reference),
        **_numbers(reference, kind),
        **{name: tex(reference.text(field)) for name, field in _TEXTS.items()},
        _PUBLISHER.get(kind, "publisher"): tex(reference.text("publisher")),
        **{name: edtf_of(reference, field) for name, field in _DATES.items()},
        **_language(reference),
        **_links(reference),
        "note": " ".join(filter(None, (tex(reference.text("note")), *map(escape, notes)))),
    }
    if not fields["eventtitle"]:
        fields["eventtitle"] = tex(reference.text("event"))
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    issued = reference.issued
    if issued and issued.year is not None and 1 <= (issued.month or 0) <= 12:
        lines.append(f"  month = {_MONTHS[(issued.month or 1) - 1]},")
    if not lines:
        lines.append(f"  note = {{{escape(reference.printed or reference.id)}}},")
    return "\n".join((f"@{kind}{{{key or _key(reference.id)},", *lines, "}"))


def bibtex_keys(references: Iterable[Reference]) -> dict[str, str]:
    """Give each reference its own key.

    Args:
        references: References with different ids.

    Returns:
        Keys by id. Where two ids would make the same key, which is so too when they differ only
        in capitals, the later one gets a number.
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for reference in references:
        key = wanted = _key(reference.id)
        number = 1
        while key.casefold() in taken:
            number += 1
            key = f"{wanted}-{number}"
        taken.add(key.casefold())
        keys[reference.id] = key
    return keys


def _key(key: str) -> str:
    return re.sub(r"[\s{}(),\"#%~\\='@]+", "-", key) or "reference"


def _titles(reference: Reference, kind: str) -> dict[str, str]:
    title, container = tex_title(reference.title), reference.text("container-title")
    volume = tex_title(reference.text("volume-title"))
    where = _CONTAINER.get(kind, "howpublished")
    fields = {name: tex_title(reference.text(field)) for name, field in _TITLES.items()}
    written = tex(container) if where in {"journal", "howpublished"} else tex_title(container)
    fields |= {"title": title, where: written}
    # A volume with a title of its own is what is cited, and what it belongs to the main title.
    if volume and container and where == "booktitle":
        fields |= {"maintitle": written, "booktitle": volume}
    elif volume and not container:
        fields |= {"maintitle": title, "title": volume}
    return fields


def _date(reference: Reference) -> dict[str, str]:
    issued = reference.issued
    if issued is None:
        return {}
    if issued.year is None:
        return {"year": escape(issued.literal)}
    more = issued.day or issued.season or issued.circa or issued.end is not None
    return {"year": str(issued.year), "date": edtf(issued) if more else ""}


def edtf_of(reference: Reference, field: str) -> str:
    """Return a date in EDTF, or the words that stand for it."""
    date = date_of(reference, field)
    return (edtf(date) or escape(date.literal)) if date else ""


def _numbers(reference: Reference, kind: str) -> dict[str, str]:
    number, issue = tex(reference.text("number")), tex(reference.text("issue"))
    fields = {"pages": page_range(plain(reference.text("page"))).replace("–", "--")}
    fields["pages"] = escape(fields["pages"])
    if kind == "article":
        return {**fields, "number": issue, "eid": number}
    of_series = tex(reference.text("collection-number"))
    return {**fields, "number": number or of_series or issue}


def _language(reference: Reference) -> dict[str, str]:
    tag = reference.text("language").replace("_", "-").lower()
    known = _LANGUAGES.get(tag) or _LANGUAGES.get(tag.partition("-")[0], "")
    return {"langid": known, "language": "" if known else escape(reference.text("language"))}


def _names(names: Sequence[Name]) -> str:
    # Whoever is left out stands last, as BibTeX wants it.
    gap = any(is_and_others(name) or is_gap(name) for name in names)
    shown = [_name(name) for name in names if not is_and_others(name) and not is_gap(name)]
    return " and ".join([text for text in shown if text] + ["others"] * gap)


def _name(name: Name) -> str:
    if not name.family:
        whole = name.literal or name.given
        return f"{{{escape(whole)}}}" if whole else ""
    particles = " ".join(
        part for part in (name.dropping_particle, name.non_dropping_particle) if part
    )
    if not name.given and not particles and len(name.family.split()) > 1:
        # Several words and no given name: an organisation, whose words are not to be sorted out.
        return f"{{{escape(name.family)}}}"
    family = _part(name.family)
    if particles:
        glue = "" if particles.endswith(("'", "’", "-", "‐")) else " "
        family = f"{escape(particles)}{glue}{family}"
    parts = (family, _part(name.suffix), _part(name.given))
    return ", ".join(part for part in parts if part)


def _part(text: str) -> str:
    # A comma or an "and" inside a part would split the name.
    held = "," in text or re.search(r"\band\b", text, re.IGNORECASE)
    return f"{{{escape(text)}}}" if held else escape(text)


def _links(reference: Reference) -> Mapping[str, str]:
    """Return identifiers, which BibTeX styles take as they are, without escapes."""
    fields = {"doi": "", "url": _verbatim(written_url(reference))}
    for link in reference_links(reference):
        match link.kind:
            case "doi" | "short-doi":
                fields["doi"] = fields["doi"] or _verbatim(link.value)
            case "url":
                fields["url"] = fields["url"] or _verbatim(link.url)
            case "arxiv":
                fields |= {"eprint": link.value, "archiveprefix": "arXiv"}
            case "pmid" | "pmcid":
                fields[link.kind] = link.value
    return {**fields, "doi": fields["doi"] or _verbatim(reference.text("DOI"))}


def _verbatim(text: str) -> str:
    return re.sub(r"[{}\\]", lambda found: quote(found[0], safe=""), text)
