"""Vectors on disk: numbers of eight bits with a scale each, known by the digest of their text.

One file for each FAQ, in the folder of its index. It is written aside and put in place whole, and
read whole, never mapped into memory, where a file cut short would end the program. A checksum
covers all of it: what does not fit is not there. Needs numpy.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.keeping.folder import VECTORS
from index.meaning.encoder import SIZE
from index.meaning.header import LONGEST, digest_in, header
from index.meaning.passages import KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.meaning.passages import Passage

_ROW = np.dtype(
    [
        ("key", f"V{KEY_BYTES}"),
        ("place", "<i4"),
        ("part", "u1"),
        ("scale", "<f4"),
        ("numbers", "i1", (SIZE,)),
    ]
)
_HIGHEST = 127


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read."""

    table: NDArray[Any]
    """Passages with their vectors."""
    digest: str = ""
    """Digest of the FAQ whose passages these are, all of them; empty while some are missing."""


def new_table(passages: Sequence[Passage]) -> NDArray[Any]:
    """Return a table of passages whose vectors are yet to be put in."""
    table = blank_table(len(passages))
    describe(table, range(len(passages)), passages)
    return table


def blank_table(rows: int) -> NDArray[Any]:
    """Return a table without passages; rows that nothing is put into take no memory."""
    return np.zeros(rows, _ROW)


def describe(table: NDArray[Any], rows: Sequence[int], passages: Sequence[Passage]) -> None:
    """Say in rows of a table which passages they are of."""
    if passages:
        packed = b"".join(passage.key for passage in passages)
        table["key"][rows] = np.frombuffer(packed, f"V{KEY_BYTES}")
        table["place"][rows] = [passage.place for passage in passages]
        table["part"][rows] = [passage.part for passage in passages]


def keys_of(table: NDArray[Any]) -> list[bytes]:
    """Return the digests of the texts of a table."""
    packed = table["key"].tobytes()
    return [packed[at : at + KEY_BYTES] for at in range(0, len(packed), KEY_BYTES)]


def put(table: NDArray[Any], rows: Sequence[int], vectors: NDArray[np.float32]) -> None:
    """Put vectors into rows of a table, as numbers of eight bits."""
    scales = np.abs(vectors).max(1) / np.float32(_HIGHEST)
    table["scale"][rows] = scales
    table["numbers"][rows] = np.rint(vectors / scales[:, None])


def whole(table: NDArray[Any]) -> NDArray[np.float32]:
    """Return the vectors of a table as 32-bit floats, a row each."""
    vectors: NDArray[np.float32] = table["numbers"].astype(np.float32)
    vectors *= table["scale"][:, None]
    return vectors


def read(folder: Path) -> Kept:
    """Read the vectors in a folder.

    Args:
        folder: The folder of a FAQ's index.

    Returns:
        What is there; nothing where the file is missing, damaged, or of another model.
    """
    try:
        return _parse((folder / VECTORS).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return Kept(new_table(()))


def _parse(data: bytes) -> Kept:
    body, checksum = data[:-4], data[-4:]
    if zlib.crc32(body) != int.from_bytes(checksum, "little"):
        raise ValueError("the file is damaged")
    start = body.index(b"\n", 0, LONGEST) + 1
    return Kept(np.frombuffer(body, _ROW, offset=start), digest_in(body[:start]))


def write(folder: Path, table: NDArray[Any], digest: str) -> None:
    """Put vectors into a folder, in the place of those that are there.

    Args:
        folder: The folder of a FAQ's index; made where it is missing.
        table: Passages with their vectors.
        digest: Digest of the FAQ when these are all of its passages; else empty.

    Raises:
        OSError: They cannot be written; those that were there still are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    body = header(digest) + table.tobytes()
    aside = folder / f"{VECTORS}.{os.getpid()}.part"
    try:
        aside.write_bytes(body + zlib.crc32(body).to_bytes(4, "little"))
        aside.replace(folder / VECTORS)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise


def discard_unfinished(folder: Path) -> None:
    """Remove what a process that was killed while writing has left behind.

    Args:
        folder: The folder of a FAQ's index, in which nobody is writing vectors.
    """
    with suppress(OSError):
        for path in folder.glob(f"{VECTORS}.*.part"):
            path.unlink()
