"""A reference while it is printed: its fields, and which of them have been said already."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.citing.cases import capitalized, title_case
from data.citing.dates import date_of
from data.citing.markup import typeset
from data.citing.names import names_of
from data.fields import CSL_DATES, CSL_NAMES

if TYPE_CHECKING:
    from data.citing.apa.runs import Piece
    from data.citing.markup import Span
    from data.model import Name, PartialDate, Reference

SERIALS: Final = frozenset(
    {
        *("article-journal", "article-magazine", "article-newspaper", "periodical"),
        *("post-weblog", "review", "review-book"),
    }
)
"""Types that are part of a series of issues."""
EDITED: Final = ("collection-editor", "compiler", "editor", "editorial-director")
"""Roles that only a book has."""
TALKS: Final = frozenset({"event", "performance", "speech"})
"""Types that happen."""


class Work:
    """A reference while it is printed.

    What stands in for missing authors is not said again: it is taken out with :meth:`drop`.

    Attributes:
        reference: The reference.
        type: Its CSL type.
        said: Names of the fields that have been given since the last :meth:`drop`.
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.type = reference.type or _likely_type(reference)
        self.said: set[str] = set()
        self._dropped: set[str] = set()

    def has(self, *fields: str) -> bool:
        """Return whether any of some fields says something, given already or not."""
        return any(self._present(field) for field in fields)

    def has_all(self, *fields: str) -> bool:
        """Return whether each of some fields says something, given already or not."""
        return all(self._present(field) for field in fields)

    def is_a(self, *types: str) -> bool:
        """Return whether the work is of one of some types."""
        return self.type in types

    def text(self, field: str) -> str:
        """Return a field as text, markup and all."""
        if field in self._dropped:
            return ""
        value = _text(self.reference, field)
        if value:
            self.said.add(field)
        return value

    def written(self, field: str) -> str:
        """Return a field as text without saying it, to ask what it is like."""
        return _text(self.reference, field)

    def piece(self, field: str, *, case: str = "") -> Piece:
        """Return a field as it reads.

        Args:
            field: CSL name of a text.
            case: ``title`` for title case, ``first`` for a first capital, ``lower`` for none.

        Returns:
            The text with typographic quotation marks.
        """
        found = typeset(self.text(field))
        if case == "title":
            return title_case(found, self.reference.text("language"))
        if case == "lower":
            return tuple(_lowered(span) for span in found)
        return capitalized(found) if case == "first" else found

    def names(self, role: str) -> tuple[Name, ...]:
        """Return the names in a role."""
        if role in self._dropped:
            return ()
        found = self.reference.authors if role == "author" else names_of(self.reference, role)
        if found:
            self.said.add(role)
        return found

    def date(self, field: str) -> PartialDate | None:
        """Return a date; None where nothing of it is known."""
        if field in self._dropped:
            return None
        return _known(date_of(self.reference, field))

    def drop(self) -> None:
        """Take out what was said since the start: it stands in the place of the authors."""
        self._dropped |= self.said
        self.said = set()

    def is_serial(self) -> bool:
        """Return whether the work is part of a serial, not of a book."""
        if self.type in SERIALS:
            return True
        return not self.has(*EDITED) and self.is_a("interview", "paper-conference")

    def is_published_paper(self) -> bool:
        """Return whether a paper has a place in a volume, or editors."""
        return self.has(*EDITED, "issue", "page", "supplement-number", "volume")

    def _present(self, field: str) -> bool:
        if field == "author":
            return bool(self.reference.authors)
        if field in CSL_NAMES:
            return bool(names_of(self.reference, field))
        if field in CSL_DATES:
            return _known(date_of(self.reference, field)) is not None
        return bool(_text(self.reference, field))


def _known(date: PartialDate | None) -> PartialDate | None:
    return date if date and (date.year is not None or date.literal) else None


def _likely_type(reference: Reference) -> str:
    # Who writes references by hand may leave the type out; a volume or pages of something tell.
    if "type" in reference.fields:
        return ""
    numbered = any(reference.text(name) for name in ("volume", "issue", "page"))
    return "article-journal" if reference.text("container-title") and numbered else ""


def _text(reference: Reference, field: str) -> str:
    if field == "title":
        value = reference.title
    elif field == "page-first":
        first = re.match(r"[^-‐‑–—,&]*", reference.text("page"))
        value = reference.text(field) or (first[0] if first else "")
    else:
        value = reference.text(field)
    return " ".join(value.split())


def _lowered(span: Span) -> Span:
    return span if span.nocase else replace(span, text=span.text.lower())
