"""The address of a work as its reference has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.model import Reference


def written_url(reference: Reference) -> str:
    """Return the address that stands in a reference; empty where it is none that can be opened."""
    url = reference.text("URL").strip()
    return url if re.fullmatch(r"https?://\S+", url, re.IGNORECASE) else ""
