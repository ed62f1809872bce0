"""Where FAQs are kept, and files old enough for their time to be trusted."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def old_file(path: Path, text: str) -> Path:
    """Write a file that was last changed some time ago."""
    path.write_text(text)
    os.utime(path, (time.time() - 100, time.time() - 100))
    return path
