"""Questions that ask nearly the same, kept beside the vectors, to be told again without numpy."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.model import Faq

_NAME: Final = "alike.json"
_FORMAT: Final = 1
"""Changes whenever other questions would be found to be alike."""


def read_pairs(folder: Path, faq: Faq) -> list[tuple[int, int]] | None:
    """Read which questions of a FAQ ask nearly the same.

    Args:
        folder: The folder of its index.
        faq: The FAQ as it is now.

    Returns:
        Pairs of places of entries, the later first; None when that is not kept for this very FAQ.
    """
    try:
        kept = json.loads((folder / _NAME).read_bytes())
        if (kept["format"], kept["faq"]) != (_FORMAT, faq.digest):
            return None
        pairs = [(int(later), int(earlier)) for later, earlier in kept["pairs"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    known = range(len(faq.entries))
    return pairs if all(one in known and two in known for one, two in pairs) else None


def keep_pairs(folder: Path, faq: Faq, pairs: Sequence[tuple[int, int]]) -> None:
    """Keep which questions of a FAQ ask nearly the same; what cannot be kept is found again.

    Args:
        folder: The folder of its index.
        faq: The FAQ.
        pairs: Pairs of places of its entries.
    """
    aside = folder / f"{_NAME}.{os.getpid()}.part"
    try:
        aside.write_text(json.dumps({"format": _FORMAT, "faq": faq.digest, "pairs": pairs}))
        aside.replace(folder / _NAME)
    except OSError:
        with suppress(OSError):
            aside.unlink()
