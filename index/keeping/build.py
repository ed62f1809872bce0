"""Writing a FAQ into a Whoosh index, whole or only what changed."""

from __future__ import annotations

import gc
from array import array
from typing import TYPE_CHECKING, Any

from index.keeping.documents import FIELDS, Documents
from index.keeping.schema import DIGEST
from index.keeping.writing import list_writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from whoosh.index import Index

    from data.model import Entry, Faq
    from index.analysis import Analyzer
    from index.keeping.writing import ListWriter

_REPORT_EVERY = 64
_READING = 0.7
"""The share of the time that goes into reading."""
_WORTH_UPDATING = 0.2
"""Above this share of changed entries a new index is quicker and smaller than a patched one."""


Words = dict[str, int]
"""The words of a FAQ as they are written, folded, with in how many entries each occurs."""


def merge_words(old: Words, new: Words) -> Words:
    """Add the words of changed entries; words of what they replace stay until a rebuild."""
    return old | {word: old.get(word, 0) + count for word, count in new.items()}


def build(
    index: Index, faq: Faq, analyzer: Analyzer, progress: Callable[[int, int], None] | None = None
) -> Words:
    """Fill an index with a whole FAQ, replacing what it held.

    Args:
        index: The Whoosh index to fill.
        faq: What to index.
        analyzer: The analysis of the FAQ's language.
        progress: Called with how many entries are done, and how many there are.

    Returns:
        The words of the FAQ.

    Raises:
        OSError: The index cannot be written.
        whoosh.index.LockError: Another process is writing.
    """
    from whoosh.writing import CLEAR

    documents = Documents(faq, analyzer)
    return _write(index, documents, tuple(faq.entries), (), progress, mergetype=CLEAR)


def update(index: Index, faq: Faq, analyzer: Analyzer) -> Words | None:
    """Bring an index up to date entry by entry.

    Args:
        index: A Whoosh index of an earlier state of the FAQ.
        faq: What is to be indexed now.
        analyzer: The analysis of the FAQ's language.

    Returns:
        The words of the entries that were written; None when so much has changed that building
        anew is better, and nothing was written.

    Raises:
        OSError: The index cannot be written.
        whoosh.index.LockError: Another process is writing.
    """
    documents = Documents(faq, analyzer)
    wanted = {documents.digest(entry): entry for entry in faq.entries}
    present = indexed_digests(index)
    changed = [entry for digest, entry in wanted.items() if digest not in present]
    gone = [document for digest, document in present.items() if digest not in wanted]
    if max(len(changed), len(gone)) > _WORTH_UPDATING * max(1, len(present)):
        return None
    if changed or gone:
        return _write(index, documents, changed, gone, None)
    return {}


def indexed_digests(index: Index) -> dict[bytes, int]:
    """Return the fingerprints of the documents of an index with their document numbers."""
    found: dict[bytes, int] = {}
    with index.reader() as reader:
        for leaf, base in reader.leaf_readers():
            if leaf.has_column(DIGEST):
                column = leaf.column_reader(DIGEST)
                for document in leaf.all_doc_ids():
                    found[bytes(column[document])] = base + document
    return found


def document_order(index: Index, faq: Faq, analyzer: Analyzer) -> array[int]:
    """Return for each document its entry's place in the FAQ; -1 for documents that are gone."""
    documents = Documents(faq, analyzer)
    present = indexed_digests(index)
    order = array("i", [-1]) * index.reader().doc_count_all()
    for position, entry in enumerate(faq.entries):
        order[present[documents.digest(entry)]] = position
    return order


def _words(documents: Documents, lists: ListWriter) -> Words:
    """Count the words by the entries that have them."""
    terms_of = documents.analyzer.index_terms
    return {
        word: max(1, *(lists.frequency(field, terms_of(word)[0]) for field in FIELDS))
        for word in documents.words()
    }


def _write(
    index: Index,
    documents: Documents,
    entries: tuple[Entry, ...] | list[Entry],
    gone: tuple[int, ...] | list[int],
    progress: Callable[[int, int], None] | None,
    **commit: Any,
) -> Words:
    report = _Report(progress, len(entries))
    lists = list_writer(index, report.writing)
    collecting = gc.isenabled()
    # All that is made here lives until the end; looking for garbage among it is wasted time.
    gc.disable()
    try:
        for document in gone:
            lists.delete(document)
        for number, entry in enumerate(entries):
            if number % _REPORT_EVERY == 0:
                report.reading(number)
            lists.add(documents.fields(entry), documents.digest(entry))
        words = _words(documents, lists)
        lists.commit(**commit)
    except BaseException:
        lists.cancel()
        raise
    finally:
        if collecting:
            gc.enable()
    report.done()
    return words


class _Report:
    """Reports progress: reading takes most of the time, writing what was read the rest."""

    def __init__(self, progress: Callable[[int, int], None] | None, total: int) -> None:
        self._progress = progress
        self._total = total

    def reading(self, number: int) -> None:
        """Say how many entries are read."""
        self._say(_READING * number)

    def writing(self, share: float) -> None:
        """Say which share of the terms is written."""
        self._say((_READING + (1 - _READING) * share) * self._total)

    def done(self) -> None:
        """Say that all is done."""
        self._say(self._total)

    def _say(self, done: float) -> None:
        if self._progress is not None:
            self._progress(int(done), self._total)
