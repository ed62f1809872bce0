"""Writing entries into a Whoosh index: straight into its codec, or through its public writer.

The first is several times faster but knows Whoosh from the inside. The second is what is left when
a release of Whoosh changes there: slower, and the same index to search.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import RamStorage

from index.keeping.schema import DIGEST, Terms, make_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from whoosh.index import Index
    from whoosh.writing import IndexWriter

_BROKEN = (
    ImportError,
    AttributeError,
    TypeError,
    ValueError,
    LookupError,
    AssertionError,
    NotImplementedError,
)
"""What code may raise when another library has changed inside."""


class ListWriter(ABC):
    """Takes entries, and writes their posting lists into an index."""

    def __init__(self, writer: IndexWriter) -> None:
        """Write through an open writer of Whoosh."""
        self._writer: Any = writer

    @abstractmethod
    def add(self, fields: Iterable[tuple[str, Mapping[str, int]]], digest: bytes) -> None:
        """Add an entry: its fields, each with counted terms, and its fingerprint."""

    @abstractmethod
    def frequency(self, field: str, term: str) -> int:
        """Return how many of the entries added have a term in a field."""

    def delete(self, document: int) -> None:
        """Remove a document by its number."""
        self._writer.delete_document(document)

    def commit(self, **options: Any) -> None:
        """Write everything. Options are those of Whoosh's writer."""
        self._writer.commit(**options)

    def cancel(self) -> None:
        """Give up, leaving the index as it was."""
        if not self._writer.is_closed:
            self._writer.cancel()


class DirectWriter(ListWriter):
    """Writes whole posting lists into Whoosh's codec."""

    def __init__(self, index: Index, written: Callable[[float], None] | None = None) -> None:
        """Begin to write; the arguments are those of :func:`list_writer`."""
        from index.keeping.codec import Codec, Pool  # here: it may not fit the Whoosh that is there

        make_codec: Any = Codec
        super().__init__(index.writer(codec=make_codec()))
        self._pool = self._writer.pool = Pool(written)

    def add(self, fields: Iterable[tuple[str, Mapping[str, int]]], digest: bytes) -> None:
        """Add an entry."""
        for field, counts in fields:
            self._pool.add_counts(self._writer.docnum, field, counts)
        self._writer.add_document(**{DIGEST: digest})

    def frequency(self, field: str, term: str) -> int:
        """Return how many of the entries added have a term in a field."""
        return self._pool.frequency(field, term)


class PublicWriter(ListWriter):
    """Writes through what Whoosh documents: a field that indexes itself, and ``add_document``."""

    def __init__(self, index: Index) -> None:
        """Begin to write into an index."""
        super().__init__(index.writer())
        self._frequencies: Counter[tuple[str, str]] = Counter()

    def add(self, fields: Iterable[tuple[str, Mapping[str, int]]], digest: bytes) -> None:
        """Add an entry."""
        document = dict(fields)
        for field, counts in document.items():
            self._frequencies.update((field, term) for term in counts)
        self._writer.add_document(**{DIGEST: digest}, **document)

    def frequency(self, field: str, term: str) -> int:
        """Return how many of the entries added have a term in a field."""
        return self._frequencies[field, term]


def list_writer(index: Index, written: Callable[[float], None] | None = None) -> ListWriter:
    """Begin to write into an index, in the fastest way that fits the Whoosh that is there.

    Args:
        index: The Whoosh index.
        written: Called while committing with the share of the terms that are written.

    Raises:
        OSError: The index cannot be written.
        whoosh.index.LockError: Another process is writing.
    """
    return DirectWriter(index, written) if codec_fits() else PublicWriter(index)


@cache
def codec_fits() -> bool:
    """Return whether posting lists can be written straight into the codec of this Whoosh.

    Tried out on a tiny index in memory, once a process and only when something is to be indexed.
    """
    try:
        make_storage: Any = RamStorage
        index = make_storage().create_index(make_schema())
        (field, *_) = (name for name, kind in make_schema().items() if isinstance(kind, Terms))
        lists = DirectWriter(index)
        for number in range(2):
            lists.add([(field, {"word": 1 + number})], bytes(16))
        lists.commit()
        with index.reader() as reader:
            matcher: Any = reader.postings(field, "word")
            found = []
            while matcher.is_active():
                found.append((matcher.id(), matcher.weight()))
                matcher.next()
    except _BROKEN:
        return False
    return found == [(0, 1.0), (1, 2.0)]
