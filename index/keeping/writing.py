"""Writing entries into a Whoosh index: straight into its codec, or through its public writer.

The first is several times faster but knows Whoosh from the inside. The second is what is left when
a release of Whoosh changes there: slower, and the same index to search.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from functools import cache
from typing import TYPE_CHECKING, Any

from whoosh.filedb.filestore import RamStorage
from whoosh.reading import TermNotFound
from whoosh.writing import CLEAR

from index.keeping.fields import LISTS
from index.keeping.lists import PostingList
from index.keeping.schema import make_schema

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoosh.index import Index
    from whoosh.writing import IndexWriter

    from index.keeping.directory import Whereabouts

_Document = dict[str, dict[str, tuple[float, bytes]]]
"""The terms of each field of an entry, with weight and mark."""

_BROKEN = (
    ImportError,
    AttributeError,
    TypeError,
    ValueError,
    LookupError,
    AssertionError,
    NotImplementedError,
    TermNotFound,
)
"""What code may raise when another library has changed inside."""

_TRIED = PostingList(LISTS, "word", array("I", (0, 1)), array("f", (1, 2)), b"\1\2")


class ListWriter(ABC):
    """Writes the posting lists of a FAQ into an empty index."""

    def __init__(self, writer: IndexWriter) -> None:
        """Write through an open writer of Whoosh."""
        self._writer: Any = writer

    @abstractmethod
    def write(self, lists: Iterable[PostingList]) -> Whereabouts | None:
        """Take the posting lists, by field and term, and write everything.

        Returns:
            Where the lists are; None where that is not known.
        """

    def cancel(self) -> None:
        """Give up, leaving the index as it was."""
        if not self._writer.is_closed:
            self._writer.cancel()


class DirectWriter(ListWriter):
    """Writes whole posting lists into Whoosh's codec."""

    def __init__(self, index: Index, size: int) -> None:
        """Begin to write; the arguments are those of :func:`list_writer`."""
        from index.keeping.codec import Codec, Pool  # here: it may not fit the Whoosh that is there

        make_codec: Any = Codec
        self._codec = make_codec(size)
        super().__init__(index.writer(codec=self._codec))
        self._make_pool = Pool
        self._size = size

    def write(self, lists: Iterable[PostingList]) -> Whereabouts | None:
        """Take the posting lists, by field and term, and write everything."""
        whoosh = self._writer
        documents = whoosh.perdocwriter
        for number in range(self._size - 1):
            documents.start_doc(number)
            documents.finish_doc()
            whoosh.docnum += 1
        if self._size:
            whoosh.add_document()
        whoosh.pool = self._make_pool(lists)
        whoosh.commit(mergetype=CLEAR)
        found: Whereabouts = self._codec.whereabouts
        return found


class PublicWriter(ListWriter):
    """Writes through what Whoosh documents: a field that indexes itself, and ``add_document``."""

    def __init__(self, index: Index, size: int) -> None:
        """Begin to write; the arguments are those of :func:`list_writer`."""
        super().__init__(index.writer())
        self._size = size

    def write(self, lists: Iterable[PostingList]) -> None:
        """Take the posting lists, by field and term, and write everything."""
        documents: list[_Document] = [{} for _ in range(self._size)]
        for field, term, places, weights, marks in lists:
            for at, (place, weight) in enumerate(zip(places, weights, strict=True)):
                documents[place].setdefault(field, {})[term] = weight, marks[at : at + 1]
        for document in documents:
            self._writer.add_document(**document)
        self._writer.commit(mergetype=CLEAR)


def list_writer(index: Index, size: int) -> ListWriter:
    """Begin to write into an index, in the fastest way that fits the Whoosh that is there.

    Args:
        index: The Whoosh index.
        size: How many entries the FAQ has.

    Raises:
        OSError: The index cannot be written.
        whoosh.index.LockError: Another process is writing.
    """
    return DirectWriter(index, size) if codec_fits() else PublicWriter(index, size)


@cache
def codec_fits() -> bool:
    """Return whether posting lists can be written straight into the codec of this Whoosh.

    Tried out on a tiny index in memory, once a process and only when something is to be indexed.
    """
    try:
        make_storage: Any = RamStorage
        index = make_storage().create_index(make_schema())
        DirectWriter(index, 2).write([_TRIED])
        with index.reader() as reader:
            matcher: Any = reader.postings(_TRIED.field, _TRIED.term)
            found = []
            while matcher.is_active():
                found.append((matcher.id(), matcher.weight(), matcher.value()))
                matcher.next()
            count = reader.doc_count_all()
    except _BROKEN:
        return False
    return (found, count) == ([(0, 1.0, b"\1"), (1, 2.0, b"\2")], 2)
