"""FAQs that were read before, kept in the cache as rows: opened at once, however many there are.

The cache is disposable and never trusted. A store is taken only when it was made by this version of
the model from a file with the same size, time and, where the time says too little, digest; each of
its rows has a checksum. One that is damaged, also while it is read, is made again from the file.
Where it cannot be kept, the FAQ is in memory.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.problems import FaqError, Problem
from data.store.codec import shape, unpack
from data.store.digests import size_and_time, source_digest
from data.store.rows import DamagedError, Rows
from data.store.store import Store
from data.store.stored import HEAD, stored_faq

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from data.model import Faq
    from data.reading.reader import Loaded
    from data.reading.sink import Sink
    from data.store.rows import RowsWriter
    from data.store.writing import FaqWriter

FaqAndWarnings = tuple["Faq", tuple[Problem, ...]]
"""A FAQ, and the warnings about its file."""

_FORMAT: Final = 5
_RACY_SECONDS: Final = 3.0
"""A file that was written this shortly before its store may have been written again without its
time telling (as git calls it, racily clean): its digest is compared as well."""
_ALWAYS_READ: Final = 1024 * 1024
"""Bytes up to which no setting makes a file too large."""
_LEFT_BEHIND: Final = 3600.0
"""Seconds after which a store that is not finished was left behind by a crash."""
Reader = Callable[[str | os.PathLike[str], "Sink | None"], "Loaded"]
"""Reads a file; may give its entries and references to the sink."""


def read_kept(
    path: str | os.PathLike[str],
    cache_dir: Path,
    reader: Reader | None = None,
    *,
    readers: str = "",
) -> FaqAndWarnings:
    """Read a FAQ, from its store where there is a fresh one.

    Args:
        path: The FAQ's file, or a folder.
        cache_dir: Where stores are kept; need not exist and need not be writable.
        reader: Reads the file where there is none; None for the reader of faqt's own format alone.
        readers: What ``reader`` reads by, in any words: what others read is not taken.

    Returns:
        The FAQ and the warnings about its file.

    Raises:
        FaqError: When the file cannot be read as a FAQ.
    """
    return _Keeper(path, cache_dir, reader, readers).read()


def is_unchanged(faq: Faq) -> bool:
    """Return whether a FAQ's file still has the bytes that it was made from.

    Args:
        faq: A FAQ that was read from a file.

    Returns:
        True also when the file cannot be read now: what was read stays good.
    """
    try:
        return source_digest(faq.path) == faq.digest
    except OSError:
        return True


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What a store was made from."""

    spelled: str
    size: int
    mtime_ns: int
    digest: str
    written: float
    shape: str

    def trusted(self, size: int, mtime_ns: int) -> bool:
        """Return whether size and time alone show that the file is the same."""
        same = self.size == size and self.mtime_ns == mtime_ns
        return same and self.written - self.mtime_ns / 1e9 > _RACY_SECONDS


