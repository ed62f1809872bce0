"""Numbered rows in an SQLite file, each with a checksum that covers its table and its number.

Nothing is looked up by anything but a number, and every number that was stored is there: a row that
is missing, or is not what was written, is damage. So "there is no such question" can be trusted.
Only an index page of SQLite's own could hide a row, and then the row is missed.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TABLES: Final = (
    "head",
    "entry",
    "work",
    "citing",
    "tagged",
    "entry_name",
    "work_name",
    "listed",
    "number",
    "question",
)
"""What is stored: see :mod:`data.store.writing`."""

_SEEDS: Final = {name: zlib.crc32(name.encode()) for name in TABLES}
_AT_ONCE: Final = 256
"""Rows that are read at once where all are gone through."""


_LOCK: Final = threading.Lock()
"""Held while SQLite is at work. A process that is forked finds it at rest, and may read on: the
files are only read, by their places, and never locked."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_LOCK.acquire, after_in_parent=_LOCK.release, after_in_child=_LOCK.release
    )


class DamagedError(Exception):
    """What was stored cannot be read, or is not what was written."""


class Rows:
    """The rows of one FAQ, to read; any number of threads may."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Take an open database.

        Args:
            database: The database, which nothing else writes to.
        """
        self._database = database

    @classmethod
    def open(cls, path: str) -> Rows:
        """Open a file of rows.

        Args:
            path: The file.

        Raises:
            DamagedError: It is no database, or cannot be read.
            FileNotFoundError: There is none.
            PermissionError: It is somebody else's, or a link.
        """
        _check_owner(path)
        return cls(_connect(path))

    def get(self, table: str, number: int) -> bytes:
        """Return one row.

        Args:
            table: One of :data:`TABLES`.
            number: Its number, from 0.

        Raises:
            DamagedError: It is not there, or not what was written.
        """
        for found, body in self._fetch(table, number, number + 1):
            if found == number:
                return body
        raise DamagedError(f"{table} {number}")

    def run(self, table: str, start: int, stop: int) -> Iterator[bytes]:
        """Yield rows one after another; few are held at once.

        Args:
            table: One of :data:`TABLES`.
            start: Number of the first.
            stop: Number after the last.

        Raises:
            DamagedError: One is not there, or not what was written.
        """
        for first in range(start, stop, _AT_ONCE):
            last = min(stop, first + _AT_ONCE)
            rows = self._fetch(table, first, last)
            if [number for number, _ in rows] != list(range(first, last)):
                raise DamagedError(f"{table} {first}")
            yield from (body for _, body in rows)

    def close(self) -> None:
        """Let go of the file."""
        with _LOCK, suppress(sqlite3.Error):
            self._database.close()

    def _fetch(self, table: str, start: int, stop: int) -> Sequence[tuple[int, bytes]]:
        seed = _SEEDS[table]
        try:
            with _LOCK:
                found = self._database.execute(
                    f"SELECT number, checksum, body FROM {table} "  # noqa: S608 - of TABLES
                    "WHERE number >= ? AND number < ?",
                    (start, stop),
                ).fetchall()
            return [
                (number, body)
                for number, checksum, body in found
                if _is_whole(seed, number, checksum, body)
            ]
        except (sqlite3.Error, sqlite3.Warning, OSError, ValueError, TypeError) as error:
            raise DamagedError(f"{table} {start}") from error


def _is_whole(seed: int, number: int, checksum: int, body: bytes) -> bool:
    if zlib.crc32(body, seed ^ (number & 0xFFFFFFFF)) != checksum:
        raise ValueError(number)
    return True


def _check_owner(path: str) -> None:
    """Refuse what somebody else may have put there."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        owner = os.fstat(descriptor).st_uid
    finally:
        os.close(descriptor)
    own = getattr(os, "geteuid", lambda: owner)()
    if owner != own:
        raise PermissionError(path)


def _connect(path: str) -> sqlite3.Connection:
    from urllib.parse import quote

    # The file is never written to once it has its name: no lock is needed, and none is in the way.
    address = f"file:{quote(os.path.abspath(path))}?mode=ro&immutable=1"  # noqa: PTH100
    try:
        return sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    except sqlite3.Error as error:
        raise DamagedError(path) from error


class RowsWriter:
    """Writes a file of rows, which is looked at only once it is whole."""

    def __init__(self, path: str, *, page_size: int = 16384) -> None:
        """Begin an empty file.

        Args:
            path: The file, which must not be there yet; ``:memory:`` to keep the rows in memory.
            page_size: Bytes that are read at once, a power of two.

        Raises:
            OSError: It cannot be written.
            sqlite3.Error: The same.
        """
        if path != ":memory:":
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
            os.close(os.open(path, flags, 0o600))
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        run = self._database.execute
        # Nobody reads what is not whole, so that there is nothing to come back to.
        for pragma in (
            f"page_size={page_size}",
            "journal_mode=OFF",
            "synchronous=OFF",
            "mmap_size=0",
        ):
            run(f"PRAGMA {pragma}")
        run("BEGIN")
        for table in TABLES:
            run(
                f"CREATE TABLE {table} (number INTEGER PRIMARY KEY, checksum INTEGER NOT NULL,"
                " body BLOB NOT NULL)"
            )

    def put(self, table: str, start: int, bodies: Iterable[bytes]) -> None:
        """Write rows in order; rows that are there already are replaced.

        Args:
            table: One of :data:`TABLES`.
            start: Number of the first.
            bodies: What they hold.

        Raises:
            sqlite3.Error: They cannot be written.
        """
        seed, checksum = _SEEDS[table], zlib.crc32
        self._database.executemany(
            f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)",  # noqa: S608 - of TABLES
            (
                (number, checksum(body, seed ^ number), body)
                for number, body in enumerate(bodies, start)
            ),
        )

    def read(self) -> Rows:
        """Return what was written so far, to read before it is closed."""
        return Rows(self._database)

    def in_memory(self) -> Rows:
        """Return a copy in memory of what was written and finished.

        Raises:
            DamagedError: It cannot be copied.
        """
        copy = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        try:
            self._database.backup(copy)
        except sqlite3.Error as error:
            raise DamagedError from error
        return Rows(copy)

    def finish(self) -> None:
        """Write what is not written yet.

        Raises:
            sqlite3.Error: It cannot be written.
        """
        self._database.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._database.close()
