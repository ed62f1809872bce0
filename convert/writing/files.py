"""Writing a file in one step: whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever sees half of it.

    Args:
        path: The file; a symbolic link stays one. It keeps its mode where it was there before.
        text: All that it is to hold, as UTF-8.

    Raises:
        OSError: It cannot be written; what was there before is as it was.
    """
    target = path.resolve()
    draft = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            draft = Path(file.name)
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_mask())
        draft.replace(target)
        draft = None
    finally:
        if draft:
            draft.unlink(missing_ok=True)


def _mask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
