"""Keys as Markdown cites them, in Pandoc's grammar.

https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

import re
from typing import Final

SIMPLE_KEY: Final = re.compile(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*")
"""A key that needs no braces."""


def written_key(key: str) -> str:
    """Return a key as Markdown cites it: ``@key``, or ``@{odd key}`` where that is needed."""
    return f"@{key}" if SIMPLE_KEY.fullmatch(key) else f"@{{{key}}}"
