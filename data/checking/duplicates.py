"""References that are the same work, or claim what only one work can have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from data.checking.compare import fold, fold_pages, match_titles
from data.citing.markup import plain
from data.identifiers.find import reference_doi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.identifiers.model import Identifier
    from data.model import Reference

_PARTS: Final = frozenset(
    {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "figure", "graphic"}
)
"""Types of works that are cited with the DOI of the whole that they are in."""
_SHORT: Final = 2
"""Items of so many pages can share them: letters, replies, obituaries."""
_MOST: Final = 20
"""With how many references of the same title and year one is compared."""


class Pair(NamedTuple):
    """Two references that should not both be as they are."""

    later: Reference
    """The one that stands later in the file."""
    earlier: Reference
    """The other one."""
    shared: str
    """What they share, such as ``the same title and year``; empty for the pages alone."""


def same_works(references: Iterable[Reference]) -> Iterator[Pair]:
    """Find references that are the same work, or have the same pages of a journal.

    The same title is not enough: other authors, another DOI, address, type, journal or volume make
    it another work. So are the parts of a book that are cited with the DOI of the book.

    Args:
        references: References in file order.

    Yields:
        Each doubtful reference once, with the first one that it is like.
    """
    dois: dict[tuple[str, str], Reference] = {}
    titles: dict[tuple[str, int | None], list[Reference]] = {}
    pages: dict[tuple[str, ...], Reference] = {}
    for reference in references:
        doi = reference_doi(reference)
        other = dois.setdefault(doi.key, reference) if doi else reference
        if doi and other is not reference and not _is_part(reference, other):
            yield Pair(reference, other, f"the same DOI, {doi.value}")
            continue
        year = reference.issued.year if reference.issued else None
        alike = titles.setdefault((fold(plain(reference.title)), year), [])
        same = next((one for one in alike[:_MOST] if _is_same(reference, one)), None)
        alike.append(reference)
        if same is not None and reference.title:
            yield Pair(reference, same, "the same title and year")
            continue
        place = (
            fold(plain(reference.text("container-title"))),
            reference.text("volume"),
            fold_pages(reference.text("page")),
        )
        if not all(place) or not _is_long(place[2]):
            continue
        other = pages.setdefault(place, reference)
        if other is not reference and other not in alike:
            yield Pair(reference, other, "")


def _is_part(one: Reference, other: Reference) -> bool:
    if one.type == other.type and one.type not in _PARTS:
        return False
    if not _PARTS & {one.type, other.type}:
        return False
    return match_titles(plain(one.title), plain(other.title)) == "different"


def _is_same(one: Reference, other: Reference) -> bool:
    """Return whether two references of the same title and year can be one work."""
    dois = reference_doi(one), reference_doi(other)
    pairs: list[tuple[object, object]] = [
        (_key(dois[0]), _key(dois[1])),
        (one.type, other.type),
        (_first_author(one), _first_author(other)),
        *(
            (fold(plain(one.text(name))), fold(plain(other.text(name))))
            for name in ("container-title", "volume", "edition", "version")
        ),
    ]
    if not any(dois):
        pairs.append((_address(one), _address(other)))
    return not any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _key(doi: Identifier | None) -> tuple[str, str] | None:
    return doi.key if doi else None


def _address(reference: Reference) -> str:
    address = reference.text("URL").casefold()
    return re.sub(r"^https?://(?:www\.)?|/$", "", address)


def _first_author(reference: Reference) -> str:
    if not reference.authors:
        return ""
    first = reference.authors[0]
    return fold(first.family or first.literal or first.given)


def _is_long(pages: str) -> bool:
    first, dash, last = pages.partition("-")
    numbers = [re.search(r"\d+$", part) for part in (first, last)]
    if not dash or not numbers[0] or not numbers[1]:
        return False
    return int(numbers[1][0]) - int(numbers[0][0]) >= _SHORT
