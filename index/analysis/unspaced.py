"""Scripts that are written without spaces: single characters and overlapping pairs of them.

As in Lucene's ``CJKAnalyzer``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
)
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")


def is_unspaced(text: str) -> bool:
    """Return whether a text has characters of a script that is written without spaces."""
    return not text.isascii() and _UNSPACED_RUN.search(text) is not None


def unspaced_terms(word: str) -> Iterator[tuple[int, int, str]]:
    """Cut a word with unspaced script into terms.

    Args:
        word: A word with at least one character of such a script.

    Yields:
        Start, end and text of each term: every character, every pair, and the spaced parts.
    """
    end = 0
    for run in _UNSPACED_RUN.finditer(word):
        if run.start() > end:
            yield end, run.start(), word[end : run.start()]
        for start in range(run.start(), run.end()):
            yield start, start + 1, word[start]
        for left, right in pairwise(range(run.start(), run.end())):
            yield left, right + 1, word[left : right + 1]
        end = run.end()
    if end < len(word):
        yield end, len(word), word[end:]
