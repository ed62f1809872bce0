"""Making the vectors of a FAQ that are missing, and keeping them. Needs numpy."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.util.filelock import FileLock

from index.meaning.closeness import Closeness
from index.meaning.header import read_header
from index.meaning.passages import (
    ANSWER,
    ANSWER_PIECES,
    Passages,
    passages,
    passages_of,
    text_of,
)
from index.meaning.vectors import (
    Kept,
    blank_table,
    describe,
    discard_unfinished,
    keys_of,
    new_table,
    put,
    read,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from data.model import Change, Faq
    from index.meaning.encoder import Encoder
    from index.meaning.passages import Passage

_LOCK = "vectors.lock"
_QUESTIONS_AT_ONCE, _ANSWERS_AT_ONCE = 32, 8
"""Texts that are encoded before looking whether to stop: a tenth of a second of work."""
_DESCRIBED_AT_ONCE = 4096
_KEPT_EVERY = 20.0
"""Seconds of work that may be lost when the process is killed."""
_ASKED_EVERY = 0.5
"""Seconds between two looks at what another process has done."""


class Preparing:
    """Brings the vectors of one FAQ up to date."""

    def __init__(
        self,
        faq: Faq,
        folder: Path | None,
        encoder: Encoder,
        publish: Callable[[Closeness, bool], None],
        *,
        progress: Callable[[int, int], None],
        stopped: Callable[[], bool],
        most: int | None = None,
    ) -> None:
        """Prepare to work.

        Args:
            faq: The FAQ.
            folder: The folder of its index; None to keep the vectors in memory.
            encoder: The model.
            publish: Takes what can be searched so far, and whether it is all.
            progress: Told how many texts have vectors, and how many there are.
            stopped: Asked every now and then whether to give up.
            most: Encode nothing when more texts than this are missing; None for any number.
        """
        self._faq = faq
        self._folder = folder
        self._encoder = encoder
        self._publish = publish
        self._progress = progress
        self._stopped = stopped
        self._most = most
        self._passages: Passages | dict[int, Passage] = {}
        self._done = 0
        self.lacking = 0
        """How many texts at least were missing when that was more than was to be encoded."""

    def run(self) -> None:
        """Do all that is missing, or as much as is wanted; what is done is kept."""
        if self._take_kept() or self._lacks_too_many():
            return
        with self._alone() as alone:
            # Whoever worked on it meanwhile may have done all of it.
            if not self._take_kept() and not self._stopped():
                self._complete(keep=alone)

    def _take_kept(self) -> bool:
        """Use what is kept, if it was made for this very FAQ."""
        if self._folder is None or not self._faq.digest:
            return False
        kept = read(self._folder)
        if kept.digest != self._faq.digest:
            return False
        self._publish(Closeness(len(self._faq.entries), kept.table), True)
        return True

    def _lacks_too_many(self) -> bool:
        """Return whether more is missing than is to be encoded, looking no further than needed."""
        if self._most is None or self._since() is not None:
            return False
        known = set(keys_of(self._kept().table))
        missing: set[bytes] = set()
        for passage in passages(self._faq):
            if passage.key not in known:
                missing.add(passage.key)
                if len(missing) > self._most:
                    self.lacking = len(missing)
                    return True
        return False

    def _kept(self) -> Kept:
        return read(self._folder) if self._folder is not None else Kept(new_table(()))

    def _since(self) -> Change | None:
        """Return what was edited since the vectors that are kept were made; None for too much."""
        change = self._faq.change
        if change is None or self._folder is None or not change.base.digest:
            return None
        return change if read_header(self._folder) == change.base.digest else None

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Wait until no other process works on the same vectors; tell whether they can be kept."""
        lock = None
        try:
            if self._folder is not None:
                self._folder.mkdir(parents=True, exist_ok=True)
                lock = FileLock(str(self._folder / _LOCK))
                while not lock.acquire():
                    if self._stopped() or self._most is not None:
                        lock = None
                        break
                    time.sleep(_ASKED_EVERY)
                else:
                    discard_unfinished(self._folder)
        except OSError:
            lock = None
        try:
            yield lock is not None
        finally:
            if lock is not None:
                with suppress(OSError):
                    lock.release()

    def _complete(self, *, keep: bool) -> None:
        table, missing = self._table()
        if self._most is not None and len(missing) > self._most:
            self.lacking = len(missing)
            return
        entries = len(self._faq.entries)
        answers = {row for row in missing if self._passages[row].part == ANSWER}
        questions = missing.keys() - answers
        if not self._encode(table, sorted(questions), missing, _QUESTIONS_AT_ONCE, keep=keep):
            return
        if answers:
            done = table[table["scale"] > 0]
            self._publish(Closeness(entries, done[done["part"] != ANSWER]), False)
        if not self._encode(table, sorted(answers), missing, _ANSWERS_AT_ONCE, keep=keep):
            return
        if keep:
            self._keep(table, self._faq.digest)
        self._publish(Closeness(entries, table), True)

    def _table(self) -> tuple[NDArray[Any], dict[int, list[int]]]:
        """Return the table with all vectors that are kept, and the rows that are missing.

        Each text that occurs more than once is missing once; the other rows stand behind it.
        """
        change, kept = self._since(), self._kept()
        if change is not None and kept.digest == change.base.digest:
            table, rows = self._with_edited(kept.table, change)
        else:
            self._passages = found = Passages(passages(self._faq))
            table, rows = blank_table(len(found)), range(len(found))
        known = {key: row for row, key in enumerate(keys_of(kept.table))}
        here, there = [], []
        first: dict[bytes, int] = {}
        missing: dict[int, list[int]] = {}
        for row in rows:
            key = self._passages[row].key
            at = known.get(key)
            if at is not None:
                here.append(row)
                there.append(at)
            else:
                missing.setdefault(first.setdefault(key, row), []).append(row)
        for name in ("scale", "numbers"):
            table[name][here] = kept.table[name][there]
        self._describe(table, here)
        self._done = len(table) - sum(map(len, missing.values()))
        return table, missing

    def _with_edited(
        self, kept: NDArray[Any], change: Change
    ) -> tuple[NDArray[Any], Sequence[int]]:
        """Return a table with room for what was edited, and the rows that are for it."""
        edited = [
            passage
            for place in change.places
            for passage in passages_of(place, self._faq.entries[place])
        ]
        same = kept[~np.isin(kept["place"], change.places)]
        table = np.concatenate([same, new_table(edited)])
        order = table["place"].argsort(kind="stable")
        rows = np.flatnonzero(order >= len(same)).tolist()
        self._passages = dict(zip(rows, edited, strict=True))
        return table[order], rows

    def _encode(
        self,
        table: NDArray[Any],
        rows: Sequence[int],
        alike: Mapping[int, Sequence[int]],
        at_once: int,
        *,
        keep: bool,
    ) -> bool:
        """Encode the texts of some rows; tell whether all were done.

        Args:
            table: Takes the vectors.
            rows: The rows.
            alike: For each of them all rows with its text.
            at_once: How many to encode before looking whether to stop.
            keep: Whether to keep what is done every now and then.
        """
        kept_at = time.monotonic()
        for start in range(0, len(rows), at_once):
            stopped = self._stopped()
            if keep and (stopped or time.monotonic() - kept_at > _KEPT_EVERY):
                self._keep(table[table["scale"] > 0], "")
                kept_at = time.monotonic()
            if stopped:
                return False
            some = rows[start : start + at_once]
            texts = [text_of(self._faq, self._passages[row]) for row in some]
            vectors = self._encoder.encode(texts, ANSWER_PIECES)
            put(table, some, vectors)
            self._describe(table, some)
            self._done += sum(len(alike[row]) for row in some)
            self._progress(self._done, len(table))
        # Only now, because rows take memory from when something is put into them.
        for row in rows:
            if others := alike[row][1:]:
                for name in ("scale", "numbers"):
                    table[name][others] = table[name][row]
                self._describe(table, others)
        return True

    def _describe(self, table: NDArray[Any], rows: Sequence[int]) -> None:
        for start in range(0, len(rows), _DESCRIBED_AT_ONCE):
            some = rows[start : start + _DESCRIBED_AT_ONCE]
            describe(table, some, [self._passages[row] for row in some])

    def _keep(self, table: NDArray[Any], digest: str) -> None:
        # A full disk is no reason not to search: the vectors stay in memory.
        if self._folder is not None:
            with suppress(OSError):
                write(self._folder, table, digest)
