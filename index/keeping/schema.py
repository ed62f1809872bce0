"""The shape of the Whoosh index: one posting list a term over all fields, and three short ones.

What a posting counts is known when the index is made, so its weight is all that a search adds up:
the frequencies of the term in the fields, each normalised and weighted as BM25F does it. The fields
of Whoosh need no analyzer, and none keeps positions: phrases are looked up in the texts themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import fields, formats

from index.keeping.fields import ANSWERED, ASKED, BEGINNING, LISTS

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

_NAMES = (LISTS, ANSWERED, ASKED, BEGINNING)


class Marked(formats.Existence):
    """A format whose postings carry one byte: which fields of the entry have the term."""

    posting_size = 1


class Terms(fields.FieldType):
    """A field of terms that were counted and weighted elsewhere."""

    def __init__(self, *, marked: bool = False) -> None:
        self.format = Marked() if marked else formats.Existence()
        self.scorable = self.stored = self.unique = False

    def index(
        self, value: Mapping[str, tuple[float, bytes]], **_: object
    ) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """Return Whoosh the terms of one field of a document.

        Args:
            value: The terms, each with its weight and its mark.

        Returns:
            Term, frequency, weight and encoded value of each posting.
        """
        return ((term.encode(), 1, weight, mark) for term, (weight, mark) in value.items())


def make_schema() -> fields.Schema:
    """Return the schema of an index."""
    return fields.Schema(**{name: Terms(marked=name == LISTS) for name in _NAMES})
