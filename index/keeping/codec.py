"""Whoosh's own codec, given whole posting lists at a time.

Whoosh itself makes, sorts and checks a tuple for every posting; here postings are grouped by term
while they arrive, which makes indexing several times faster. What is written is an ordinary Whoosh
index. All this leans on the inside of Whoosh, which may change: :mod:`index.keeping.writing` tries
it, and goes through the public writer where it does not fit.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from whoosh import fields

_BLOCK = 1 << 16
_REPORT_EVERY = 512

PostingList = tuple[str, str, "array[int]", "array[float]"]
"""Field, term, documents in ascending order, and the weight in each."""


class Pool:
    """Groups postings by term as they arrive; stands in for Whoosh's ``PostingPool``."""

    def __init__(self, written: Callable[[float], None] | None = None) -> None:
        """Start empty.

        Args:
            written: Called with the share of the terms that were given by :meth:`iter_postings`.
        """
        self._written = written
        self._fields: dict[str, dict[str, tuple[array[int], array[float]]]] = {}

    def add_counts(self, document: int, field: str, counts: Mapping[str, int]) -> None:
        """Take the terms of one field of a document, with how often each occurs."""
        terms = self._fields.setdefault(field, {})
        for term, count in counts.items():
            found = terms.get(term)
            if found is None:
                terms[term] = array("I", (document,)), array("f", (count,))
            else:
                found[0].append(document)
                found[1].append(count)

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting from Whoosh, which merges small segments this way."""
        name, term, document, weight, _ = item
        self.add_counts(document, name, {term.decode(): weight})  # type: ignore[dict-item]

    def frequency(self, field: str, term: str) -> int:
        """Return how many documents have a term in a field."""
        found = self._fields.get(field, {}).get(term)
        return len(found[0]) if found else 0

    def iter_postings(self) -> Iterator[PostingList]:
        """Yield all posting lists, ordered by field and term, and let go of them."""
        total = sum(map(len, self._fields.values()))
        given = 0
        for name in sorted(self._fields):
            terms = self._fields[name]
            for term in sorted(terms):
                if self._written is not None and given % _REPORT_EVERY == 0:
                    self._written(given / total)
                given += 1
                yield name, term, *terms.pop(term)

    def cleanup(self) -> None:
        """Let go of everything."""
        self._fields.clear()


class _PostingsWriter(W3PostingsWriter):
    def add_all(self, documents: array[int], weights: array[float]) -> None:
        """Add a whole posting list."""
        write_block: Any = self._write_block
        for start in range(0, len(documents), _BLOCK):
            if start:
                write_block()
            self._ids = documents[start : start + _BLOCK]
            self._weights = weights[start : start + _BLOCK]
            self._maxweight = max(self._weights)


class _FieldWriter(W3FieldWriter):
    def add_postings(self, schema: fields.Schema, _: object, items: Iterator[PostingList]) -> None:
        """Write the posting lists of a :class:`Pool`."""
        whoosh: Any = self
        field = None
        for name, term, documents, weights in items:
            if name != field:
                if field is not None:
                    whoosh.finish_field()
                whoosh.start_field(name, schema[name])
                field = name
            whoosh.start_term(term.encode())
            postings: Any = self._postwriter
            postings.add_all(documents, weights)
            whoosh.finish_term()
        if field is not None:
            whoosh.finish_field()


class Codec(W3Codec):
    """Whoosh's codec with large blocks, uncompressed, and without field lengths."""

    length_stats = False

    def field_writer(self, storage: object, segment: object) -> object:
        """Return a writer of terms and postings."""
        make: Any = _FieldWriter
        return make(self, storage, segment)

    def postings_writer(self, dbfile: object, byteids: object = False) -> object:
        """Return a writer of postings."""
        make: Any = _PostingsWriter
        return make(dbfile, blocklimit=_BLOCK, byteids=byteids, compression=0)
