"""The shape of the Whoosh index, and a writer that fills it fast.

Terms come counted from :mod:`index.documents`, so the fields need no analyzer, and none keeps
positions: phrases are looked up in the texts themselves. Postings go into Whoosh's own codec in
large blocks. Whoosh's pool sorts a tuple for every posting; the one here groups them by term while
they arrive, which is what makes indexing several times faster.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import W3Codec

from index.documents import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.documents import Counts

DIGEST = "digest"
"""Column with the fingerprint of each document."""

_BLOCK = 1 << 16


class Terms(fields.FieldType):  # type: ignore[misc]
    """A field whose value is already counted terms."""

    def __init__(self) -> None:
        super().__init__(format=formats.Frequency(), analyzer=None, scorable=False, stored=False)

    def index(self, value: Counts, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give the postings of one document, as Whoosh's ``FieldType.index`` asks.

        Args:
            value: Terms with how often each occurs.

        Yields:
            Term, frequency, weight and payload.
        """
        for term, count in value.items():
            yield term.encode(), count, float(count), b""


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with large blocks, light compression, and no field lengths."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=_BLOCK, compression=0)


class Pool:
    """Groups postings by term as they arrive; stands in for Whoosh's ``PostingPool``."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, tuple[array[int], array[float]]]] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting: field, term, document, weight, payload."""
        name, term, document, weight, _ = item
        try:
            documents, weights = self._fields[name][term]
        except KeyError:
            documents, weights = array("I"), array("f")
            self._fields.setdefault(name, {})[term] = documents, weights
        documents.append(document)
        weights.append(weight)

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """Give all postings, ordered by field, term and document."""
        for name in sorted(self._fields):
            terms = self._fields[name]
            for term in sorted(terms):
                documents, weights = terms.pop(term)
                for document, weight in zip(documents, weights, strict=True):
                    yield name, term, document, weight, b""

    def cleanup(self) -> None:
        """Let go of everything."""
        self._fields.clear()


def make_schema() -> fields.Schema:
    """Give the schema of an index."""
    schema = fields.Schema(**{name: Terms() for name in FIELDS})
    schema.add(DIGEST, fields.COLUMN(columns.FixedBytesColumn(16)))
    return schema
