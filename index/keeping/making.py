"""Making an index with Whoosh, in a folder or in memory. Importing this imports Whoosh's code."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import whoosh
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage, RamStorage

from index.keeping.build import build
from index.keeping.schema import make_schema
from index.keeping.writing import codec_fits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from whoosh.index import Index
    from whoosh.reading import IndexReader

    from data.model import Faq
    from index.analysis import Analyzer
    from index.keeping.build import Built
    from index.keeping.directory import Parts, Whereabouts


class MemoryStorage(RamStorage):
    """Whoosh's storage in memory, which also keeps its temporary files there."""

    def temp_storage(self, name: str | None = None) -> MemoryStorage:  # noqa: ARG002
        """Return a storage for temporary files."""
        return memory_storage()


def memory_storage() -> MemoryStorage:
    """Return an empty storage in memory."""
    make: Any = MemoryStorage
    storage: MemoryStorage = make()
    return storage


class WhooshLists:
    """Reads posting lists through Whoosh, wherever they are. Not for several threads at once."""

    def __init__(self, reader: IndexReader) -> None:
        """Take an open reader of Whoosh; closed with :meth:`close`."""
        self._reader = reader

    def read(self, field: str, term: str) -> Parts | None:
        """Return the posting list of a term in a field; None where it does not occur."""
        name = term.encode(errors="surrogatepass")
        if (field, name) not in self._reader:
            return None
        matcher: Any = self._reader.postings(field, name)
        # The arrays of a block are one attribute of Whoosh's on-disk matcher; asking for its
        # postings one by one takes many times as long, and is what other matchers get.
        if hasattr(matcher, "_read_data") and matcher._lastblock:  # noqa: SLF001
            matcher._read_data()  # noqa: SLF001
            data: Parts = matcher._data  # noqa: SLF001
            if len(data) == _PARTS:
                return data
        steps, weights, marks = array("I"), array("f"), bytearray()
        last = 0
        for place, weight, mark in _postings(matcher):
            steps.append(place - last)
            weights.append(weight)
            marks += mark
            last = place
        return steps, weights, bytes(marks), b"", b"", b""

    def close(self) -> None:
        """Close the reader."""
        self._reader.close()


_PARTS = 6
"""So many parts a block has that faqt wrote; Whoosh's have three."""


def _postings(matcher: Any) -> Iterator[tuple[int, float, bytes]]:
    while matcher.is_active():
        yield matcher.id(), matcher.weight(), matcher.value() or b""
        matcher.next()


def make_in_memory(
    faq: Faq, analyzer: Analyzer, progress: Callable[[int, int], None] | None
) -> tuple[WhooshLists, Built]:
    """Index a FAQ in memory.

    Args:
        faq: What to index.
        analyzer: The analysis of its language.
        progress: Called with how many entries are done, and how many there are.
    """
    storage: Any = memory_storage()
    index: Index = storage.create_index(make_schema())
    built = build(index, faq, analyzer, progress)
    return WhooshLists(index.reader()), built


def make_in_folder(
    folder: Path, faq: Faq, analyzer: Analyzer, progress: Callable[[int, int], None] | None
) -> tuple[Built, bytes]:
    """Index a FAQ in a folder.

    Args:
        folder: The folder; what index is there is replaced.
        faq: What to index.
        analyzer: The analysis of its language.
        progress: Called with how many entries are done, and how many there are.

    Returns:
        What is known of the index, and the directory of its lists; an empty one where only Whoosh
        knows where they are.

    Raises:
        OSError: The folder cannot be written.
        whoosh.index.LockError: Another process is writing.
    """
    storage: Any = file_storage(folder)
    index: Index = storage.create_index(make_schema())
    built = build(index, faq, analyzer, progress)
    index.close()
    if built.whereabouts is None:
        return built, b""
    return built, _directory(storage, built.whereabouts)


def lists_in(folder: Path) -> WhooshLists:
    """Open the index in a folder through Whoosh."""
    index: Index = file_storage(folder).open_index()
    return WhooshLists(index.reader())


def file_storage(folder: Path) -> FileStorage:
    """Return Whoosh's storage of a folder."""
    # A file that is cut short while it is mapped into memory would end Python.
    make: Any = FileStorage
    storage: FileStorage = make(str(folder), supports_mmap=False)
    return storage


def _directory(storage: Any, whereabouts: Whereabouts) -> bytes:
    segments = [name for name in storage.list() if name.endswith(".seg")]
    name = max(segments, key=storage.file_modified)
    whole: Any = CompoundStorage(storage.open_file(name), use_mmap=False)
    try:
        (postings,) = (each for each in whole.list() if each.endswith(".pst"))
        start, _ = whole.range(postings)
    finally:
        whole.close()
    return whereabouts.packed(start)


def unknown_whoosh() -> str:
    """Return the version of a Whoosh that faqt does not know from the inside; else nothing."""
    return "" if codec_fits() else ".".join(map(str, whoosh.__version__))
