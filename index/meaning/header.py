"""The first line of a file of vectors: of which FAQ they are, told without numpy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from index.keeping.folder import VECTORS
from index.meaning.model import SHA256

if TYPE_CHECKING:
    from pathlib import Path

LONGEST: Final = 10_000
"""Bytes of the longest header, its line feed included."""
_FORMAT: Final = 1


def header(digest: str) -> bytes:
    """Return the header of a file.

    Args:
        digest: Digest of the FAQ when the file has all of its passages; else empty.
    """
    described = {"format": _FORMAT, "model": SHA256, "faq": digest}
    return json.dumps(described).encode() + b"\n"


def digest_in(line: bytes) -> str:
    """Return the digest in a header.

    Raises:
        ValueError, KeyError, TypeError: It is none, or of another format or model.
    """
    described = json.loads(line)
    if (described["format"], described["model"]) != (_FORMAT, SHA256):
        raise ValueError("the file is of another kind")
    return str(described["faq"])


def read_header(folder: Path) -> str:
    """Return the digest of the FAQ whose vectors are in a folder.

    Args:
        folder: The folder of a FAQ's index.

    Returns:
        The digest; empty where no complete vectors of it are said to be there.
    """
    try:
        with (folder / VECTORS).open("rb") as stream:
            return digest_in(stream.readline(LONGEST))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
