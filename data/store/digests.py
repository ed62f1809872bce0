"""What a source was when it was read: digests of files and of folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def source_digest(path: str | os.PathLike[str]) -> str:
    """Return the SHA-256 of a file's bytes, or of the files of a folder, in hexadecimal.

    A folder's digest comes from the names, sizes and times of its files: reading thousands of them
    each time would take longer than what is saved.

    Args:
        path: The file or folder.

    Raises:
        OSError: It cannot be read.
    """
    import hashlib  # here, because it costs start-up and a fresh cache needs none

    if not os.path.isdir(path):  # noqa: PTH112 - any path will do
        with open(path, "rb") as stream:  # noqa: PTH123
            return hashlib.file_digest(stream, "sha256").hexdigest()
    made = hashlib.sha256()
    for name, stat in _files(path):
        made.update(
            f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode("utf-8", "surrogateescape")
        )
    return made.hexdigest()


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal."""
    import hashlib  # here for the reason given above

    return hashlib.sha256(data).hexdigest()


def size_and_time(path: str | os.PathLike[str]) -> tuple[int, int]:
    """Return the size in bytes and the time in nanoseconds by which a change is noticed.

    Args:
        path: A file, or a folder, which has the size of all its files and the latest time of them.

    Raises:
        OSError: It cannot be read.
    """
    own = os.stat(path)  # noqa: PTH116
    if not os.path.isdir(path):  # noqa: PTH112
        return own.st_size, own.st_mtime_ns
    size, time = 0, own.st_mtime_ns
    for _, stat in _files(path):
        size += stat.st_size
        time = max(time, stat.st_mtime_ns)
    return size, time


def _files(path: str | os.PathLike[str]) -> Iterator[tuple[str, os.stat_result]]:
    for place, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            whole = os.path.join(place, name)  # noqa: PTH118
            try:
                yield whole, os.stat(whole)  # noqa: PTH116
            except OSError:
                continue
