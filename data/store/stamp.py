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
    """The FAQ's digest."""
    written: float
    """When the store was written, in seconds."""
    shape: str
    """What the store was written by."""

    @property
    def source(self) -> str:
        """The part of the digest that is of the file alone (:attr:`data.model.Faq.digest`)."""
        return self.digest.partition(" ")[0]

    def of(self, found: tuple[int, int], source: str) -> Stamp:
        """Return the stamp of a later state of the file, read in the same way.

        Args:
            found: Its size and time.
            source: SHA-256 of its bytes in hexadecimal.
        """
        size, mtime_ns = found
        digest = source + self.digest[len(self.source) :]
        return self._replace(size=size, mtime_ns=mtime_ns, digest=digest)

    def trusted(self, size: int, mtime_ns: int) -> bool:
        """Return whether size and time alone show that the file is the same."""
        same = self.size == size and self.mtime_ns == mtime_ns
        return same and self.written - self.mtime_ns / 1e9 > _RACY_SECONDS
