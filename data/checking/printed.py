"""Compare a reference with the way its source prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from data.checking.compare import fold, fold_pages, main_title
from data.citing.markup import plain
from data.citing.names import family_name
from data.identifiers.find import find_identifiers, reference_doi
from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from data.model import Reference

_YEAR = lazy_pattern(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


@cache
def _pages() -> re.Pattern[str]:
    # Compiled when first used: that costs start-up.
    return re.compile(
        r"(?<![\w-])([a-z]?\d+)\s*(?:-{1,2}|[‐‑‒–—−])\s*([a-z]?\d+)(?![\w-])", re.IGNORECASE
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which two forms of a reference disagree."""

    field: str
    """What disagrees, such as ``year``."""
    ours: str
    """What the fields of the reference say."""
    theirs: str
    """What the other side says; empty when it only does not say the same."""


def printed_differences(reference: Reference) -> tuple[Difference, ...]:
    """Find where the fields of a reference and its printed form disagree.

    Args:
        reference: A reference; without a printed form nothing disagrees.

    Returns:
        Year, first author, title, volume, issue, pages and DOI that the printed form does not
        have, or has otherwise.
    """
    printed = reference.printed
    if not printed:
        return ()
    found = find_identifiers(printed)
    for item in reversed(found):
        # Numbers in a DOI must not pass for a volume.
        printed = printed[: item.span[0]] + " " + printed[item.span[1] :]
    differences = [*_words(reference, printed), *_numbers(reference, printed)]
    dois = [item.identifier for item in found if item.identifier.kind in {"doi", "short-doi"}]
    ours = reference_doi(reference)
    if ours and dois and all(ours.key != doi.key for doi in dois):
        differences.append(Difference("DOI", ours.value, dois[0].value))
    return tuple(differences)


def _words(reference: Reference, printed: str) -> list[Difference]:
    folded = f" {fold(printed)} "
    differences = []
    author = family_name(reference.authors[0]) if reference.authors else ""
    if fold(author) and f" {fold(author)} " not in folded:
        differences.append(Difference("first author", author, ""))
    title = plain(reference.title)
    if fold(title) and not any(f" {fold(form)} " in folded for form in (title, main_title(title))):
        differences.append(Difference("title", title, ""))
    return differences


def _numbers(reference: Reference, printed: str) -> list[Difference]:
    # The title may hold numbers of its own, and the year is not a volume.
    title = plain(reference.title)
    at = printed.lower().find(title.lower()) if title else -1
    rest = printed[:at] + printed[at + len(title) :] if at >= 0 else printed
    differences = []
    years = _YEAR.findall(rest)
    year = str(reference.issued.year) if reference.issued and reference.issued.year else ""
    if year and years and year not in years:
        differences.append(Difference("year", year, years[0]))
    ranges = [f"{first}-{last}" for first, last in _pages().findall(rest)]
    pages = reference.text("page")
    if pages and not _has(rest, pages):
        wanted = fold_pages(pages)
        if all(fold_pages(pair) != wanted for pair in ranges):
            differences.append(Difference("pages", pages, ranges[0] if ranges else ""))
    for name in ("volume", "issue"):
        value = reference.text(name)
        if value and not _has(_pages().sub(" ", rest), value):
            differences.append(Difference(name, value, ""))
    return differences


def _has(text: str, number: str) -> bool:
    return f" {fold(number)} " in f" {fold(text)} "
