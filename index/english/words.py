"""Telling English words from misspelt ones, by the words of WordNet."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Final

_WORDS: Final = Path(__file__).with_name("words.txt.gz")
_ENDINGS: Final = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("ly", ""),
)
"""Endings of inflected words, and what the base has in their place."""


@lru_cache(maxsize=1)
def _text() -> bytes:
    return gzip.decompress(_WORDS.read_bytes())


@lru_cache(maxsize=1024)
def is_english(word: str) -> bool:
    """Return whether a folded word is an English one, a regular inflection of one included.

    Args:
        word: Letters in lower case.

    Returns:
        False also for names, and for everything when the list is missing.
    """
    if not (word.isascii() and word.isalpha()):
        return False
    bases = {word} | {
        word.removesuffix(ending) + other for ending, other in _ENDINGS if word.endswith(ending)
    }
    try:
        text = _text()
    except (OSError, EOFError, ValueError):
        return False
    return any(_has_line(text, base.encode()) for base in bases)


def _has_line(text: bytes, line: bytes) -> bool:
    """Look for a line in sorted ones, without taking the text apart."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        start = text.rfind(b"\n", low, middle) + 1 or low
        end = text.find(b"\n", start)
        if end < 0:
            end = len(text)
        found = text[start:end]
        if found == line:
            return True
        if found < line:
            low = end + 1
        else:
            high = start
    return False
