"""The shape of the Whoosh index.

Terms come counted from :mod:`index.keeping.documents`, so the fields need no analyzer, and none
keeps positions: phrases are looked up in the texts themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoosh import columns, fields, formats

from index.keeping.documents import BEGINNING, FIELDS

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

DIGEST = "digest"
"""Column with the fingerprint of each document."""


class Terms(fields.FieldType):
    """A field of terms that were counted elsewhere."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.scorable = self.stored = self.unique = False

    def index(
        self, value: Mapping[str, int], **_: object
    ) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """Return Whoosh the terms of one field of a document.

        Args:
            value: The terms with how often each occurs.

        Returns:
            Term, frequency, weight and encoded value of each posting.
        """
        return ((term.encode(), count, float(count), b"") for term, count in value.items())


def make_schema() -> fields.Schema:
    """Return the schema of an index."""
    schema = fields.Schema(**{name: Terms() for name in (*FIELDS, BEGINNING)})
    schema.add(DIGEST, fields.COLUMN(columns.FixedBytesColumn(16)))
    return schema
