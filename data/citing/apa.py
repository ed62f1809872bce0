"""References as APA style (7th edition) prints them.

Rules: https://apastyle.apa.org/style-grammar-guidelines/references. Titles keep the case that the
file gives them, and what a reference does not say is left out without a trace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.citing.names import (
    author_year,
    inverted_name,
    names_of,
    plain_name,
    short_author,
    year_of,
)
from data.identifiers.find import reference_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Name, Reference

__all__ = ["Run", "apa", "apa_runs", "author_year", "page_range", "short_author"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a reference in one style."""

    text: str
    """The piece, with the spaces around it that it needs."""
    italic: bool = False
    """True where APA wants italics."""


_PERIODICALS = {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"}
_PARTS = {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"}
_DATED = {"article-magazine", "article-newspaper", "webpage", "post", "post-weblog", "speech"}
"""Types whose date is given to the day."""
_DESCRIPTIONS = {
    "thesis": "Thesis",
    "dataset": "Data set",
    "software": "Computer software",
    "motion_picture": "Film",
    "speech": "Conference presentation",
    "map": "Map",
    "manuscript": "Unpublished manuscript",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENDINGS = (".", "?", "!", "…", ".”", "?”", "!”", '."', '?"', '!"')
_MANY = 20
"""Up to this many authors are all listed."""


def apa(reference: Reference, *, with_link: bool = False) -> str:
    """Give a reference as plain text.

    Args:
        reference: A reference.
        with_link: Append the address of its DOI, or else of its first link.
    """
    return "".join(run.text for run in apa_runs(reference, with_link=with_link))


def apa_runs(reference: Reference, *, with_link: bool = False) -> tuple[Run, ...]:
    """Give a reference with its italics.

    Args:
        reference: A reference of any CSL type.
        with_link: Append the address of its DOI, or else of its first link.

    Returns:
        Runs to be shown one after the other; the printed form, or the id, of a reference that
        says nothing.
    """
    by_line = _authors(reference.authors) or _editors(reference, inverted=True)
    title = _title(reference)
    date = [Run(f"({_date(reference)})")]
    head = [[Run(by_line)], date, title] if by_line else [title, date] if title else [[], date]
    parts = [part for part in (*head, *_source(reference)) if any(run.text for run in part)]
    if parts == [date]:
        parts = [[Run(reference.printed or reference.id)]]
    runs = _sentences(parts)
    links = reference_links(reference) if with_link else ()
    return (*runs, Run(f" {links[0].url}")) if links else runs


def page_range(pages: str) -> str:
    """Put an en dash into ranges: ``774-778`` becomes ``774–778``, ``S-12`` stays."""
    return re.sub(r"(?<=\d)\s*(?:-{1,2}|[‐‑–—])\s*(?=\w)|(?<=[ivxl])-{1,2}(?=[ivxl])", "–", pages)


def _sentences(parts: Sequence[Sequence[Run]]) -> tuple[Run, ...]:
    """Join parts with full stops, none after what ends a sentence already."""
    runs: list[Run] = []
    for part in parts:
        if runs:
            stop = " " if runs[-1].text.endswith(_ENDINGS) else ". "
            runs.append(Run(stop))
        runs += (run for run in part if run.text)
    if not runs[-1].text.endswith(_ENDINGS):
        runs.append(Run("."))
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].italic == run.italic:
            merged[-1] = Run(merged[-1].text + run.text, run.italic)
        else:
            merged.append(run)
    return tuple(merged)


def _date(reference: Reference) -> str:
    issued = reference.issued
    month = issued.month if issued and issued.year is not None else None
    if reference.type not in _DATED or not issued or not month or not 1 <= month <= 12:
        return year_of(reference)
    day = f" {issued.day}" if issued.day else ""
    return f"{year_of(reference)}, {_MONTHS[month - 1]}{day}"


def _authors(names: Sequence[Name]) -> str:
    shown = [text for text in map(inverted_name, names) if text]
    if len(shown) > _MANY:
        shown = [*shown[: _MANY - 1], "…", shown[-1]]
    if len(shown) > 2 and shown[-2] in {"…", "...", ". . ."}:
        return ", ".join(shown[:-2]) + ", . . . " + shown[-1]
    return ", & ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _editors(reference: Reference, *, inverted: bool) -> str:
    """Give the editors with ``(Ed.)`` or ``(Eds.)``, in reading order unless inverted."""
    names = names_of(reference, "editor")
    if not names:
        return ""
    label = " (Eds.)" if len(names) > 1 else " (Ed.)"
    if inverted:
        return _authors(names) + label
    shown = [plain_name(name) for name in names]
    comma = "," if len(shown) > 2 else ""
    last = f"{comma} & {shown[-1]}" if len(shown) > 1 else shown[-1]
    return ", ".join(shown[:-1]) + last + label


def _shape(reference: Reference) -> str:
    """Tell which of APA's three patterns fits: ``periodical``, ``part`` or ``whole``."""
    if reference.type in _PERIODICALS:
        return "periodical"
    contained = bool(reference.text("container-title"))
    if reference.type in _PARTS:
        return "part" if contained else "whole"
    numbered = any(reference.text(name) for name in ("volume", "issue", "page"))
    known = reference.type in {"article", "document", ""}
    return "periodical" if known and contained and numbered else "whole"


def _title(reference: Reference) -> list[Run]:
    title = " ".join(reference.title.split())
    title = title if title.endswith("...") else title.removesuffix(".")
    if not title:
        return []
    if _shape(reference) != "whole":
        return [Run(title)]
    return [Run(title, italic=True), Run(_details(_volumes(reference))), Run(_bracket(reference))]


def _details(details: Sequence[str]) -> str:
    return f" ({', '.join(details)})" if details else ""


def _volumes(reference: Reference) -> list[str]:
    """Give what stands in parentheses behind the title of a whole work."""
    details: list[str] = []
    if edition := reference.text("edition"):
        details.append(_edition(edition))
    if volume := reference.text("volume"):
        details.append(f"Vol. {volume}")
    if version := reference.text("version"):
        details.append(f"Version {version.removeprefix('v')}")
    if (number := reference.text("number")) and reference.type in {"report", "article", "patent"}:
        genre = reference.text("genre") or reference.type.capitalize()
        plain = reference.type == "article" or not number[:1].isdigit()
        details.append(number if plain else f"{genre} No. {number}")
    if translators := names_of(reference, "translator"):
        names = " & ".join(plain_name(name) for name in translators)
        details.append(f"{names}, Trans.")
    return details


def _edition(edition: str) -> str:
    if not edition.isdigit():
        return edition if "ed" in edition.lower() else f"{edition} ed."
    number = int(edition)
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')} ed."


def _bracket(reference: Reference) -> str:
    """Give the description in brackets, such as ``[Data set]``."""
    genre = reference.text("genre")
    if reference.type in {"report", "patent"} and reference.text("number"):
        genre = ""  # it stands with the number
    description = genre[:1].upper() + genre[1:] or _DESCRIPTIONS.get(reference.type, "")
    if reference.type == "thesis" and (school := reference.text("publisher")):
        description += f", {school}"
    return f" [{description}]" if description else ""


def _source(reference: Reference) -> list[list[Run]]:
    shape = _shape(reference)
    if shape == "periodical":
        return [_journal(reference)]
    publisher = "" if reference.type == "thesis" else reference.text("publisher")
    event = reference.text("event-title") or reference.text("event")
    if shape == "part":
        return [_book(reference), _unless_author(reference, publisher)]
    site = reference.text("container-title")
    if reference.type == "article":
        return [_unless_author(reference, site or publisher or reference.text("archive"))]
    if reference.type in _DATED:
        return [_unless_author(reference, site or event or publisher)]
    return [_unless_author(reference, name) for name in (site, publisher or event)]


def _unless_author(reference: Reference, name: str) -> list[Run]:
    """Leave a publisher out that is the author as well."""
    return [] if name in {author.literal for author in reference.authors} else [Run(name)]


def _journal(reference: Reference) -> list[Run]:
    volume, issue = reference.text("volume"), reference.text("issue")
    pages, number = reference.text("page"), reference.text("number")
    if re.fullmatch(r"e\d+", pages):
        pages, number = "", pages
    segments = [
        [Run(reference.text("container-title"), italic=True)],
        [Run(volume, italic=True), Run(f"({issue})" if issue else "")],
        [Run(page_range(pages) or (f"Article {number}" if number else ""))],
    ]
    runs: list[Run] = []
    for segment in segments:
        if any(run.text for run in segment):
            runs += [Run(", ")] * bool(runs) + segment
    return runs


def _book(reference: Reference) -> list[Run]:
    """Give the work that a chapter, a paper or an entry is part of."""
    details = _volumes(reference)
    if pages := page_range(reference.text("page")):
        details.append(f"{'pp.' if re.search('[–,]', pages) else 'p.'} {pages}")
    editors = _editors(reference, inverted=False) if reference.authors else ""
    return [
        Run(f"In {editors}, " if editors else "In "),
        Run(reference.text("container-title"), italic=True),
        Run(_details(details)),
    ]
