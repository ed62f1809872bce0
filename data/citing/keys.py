"""Keys as Markdown cites them, in Pandoc's grammar.

https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

from typing import Final

from data.patterns import lazy_pattern

SIMPLE_KEY: Final = lazy_pattern(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*")
"""A key that needs no braces."""


def written_key(key: str) -> str:
    """Return a key as Markdown cites it: ``@key``, or ``@{odd key}`` where that is needed."""
    return f"@{key}" if SIMPLE_KEY.fullmatch(key) else f"@{{{key}}}"
