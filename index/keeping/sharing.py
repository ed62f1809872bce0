"""Counting the terms of a large FAQ on two cores: another Python counts what comes last.

It is a process of its own and no fork, as the screen has threads; it has no terminal, gets the
entries through a pipe, and ends when that does. Where it cannot be started, or fails, nothing is
lost: what it was to count is counted here.
"""

from __future__ import annotations

import gc
import marshal
import os
import pickle
import subprocess
import sys
import threading
import zlib
from array import array
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from index.analysis import analyzer_for
from index.keeping.documents import Documents
from index.keeping.lists import Gathered
from index.keeping.weighing import MEASURED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.model import Entry, Faq
    from index.analysis import Analyzer

_WORTH_SHARING: Final = 8_000
"""Fewer entries are counted before another Python has started."""
_MINE: Final = 0.55
"""The share that is counted here: the other has to start, and to send what it counted."""
_AT_ONCE: Final = 256
_CHECKSUM: Final = 4
_PROTOCOL: Final = 5
_CODE: Final = "import sys; sys.path[:] = {}; from index.keeping.sharing import main; main()"


class Counts:
    """The terms of entries in a row, with all that is known of them.

    Attributes:
        gathered: The terms.
        words: The words that were read.
        lengths: The lengths of the fields whose length counts.
        digests: The fingerprints of the entries.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.gathered = Gathered()
        self.words: set[str] = set()
        self.lengths = {name: array("I") for name in MEASURED}
        self.digests = bytearray()

    def count(
        self,
        entries: Iterable[Entry],
        documents: Documents,
        first: int,
        done: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Count entries.

        Args:
            entries: The entries.
            documents: What counts one of them.
            first: The place of the first.
            done: Called with how many are done.
        """
        for number, entry in enumerate(entries):
            done(number)
            counted = documents.counted(entry)
            self.gathered.add(first + number, counted)
            self.digests += counted.digest
            for name, length in zip(MEASURED, counted.lengths, strict=True):
                self.lengths[name].append(length)
        self.words |= documents.words()

    def packed(self) -> bytes:
        """Return everything, to be sent to another process."""
        gathered = self.gathered
        answers = {
            term: (places.tobytes(), counts.tobytes())
            for term, (places, counts) in gathered.answers.items()
        }
        others = {term: each.tobytes() for term, each in gathered.others.items()}
        beginnings = {term: each.tobytes() for term, each in gathered.beginnings.items()}
        lengths = {name: each.tobytes() for name, each in self.lengths.items()}
        parts = answers, others, beginnings, lengths, bytes(self.digests), list(self.words)
        return marshal.dumps(parts)

    def extend(self, packed: bytes) -> None:
        """Take what another process counted of the entries that follow."""
        parts = marshal.loads(packed)  # noqa: S302 - from a process of our own
        answers, others, beginnings, lengths, digests, words = parts
        gathered = self.gathered
        for term, (places, counts) in answers.items():
            mine = gathered.answers.setdefault(term, (array("I"), array("I")))
            mine[0].frombytes(places)
            mine[1].frombytes(counts)
        for table, theirs in ((gathered.others, others), (gathered.beginnings, beginnings)):
            for term, each in theirs.items():
                table.setdefault(term, array("I")).frombytes(each)
        for name, each in lengths.items():
            self.lengths[name].frombytes(each)
        self.digests += digests
        self.words.update(words)


def counts_of(faq: Faq, analyzer: Analyzer, done: Callable[[int], None]) -> Counts:
    """Count all entries of a FAQ.

    Args:
        faq: The FAQ.
        analyzer: The analysis of its language.
        done: Called with how many are done.
    """
    counts, documents = Counts(), Documents(faq, analyzer)
    total = len(faq.entries)
    helper = _Helper(faq, int(total * _MINE)) if total >= _WORTH_SHARING and _cores() > 1 else None
    if helper is None:
        counts.count(faq.entries, documents, 0, done)
        return counts
    try:
        first = islice(faq.entries, helper.first)
        counts.count(first, documents, 0, lambda number: done(int(number / _MINE)))
        theirs = helper.result()
        if theirs is None:
            counts.count(islice(faq.entries, helper.first, None), documents, helper.first)
        else:
            counts.extend(theirs)
    finally:
        helper.close()
    return counts


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Helper:
    """Another Python that counts the last entries of a FAQ."""

    def __init__(self, faq: Faq, first: int) -> None:
        self.first = first
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError, ValueError):
            process = self._process = subprocess.Popen(
                [sys.executable, "-c", _CODE.format(repr(sys.path))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            if process.stdin is not None:
                arguments = process.stdin, faq, first
                self._sender = threading.Thread(target=_send, args=arguments, daemon=True)
                self._sender.start()

    def result(self) -> bytes | None:
        """Wait for what was counted; None when it failed."""
        process = self._process
        if process is None or process.stdout is None:
            return None
        with suppress(OSError, ValueError):
            sent = process.stdout.read()
            body, checksum = sent[:-_CHECKSUM], sent[-_CHECKSUM:]
            if process.wait() == 0 and _checksum(body) == checksum:
                return body
        return None

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process = self._process
        if process is None:
            return
        process.kill()
        process.wait()
        self._sender.join()
        if process.stdout is not None:
            process.stdout.close()


def _send(pipe: IO[bytes], faq: Faq, first: int) -> None:
    """Send entries, a few at a time, and nothing at last."""
    frame = replace(faq, entries=(), references=tuple(faq.references), change=None)
    with suppress(OSError, ValueError), pipe:
        pickle.dump((frame, first), pipe, _PROTOCOL)
        for start in range(first, len(faq.entries), _AT_ONCE):
            pickle.dump(tuple(faq.entries[start : start + _AT_ONCE]), pipe, _PROTOCOL)
        pickle.dump((), pipe, _PROTOCOL)


def main() -> None:
    """Count what comes through standard input."""
    gc.disable()
    source: BinaryIO = sys.stdin.buffer
    frame, first = pickle.load(source)  # noqa: S301 - from the process that started this one
    documents = Documents(frame, analyzer_for(frame.language))
    counts = Counts()
    while entries := pickle.load(source):  # noqa: S301 - the same
        counts.count(entries, documents, first)
        first += len(entries)
    body = counts.packed()
    sys.stdout.buffer.write(body + _checksum(body))


def _checksum(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECKSUM, "little")
