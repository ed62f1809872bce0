"""Writing a FAQ into a Whoosh index."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.keeping.sharing import counts_of
from index.keeping.weighing import MEASURED, norms, totals
from index.keeping.writing import list_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from whoosh.index import Index

    from data.model import Faq
    from index.analysis import Analyzer
    from index.keeping.directory import Whereabouts
    from index.keeping.weighing import Totals
    from index.keeping.words import Words

_REPORT_EVERY = 64
_READING = 0.7
"""The share of the time that goes into reading."""


@dataclass(frozen=True, slots=True)
class Built:
    """What is known of an index that was made."""

    words: Words
    """The words of the FAQ."""
    digests: bytes
    """The fingerprints of its entries, one after the other."""
    totals: Mapping[str, Totals]
    """How long the fields are whose length counts."""
    whereabouts: Whereabouts | None
    """Where the posting lists are; None where that is not known."""


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
        counts = counts_of(faq, analyzer, report.reading)
        gathered = counts.gathered
        words = gathered.words(counts.words, analyzer)
        sums = {name: totals(counts.lengths[name]) for name in MEASURED}
        averages = {name: sums[name].average for name in MEASURED}
        lists = gathered.lists(norms(total, counts.lengths, averages), report.writing)
        whereabouts = writer.write(lists)
    except BaseException:
        writer.cancel()
        raise
    finally:
        if collecting:
            gc.enable()
    report.done()
    return Built(words, bytes(counts.digests), sums, whereabouts)


class _Report:
    """Reports progress: reading takes most of the time, writing what was read the rest."""

    def __init__(self, progress: Callable[[int, int], None] | None, total: int) -> None:
        self._progress = progress
        self._total = total

    def reading(self, number: int) -> None:
        """Say how many entries are read."""
        if number % _REPORT_EVERY == 0:
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
