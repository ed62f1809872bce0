"""Reading posting lists out of Whoosh, once each, as compact arrays."""

from __future__ import annotations

import threading
from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.reading import IndexReader

Posting = tuple["array[int]", "array[float]"]
"""Places of the entries that have a term in a field, ascending, and how often each has it."""

_NOTHING: Posting = (array("I"), array("f"))


class Postings:
    """Posting lists by field and term, decoded once and kept.

    Whoosh's matchers step through postings one call at a time and share one file position; here a
    list is read under a lock, in whole blocks, and is from then on an immutable value that any
    thread may use.
    """

    def __init__(self, reader: IndexReader, order: array[int] | None) -> None:
        """Prepare to read.

        Args:
            reader: An open Whoosh reader; closed with :meth:`close`.
            order: For each document its entry's place in the FAQ, -1 where it is gone; None when
                documents are numbered as the entries are.
        """
        self._reader = reader
        self._leaves = [(leaf, base) for leaf, base in reader.leaf_readers()]
        self._order = order
        self._lock = threading.Lock()
        self._cache: dict[tuple[str, str], Posting] = {}

    def get(self, field: str, term: str) -> Posting:
        """Return the posting list of a term in a field; empty when it does not occur."""
        key = field, term
        found = self._cache.get(key)
        if found is None:
            with self._lock:
                found = self._cache[key] = self._read(field, term.encode())
        return found

    def close(self) -> None:
        """Close the reader; lists that were read stay usable."""
        with self._lock:
            self._leaves = []
            self._reader.close()

    def _read(self, field: str, term: bytes) -> Posting:
        documents, counts = array("I"), array("f")
        for leaf, base in self._leaves:
            if (field, term) in leaf:
                matcher = leaf.postings(field, term)
                # Deleted documents are dropped below, many times faster than by Whoosh's filter.
                matcher = getattr(matcher, "child", matcher)
                for ids, weights in _blocks(matcher):
                    documents.extend(ids if not base else [base + number for number in ids])
                    counts.extend(weights)
        if not documents:
            return _NOTHING
        if self._order is None:
            return documents, counts
        order = self._order
        pairs = sorted(
            (place, count)
            for document, count in zip(documents, counts, strict=True)
            if (place := order[document]) >= 0
        )
        if not pairs:
            return _NOTHING
        return array("I", [place for place, _ in pairs]), array("f", [count for _, count in pairs])


def _blocks(matcher: Any) -> Iterator[tuple[Sequence[int], Sequence[float]]]:
    """Yield the document numbers and weights of a matcher, block by block.

    A whole block is one attribute of Whoosh's on-disk matcher; asking for its postings one by one
    through the public methods takes eight times as long, and is what other matchers get.
    """
    if not all(hasattr(matcher, name) for name in ("_next_block", "_ids", "_weights")):
        while matcher.is_active():
            yield (matcher.id(),), (matcher.weight(),)
            matcher.next()
        return
    while matcher.is_active():
        matcher.id(), matcher.weight()  # makes the matcher decode its block
        yield matcher._ids, matcher._weights  # noqa: SLF001
        matcher._next_block()  # noqa: SLF001
