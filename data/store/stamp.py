"""What a store was made from, and whether a file is still that."""

from __future__ import annotations

from typing import Final, NamedTuple

_RACY_SECONDS: Final = 3.0
"""A file that was written this shortly before its store may have been written again without its
time telling (as git calls it, racily clean): its digest is compared as well."""


class Stamp(NamedTuple):
    """What a store was made from."""

    spelled: str
    """The file's path, and how it was spelled: the warnings name it so."""
    size: int
    """Size of the file in bytes."""
    mtime_ns: int
    """Time of its last change in nanoseconds."""
    digest: str
    """SHA-256 of its bytes in hexadecimal."""
    written: float
    """When the store was written, in seconds."""
    shape: str
    """What the store was written by."""

    def trusted(self, size: int, mtime_ns: int) -> bool:
        """Return whether size and time alone show that the file is the same."""
        same = self.size == size and self.mtime_ns == mtime_ns
        return same and self.written - self.mtime_ns / 1e9 > _RACY_SECONDS
