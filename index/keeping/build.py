"""Writing a FAQ into a Whoosh index, and telling what has changed since."""

from __future__ import annotations

import gc
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.keeping.documents import DIGEST_SIZE, Documents
from index.keeping.lists import Gathered
from index.keeping.overlay import Overlay
from index.keeping.weighing import MEASURED, average, norms
from index.keeping.writing import list_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from whoosh.index import Index

    from data.model import Faq
    from index.analysis import Analyzer

_REPORT_EVERY = 64
_READING = 0.7
"""The share of the time that goes into reading."""
_WORTH_KEEPING = 0.2
"""Above this share of changed entries a new index is quicker and smaller than a patched one."""
_SAME = 0.001
"""Average lengths stay as they were when the index was made until one is off by this share."""


Words = dict[str, int]
"""The words of a FAQ as they are written, folded, with in how many entries each occurs."""


@dataclass(frozen=True, slots=True)
class Built:
    """What is known of an index that was made."""

    words: Words
    """The words of the FAQ."""
    digests: bytes
    """The fingerprints of its entries, one after the other."""
    averages: Mapping[str, float]
    """The average lengths of the fields whose length counts."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed since."""

    overlay: Overlay
    """Laid over the posting lists of the index, this makes those of the FAQ."""
    words: Words
    """The words of the entries that are new or changed."""


def merge_words(old: Words, new: Words) -> Words:
    """Add the words of changed entries; words of what they replace stay until a rebuild."""
    return old | {word: old.get(word, 0) + count for word, count in new.items()}


def build(
    index: Index, faq: Faq, analyzer: Analyzer, progress: Callable[[int, int], None] | None = None
) -> Built:
    """Fill an index with a whole FAQ, replacing what it held.

    Args:
        index: The Whoosh index to fill.
        faq: What to index.
        analyzer: The analysis of the FAQ's language.
        progress: Called with how many entries are done, and how many there are.

    Returns:
        What is known of the index.

    Raises:
        OSError: The index cannot be written.
        whoosh.index.LockError: Another process is writing.
    """
    total = len(faq.entries)
    report = _Report(progress, total)
    writer = list_writer(index, total)
    collecting = gc.isenabled()
    # All that is made here lives until the end; looking for garbage among it is wasted time.
    gc.disable()
    try:
        documents, gathered = Documents(faq, analyzer), Gathered()
        lengths = {name: array("I") for name in MEASURED}
        digests = bytearray()
        for place, entry in enumerate(faq.entries):
            if place % _REPORT_EVERY == 0:
                report.reading(place)
            counted = documents.counted(entry)
            gathered.add(place, counted)
            digests += counted.digest
            for name, length in zip(MEASURED, counted.lengths, strict=True):
                lengths[name].append(length)
        words = _words(documents, gathered)
        averages = {name: average(lengths[name]) for name in MEASURED}
        writer.write(gathered.lists(norms(total, lengths, averages), report.writing))
    except BaseException:
        writer.cancel()
        raise
    finally:
        if collecting:
            gc.enable()
    report.done()
    return Built(words, bytes(digests), averages)


def changes(
    faq: Faq, analyzer: Analyzer, digests: bytes, averages: Mapping[str, float]
) -> Changed | None:
    """Tell what has changed in a FAQ since its index was made.

    Args:
        faq: What is to be searched now.
        analyzer: The analysis of its language.
        digests: The fingerprints of the entries that were indexed, one after the other.
        averages: The average lengths of fields then.

    Returns:
        The changes; None when there are so many that a new index is better.
    """
    documents = Documents(faq, analyzer)
    count = len(digests) // DIGEST_SIZE
    known = {
        digests[at : at + DIGEST_SIZE]: at // DIGEST_SIZE
        for at in range(0, len(digests), DIGEST_SIZE)
    }
    lengths = {name: array("I") for name in MEASURED}
    order = array("i", (-1,)) * count
    fresh = []
    for place, entry in enumerate(faq.entries):
        digest, measures = documents.fingerprint(entry)
        for name, length in zip(MEASURED, measures, strict=True):
            lengths[name].append(length)
        before = known.get(digest)
        if before is None:
            fresh.append(place)
        else:
            order[before] = place
    gone = [place for place, now in enumerate(order) if now < 0]
    if max(len(fresh), len(gone)) > _WORTH_KEEPING * max(1, count):
        return None
    if any(
        abs(average(lengths[name]) - averages[name]) > _SAME * averages[name] for name in MEASURED
    ):
        return None
    stays = len(faq.entries) == count and all(now in (-1, at) for at, now in enumerate(order))
    gathered = Gathered()
    for place in fresh:
        gathered.add(place, documents.counted(faq.entries[place]))
    words = _words(documents, gathered)
    some = {name: [lengths[name][place] for place in fresh] for name in MEASURED}
    worth = norms(len(fresh), some, averages)
    by_place = [dict(zip(fresh, values, strict=True)) for values in worth]
    lists = {
        (each.field, each.term): (each.places, each.weights, each.marks)
        for each in gathered.lists(by_place)
    }
    return Changed(Overlay(gone, None if stays else order, lists), words)


def _words(documents: Documents, gathered: Gathered) -> Words:
    """Count the words by the entries that have them."""
    terms_of = documents.analyzer.index_terms
    return {word: gathered.frequency(terms_of(word)[0]) for word in documents.words()}


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
