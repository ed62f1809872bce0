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
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from data.model import Faq
    from data.reading.reader import Loaded
    from data.store.rows import RowsWriter

FaqAndWarnings = tuple["Faq", tuple[Problem, ...]]
"""A FAQ, and the warnings about its file."""

_FORMAT: Final = 4
_RACY_SECONDS: Final = 3.0
"""A file that was written this shortly before its store may have been written again without its
time telling (as git calls it, racily clean): its digest is compared as well."""
_ALWAYS_READ: Final = 1024 * 1024
"""Bytes up to which no setting makes a file too large."""
_LEFT_BEHIND: Final = 3600.0
"""Seconds after which a store that is not finished was left behind by a crash."""
_CANNOT_KEEP = (OSError, sqlite3.Error, ValueError, TypeError, DamagedError, MemoryError)


def read_kept(
    path: str | os.PathLike[str],
    cache_dir: Path,
    reader: Callable[[str | os.PathLike[str]], Loaded] | None = None,
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
        reader: Callable[[str | os.PathLike[str]], Loaded] | None,
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
        loaded = self._load()
        if loaded.faq is None:
            raise FaqError(loaded.problems)
        # A bibliography can change without the file that names it.
        if stamp_of is not None and not loaded.faq.bibliographies:
            kept = self._keep(loaded.faq, loaded.problems, stamp_of)
            if kept is not None:
                return kept
        return loaded.faq, loaded.problems

    def _load(self) -> Loaded:
        if self._reader is not None:
            return self._reader(self._path)
        # Importing PyYAML costs more than all else that a small command does.
        from data.reading.reader import load

        return load(self._path)

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
                return self._open(rows, head)
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

    def _open(self, rows: Rows, head: Mapping[str, object]) -> FaqAndWarnings:
        stamp: Mapping[str, str | int | float] = head["stamp"]  # type: ignore[assignment]
        return stored_faq(Store(rows, lambda times: self._again(stamp, times)), head)

    def _keep(
        self, faq: Faq, problems: tuple[Problem, ...], stamp_of: tuple[int, int]
    ) -> FaqAndWarnings | None:
        """Keep a FAQ, and return it as it is kept; one that cannot be kept is no loss."""
        stamp = _Stamp(self._spelled, *stamp_of, faq.digest, time.time(), self._shape)
        fields = {name: getattr(stamp, name) for name in _Stamp.__slots__}
        try:
            rows = self._write(faq, problems, fields)
            return self._open(rows, unpack(rows.get("head", HEAD)))
        except (*_CANNOT_KEEP, FaqError):
            return None

    def _write(
        self, faq: Faq, problems: tuple[Problem, ...], stamp: Mapping[str, str | int | float]
    ) -> Rows:
        """Write a store aside, then put it in its place."""
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}-{threading.get_ident()}.part")
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._remove_what_was_left()
        try:
            _fill(str(part), faq, problems, stamp).close()
            part.replace(self._file)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        return Rows.open(str(self._file))

    def _remove_what_was_left(self) -> None:
        for path in self._file.parent.glob("*.part"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFT_BEHIND:
                    path.unlink()

    def _again(self, stamp: Mapping[str, str | int | float], times: int) -> Rows:
        """Make the rows again of a FAQ that is being read.

        Raises:
            FaqError: The file is not what it was.
        """
        loaded = self._load()
        if loaded.faq is None:
            raise FaqError(loaded.problems)
        if loaded.faq.digest != stamp["digest"]:
            raise FaqError((_changed(os.fspath(self._path)),))
        if not times:
            with suppress(*_CANNOT_KEEP):
                return self._write(loaded.faq, loaded.problems, stamp)
        return _fill(":memory:", loaded.faq, loaded.problems, stamp).read()


def _fill(
    path: str, faq: Faq, problems: tuple[Problem, ...], stamp: Mapping[str, str | int | float]
) -> RowsWriter:
    # Here, because a FAQ that was kept before needs no writer.
    from data.store.rows import RowsWriter
    from data.store.writing import FaqWriter

    rows = RowsWriter(path)
    try:
        writer = FaqWriter(rows)
        for entry in faq.entries:
            writer.entry(entry)
        for reference in faq.references:
            writer.work(reference)
        writer.finish(faq, problems, stamp)
    except BaseException:
        rows.close()
        raise
    return rows


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
