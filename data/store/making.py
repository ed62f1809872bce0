"""Reading a file into a store, which is written aside and put in its place when it is whole."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from data.problems import FaqError, Problem
from data.reading.files import read_bytes
from data.reading.source import Limits
from data.store.codec import unpack
from data.store.groups import groups_of
from data.store.rows import DamagedError, Rows, RowsWriter
from data.store.stored import HEAD
from data.store.writing import FaqWriter, NotKeptError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from data.model import Faq
    from data.reading.reader import Loaded
    from data.reading.sink import Sink
    from data.store.groups import Groups
    from data.store.stamp import Stamp

    Load = Callable[[Sink | None], Loaded]
    """Reads the file; may give its entries and references to the sink."""

_LEFT_BEHIND: Final = 3600.0
"""Seconds after which a store that is not finished was left behind by a crash."""

_MOST_LOOKED_AT: Final = 100

NotMade: Final = (NotKeptError, DamagedError, OSError, MemoryError)
"""What keeps a store from being made, and is no loss."""


class Maker:
    """Makes the store of one file."""

    def __init__(self, path: str | os.PathLike[str], file: Path, load: Load) -> None:
        """Make nothing yet.

        Args:
            path: The FAQ's file.
            file: Where its store is.
            load: Reads the file.
        """
        self._path = path
        self._file = file
        self._load = load

    def make(self, stamp: Stamp) -> Rows:
        """Read the file into a new store.

        Args:
            stamp: What is known of the file; its digest is not.

        Returns:
            The store; in memory where it must not be kept.

        Raises:
            FaqError: The file cannot be read as a FAQ.
            NotKeptError: The store cannot be made; the others of :data:`NotMade` say the same.
        """
        _forget_what_is_gone(self._file)
        with aside(self._file) as part:
            rows, faq = self._written(str(part), stamp, "")
            try:
                # A bibliography can change without the file that names it.
                if faq.bibliographies:
                    return rows.in_memory()
            finally:
                rows.close()
            part.replace(self._file)
        return Rows.open(str(self._file))

    def again(self, stamp: Stamp, times: int) -> Rows:
        """Make the rows again of a FAQ that is being read.

        Args:
            stamp: What they were made from.
            times: How often that was done before: after the first time they stay in memory.

        Raises:
            FaqError: The file is not what it was.
        """
        with suppress(*NotMade):
            if not times:
                with aside(self._file) as part:
                    self._written(str(part), stamp, stamp.digest)[0].close()
                    part.replace(self._file)
                return Rows.open(str(self._file))
        return self._written(":memory:", stamp, stamp.digest)[0].read()

    def _written(self, path: str, stamp: Stamp, wanted: str) -> tuple[RowsWriter, Faq]:
        """Write a store, and return it with the FAQ but for its entries and references.

        Args:
            path: Where to.
            stamp: What is known of the file.
            wanted: The digest it must have; empty for any.
        """
        try:
            rows = RowsWriter(path)
        except sqlite3.Error as error:
            raise NotKeptError(str(error)) from error
        try:
            writer = FaqWriter(rows)
            loaded = self._load(writer)
            faq = self._good(loaded, wanted)
            if not loaded.gathered:
                # A reader of another format has all of it in memory.
                for entry in faq.entries:
                    writer.add_entry(entry)
                for reference in faq.references:
                    writer.add_reference(reference)
            made = stamp._replace(digest=faq.digest, written=time.time())
            writer.finish(faq, loaded.problems, made, self._groups(loaded, faq))
        except BaseException:
            rows.close()
            raise
        return rows, faq

    def _good(self, loaded: Loaded, wanted: str) -> Faq:
        if loaded.faq is None:
            raise FaqError(loaded.problems)
        if wanted and loaded.faq.digest != wanted:
            raise FaqError((changed(os.fspath(self._path)),))
        return loaded.faq

    def _groups(self, loaded: Loaded, faq: Faq) -> Groups | None:
        """Find out where the questions stand, if the file is still what was read."""
        if loaded.layout is None:
            return None
        import hashlib  # here, because it costs start-up and few files get here

        try:
            data = read_bytes(os.fspath(self._path), Limits.configured())
        except FaqError:
            return None
        if hashlib.sha256(data).hexdigest() != faq.source_digest:
            return None
        return groups_of(data, loaded.layout)


def _forget_what_is_gone(file: Path) -> None:
    """Remove the stores beside one whose FAQ is no longer there."""
    with suppress(OSError):
        for other in islice(file.parent.glob("*.faq"), _MOST_LOOKED_AT):
            with suppress(DamagedError, OSError, ValueError, KeyError, TypeError):
                rows = Rows.open(str(other))
                spelled = unpack(rows.get("head", HEAD))["stamp"][0]
                rows.close()
                if not os.path.lexists(spelled.partition("\n")[0]):
                    other.unlink()
                    other.with_suffix(".edit").unlink(missing_ok=True)


@contextmanager
def aside(file: Path) -> Iterator[Path]:
    """Give a path at which what is to be a file can be written, and clean up behind it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in file.parent.glob("*.part"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _LEFT_BEHIND:
                path.unlink()
    part = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def changed(name: str) -> Problem:
    """Return the problem of a FAQ whose store is damaged and whose file is another now."""
    return Problem(
        "error",
        "changed-while-read",
        "The file has changed, and what was kept of it is damaged.",
        file=name,
        hint="Open it again.",
        fatal=True,
    )
