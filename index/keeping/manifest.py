"""The manifest of an index: what it was made from, and what its files were then.

It is written last, so that an index that is half written is not taken for a whole one. Small files
have a checksum here, which is compared when they are read; of the file of posting lists the length
is, and each list in it has its own (:mod:`index.keeping.directory`).
"""

from __future__ import annotations

import json
import os
import platform
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import whoosh

from index.keeping.weighing import MEASURED, Totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from data.model import Faq

FORMAT = (
    f"7 whoosh-{'.'.join(map(str, whoosh.__version__))} "
    f"python-{platform.python_version()} {os.name}"
)
"""What an index must have been made with to be used; the first number is ours."""

MANIFEST: Final = "manifest.json"
DAMAGED: Final = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError)
"""What reading a damaged file may raise."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of an index."""

    base: str
    """Digest of the FAQ that was indexed."""
    digest: str
    """Digest of the FAQ that it is with the changes that are laid over it."""
    language: str
    """Language of the FAQ."""
    totals: Mapping[str, Totals]
    """How long the fields of its entries were when it was made."""
    files: Mapping[str, tuple[int, int | None]]
    """Length and checksum of each file; no checksum where the file has its own."""

    def read(self, folder: Path, name: str) -> bytes:
        """Read a file of the index.

        Args:
            folder: Where it is.
            name: Its name.

        Raises:
            ValueError: The file is not as it was written.
            KeyError: There is no such file.
            OSError: It cannot be read.
        """
        body = (folder / name).read_bytes()
        if (len(body), zlib.crc32(body)) != self.files[name]:
            raise ValueError(f"{name} is not as it was written")
        return body

    def check(self, folder: Path, names: Iterable[str]) -> None:
        """Compare files with what they were, those without a checksum by their length.

        Raises:
            ValueError: A file is not as it was written.
            KeyError: There is no such file.
            OSError: It cannot be read.
        """
        for name in names:
            length, checksum = self.files[name]
            if checksum is not None:
                self.read(folder, name)
            elif (folder / name).stat().st_size != length:
                raise ValueError(f"{name} is not as long as it was")


def load(folder: Path, faq: Faq) -> Manifest | None:
    """Read the manifest of an index; None when there is none for this format and language."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
        checksum = found.pop("checksum")
        fits = found.pop("format") == FORMAT and found["language"] == faq.language
        if not fits or checksum != _checksum(found):
            return None
        return Manifest(
            found["base"],
            found["digest"],
            found["language"],
            {name: Totals(*found["totals"][name]) for name in MEASURED},
            {name: (length, sum_) for name, (length, sum_) in found["files"].items()},
        )
    except DAMAGED:
        return None


def save(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of an index.

    Raises:
        OSError: It cannot be written.
    """
    content: dict[str, Any] = {
        "base": manifest.base,
        "digest": manifest.digest,
        "language": manifest.language,
        "totals": {name: list(each) for name, each in manifest.totals.items()},
        "files": {name: list(each) for name, each in manifest.files.items()},
    }
    content |= {"checksum": _checksum(content), "format": FORMAT}
    write(folder / MANIFEST, json.dumps(content).encode())


def described(path: Path, *, own_checksums: bool = False) -> tuple[int, int | None]:
    """Return the length and the checksum of a file.

    Args:
        path: The file.
        own_checksums: Whether what is in it has checksums, so that it needs none.
    """
    if own_checksums:
        return path.stat().st_size, None
    body = path.read_bytes()
    return len(body), zlib.crc32(body)


def _checksum(content: Mapping[str, Any]) -> int:
    return zlib.crc32(json.dumps(content, sort_keys=True).encode())


def write(path: Path, body: bytes) -> None:
    """Write a file so that readers see either the old one or the new one, whole.

    Raises:
        OSError: It cannot be written.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(body)
    temporary.replace(path)