class _Keeper:
    """Keeps one FAQ."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        cache_dir: Path,
        reader: Reader | None,
        readers: str,
    ) -> None:
        self._path = path
        # The warnings name the file as the user did, so the spelling is part of the key.
        self._spelled = f"{os.path.abspath(path)}\n{os.fspath(path)}"  # noqa: PTH100
        self._file = cache_dir / "read" / f"{_short(self._spelled)}.faq"
        self._reader = reader
        self._shape = f"{_FORMAT} {shape()} {readers}"

    def read(self) -> FaqAndWarnings:
        """Take what was kept, or read the file and keep it."""
        found = self._take()
        if found is not None:
            return found
        try:
            stamp_of = size_and_time(self._path)
        except OSError:
            stamp_of = None
        if stamp_of is not None:
            from data.store.writing import NotKeptError  # here, because a kept FAQ needs no writer

            # One that cannot be kept is no loss.
            with suppress(NotKeptError, DamagedError, OSError, MemoryError):
                return self._read_and_keep(stamp_of)
        loaded = self._load(None)
        if loaded.faq is None:
            raise FaqError(loaded.problems)
        return loaded.faq, loaded.problems

    def _load(self, sink: Sink | None) -> Loaded:
        if self._reader is not None:
            return self._reader(self._path, sink)
        # Importing PyYAML costs more than all else that a small command does.
        from data.reading.reader import load

        return load(self._path, sink=sink)

    def _read_and_keep(self, stamp_of: tuple[int, int]) -> FaqAndWarnings:
        """Read the file into a store.

        Raises:
            FaqError: The file cannot be read as a FAQ.
            NotKeptError: It cannot be kept, like the other errors.
        """
        part = self._begin()
        try:
            rows = _writer(str(part))
            try:
                loaded, writer = self._fill(rows)
                if loaded.faq is None:
                    raise FaqError(loaded.problems)
                stamp = self._stamp(stamp_of, loaded.faq.digest)
                writer.finish(loaded.faq, loaded.problems, stamp)
                # A bibliography can change without the file that names it.
                if loaded.faq.bibliographies:
                    return self._open(rows.in_memory())
            finally:
                rows.close()
            part.replace(self._file)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return self._open(Rows.open(str(self._file)))

    def _fill(self, rows: RowsWriter) -> tuple[Loaded, FaqWriter]:
        """Read the file into the rows; a reader that takes no sink gives all in memory."""
        from data.store.writing import FaqWriter

        writer = FaqWriter(rows)
        loaded = self._load(writer)
        if loaded.faq is not None and not loaded.gathered:
            for entry in loaded.faq.entries:
                writer.add_entry(entry)
            for reference in loaded.faq.references:
                writer.add_reference(reference)
        return loaded, writer

    def _stamp(self, stamp_of: tuple[int, int], digest: str) -> Mapping[str, str | int | float]:
        stamp = _Stamp(self._spelled, *stamp_of, digest, time.time(), self._shape)
        return {name: getattr(stamp, name) for name in _Stamp.__slots__}

    def _begin(self) -> Path:
        """Return where a store can be written aside."""
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in self._file.parent.glob("*.part"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFT_BEHIND:
                    path.unlink()
        return self._file.with_name(f"{self._file.name}.{os.getpid()}-{threading.get_ident()}.part")

    def _take(self) -> FaqAndWarnings | None:
        try:
            found = size_and_time(self._path)
            rows = Rows.open(str(self._file))
        except (OSError, DamagedError):
            return None
        try:
            head: Mapping[str, object] = unpack(rows.get("head", HEAD))
            stamp = _Stamp(**head["stamp"])  # type: ignore[arg-type]
            fits = stamp.shape == self._shape and stamp.spelled == self._spelled
            if fits and not stamp.trusted(*found) and stamp.digest != source_digest(self._path):
                fits = False
            if fits and self._may_be_read(head, stamp):
                return self._open(rows)
        except (OSError, ValueError, TypeError, KeyError, DamagedError, FaqError):
            pass
        rows.close()
        return None

    def _may_be_read(self, head: Mapping[str, object], stamp: _Stamp) -> bool:
        texts = head["texts"]
        converted = isinstance(texts, dict) and texts["format"]
        if converted or stamp.size < _ALWAYS_READ:
            return True
        from data.reading.source import Limits  # here, because it costs start-up

        # Of a file that is too large, its reader says so.
        return stamp.size <= Limits.configured().file_bytes

    def _open(self, rows: Rows) -> FaqAndWarnings:
        head: Mapping[str, object] = unpack(rows.get("head", HEAD))
        stamp: Mapping[str, str | int | float] = head["stamp"]  # type: ignore[assignment]
        return stored_faq(Store(rows, lambda times: self._again(stamp, times)), head)

    def _again(self, stamp: Mapping[str, str | int | float], times: int) -> Rows:
        """Make the rows again of a FAQ that is being read.

        Raises:
            FaqError: The file is not what it was.
        """
        from data.store.writing import NotKeptError

        rows = None
        if not times:
            with suppress(NotKeptError, DamagedError, OSError, MemoryError):
                rows = self._written_again(stamp)
        return rows or self._fill_again(stamp, ":memory:").read()

    def _written_again(self, stamp: Mapping[str, str | int | float]) -> Rows:
        part = self._begin()
        try:
            self._fill_again(stamp, str(part)).close()
            part.replace(self._file)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return Rows.open(str(self._file))

    def _fill_again(self, stamp: Mapping[str, str | int | float], path: str) -> RowsWriter:
        rows = _writer(path)
        try:
            loaded, writer = self._fill(rows)
            writer.finish(self._same(loaded, stamp), loaded.problems, stamp)
        except BaseException:
            rows.close()
            raise
        return rows

    def _same(self, loaded: Loaded, stamp: Mapping[str, str | int | float]) -> Faq:
        if loaded.faq is None:
            raise FaqError(loaded.problems)
        if loaded.faq.digest != stamp["digest"]:
            raise FaqError((_changed(os.fspath(self._path)),))
        return loaded.faq


def _writer(path: str) -> RowsWriter:
    from data.store.rows import RowsWriter
    from data.store.writing import NotKeptError

    try:
        return RowsWriter(path)
    except sqlite3.Error as error:
        raise NotKeptError(str(error)) from error


def _changed(name: str) -> Problem:
    return Problem(
        "error",
        "changed-while-read",
        "The file has changed, and what was kept of it is damaged.",
        file=name,
        hint="Read it again.",
        fatal=True,
    )


def _short(text: str) -> str:
    """Return a name for a text that hardly any other has; importing hashlib takes 2 ms."""
    raw = text.encode("utf-8", "surrogateescape")
    return f"{crc32(raw):08x}{crc32(raw[::-1]):08x}"
