"""The words of a FAQ as they are written: which begin with a text, which are near a misspelt one."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.build import Words

_SHORT = 3
"""Beginnings up to this length are looked for in questions only, where they are typed for."""
_MOST = 64
"""At most this many words, the most frequent, stand for a beginning."""


class Lexicon:
    """The folded words of a FAQ."""

    def __init__(self, words: Words) -> None:
        self._counts = words.counts
        self._question_counts = words.question_counts
        self._sorted = sorted(words.counts)
        self._sorted_questions = sorted(words.question_counts)
        self.beginning_with = lru_cache(maxsize=4096)(self._beginning_with)

    def __contains__(self, word: object) -> bool:
        return word in self._counts

    def _beginning_with(self, prefix: str) -> tuple[str, ...]:
        """Give the most frequent words that begin with a text, most frequent first."""
        short = len(prefix) <= _SHORT
        ordered = self._sorted_questions if short else self._sorted
        counts = self._question_counts if short else self._counts
        words = ordered[bisect_left(ordered, prefix) : bisect_left(ordered, prefix + "\U0010ffff")]
        if not words and short and self._sorted is not ordered:
            first = bisect_left(self._sorted, prefix)
            words = self._sorted[first : bisect_left(self._sorted, prefix + "\U0010ffff")]
            counts = self._counts
        return tuple(heapq.nsmallest(_MOST, words, key=lambda word: (-counts[word], word)))
