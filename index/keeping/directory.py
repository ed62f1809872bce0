"""Where each posting list stands in the file that Whoosh wrote, so that one read fetches it.

Finding a list through Whoosh takes sixteen small reads; its block is the same either way. Every
list has a checksum of its own, compared when it is read, so that nobody needs to read hundreds of
megabytes before a search.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from typing import TYPE_CHECKING, BinaryIO, Protocol

from index.keeping.packing import Strings, pack, strings, unpack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Parts = tuple["Sequence[int]", "Sequence[float]", bytes, bytes, bytes, bytes]
"""A posting list as it is kept: see :class:`index.keeping.codec.Block`."""


class DamagedError(Exception):
    """What was read of an index is not what was written."""


class ListReader(Protocol):
    """Reads posting lists."""

    def read(self, field: str, term: str) -> Parts | None:
        """Return the posting list of a term in a field; None where it does not occur."""

    def close(self) -> None:
        """Close what is open."""


class Whereabouts:
    """Where posting lists were written: by field term, start, length and checksum."""

    def __init__(self) -> None:
        """Start empty."""
        self._fields: dict[str, tuple[list[str], array[int], array[int], array[int]]] = {}

    def add(self, field: str, term: str, start: int, body: bytes) -> None:
        """Take a list that was written; terms come sorted within their field."""
        found = self._fields.get(field)
        if found is None:
            found = self._fields[field] = [], array("Q"), array("I"), array("I")
        terms, starts, lengths, sums = found
        terms.append(term)
        starts.append(start)
        lengths.append(len(body))
        sums.append(zlib.crc32(body))

    def packed(self, base: int) -> bytes:
        """Return them as a file keeps them.

        Args:
            base: Where in its file that begins from which they were counted.
        """
        parts: dict[str, bytes] = {}
        for field, (terms, starts, lengths, sums) in self._fields.items():
            text, offsets = strings(terms)
            parts |= {
                f"{field} text": text,
                f"{field} offsets": offsets,
                f"{field} starts": array("Q", (base + start for start in starts)).tobytes(),
                f"{field} lengths": lengths.tobytes(),
                f"{field} sums": sums.tobytes(),
            }
        return pack(parts)


class Directory:
    """Reads posting lists straight from where they are.

    Not for several threads at once.
    """

    def __init__(self, body: bytes, path: Path) -> None:
        """Open a file of posting lists.

        Args:
            body: What :meth:`Whereabouts.packed` made of it.
            path: The file.

        Raises:
            OSError: It cannot be opened.
            ValueError: ``body`` is something else.
            KeyError: The same.
        """
        parts = unpack(body)
        fields = [name.removesuffix(" text") for name in parts if name.endswith(" text")]
        self._fields = {
            field: (
                Strings(parts[f"{field} text"], parts[f"{field} offsets"]),
                parts[f"{field} starts"].cast("Q"),
                parts[f"{field} lengths"].cast("I"),
                parts[f"{field} sums"].cast("I"),
            )
            for field in fields
        }
        # Not mapped into memory: a file that is cut short while it is would end Python.
        self._file: BinaryIO = path.open("rb", buffering=0)

    def read(self, field: str, term: str) -> Parts | None:
        """Return the posting list of a term in a field; None where it does not occur.

        Raises:
            DamagedError: The file is not as it was written.
        """
        known = self._fields.get(field)
        if known is None:
            return None
        terms, starts, lengths, sums = known
        at = terms.find(term)
        if at < 0:
            return None
        try:
            self._file.seek(starts[at])
            body = self._file.read(lengths[at])
        except OSError as error:
            raise DamagedError(str(error)) from error
        if zlib.crc32(body) != sums[at]:
            raise DamagedError("a posting list is not as it was written")
        found: Parts = pickle.loads(body)  # noqa: S301 - it has just been compared
        return found

    def close(self) -> None:
        """Close the file."""
        self._file.close()
