"""Which folder of the cache belongs to a FAQ; importing this does not import Whoosh."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.model import Faq

VECTORS = "vectors.bin"
"""Name of the file with what finds by meaning."""


def folder_for(faq: Faq, cache_dir: Path) -> Path:
    """Return the folder of a FAQ's index.

    Args:
        faq: A FAQ that was read from a file.
        cache_dir: The cache folder of the application.

    Returns:
        A folder whose name tells people the file's name and is unique to its path.
    """
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", Path(faq.path).stem)[:40].strip("-") or "faq"
    path = faq.path.encode(errors="surrogatepass")
    return cache_dir / "index" / f"{stem}-{hashlib.blake2b(path, digest_size=8).hexdigest()}"
