"""The words of a FAQ as they are written: which begin so, which are kin, which were meant."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from index.analysis import PART_MARK, analyzer_for
from index.analysis.compounds import having_inside
from index.asking.correct import nearest_words
from index.english.irregular import irregular_forms
from index.keeping.fields import LONGEST_BEGINNING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.keeping.build import Words

_FEW = 8
"""Up to this many words that begin with a short text are looked up themselves."""
_SMALL = 5_000
"""In a FAQ of up to this many words, however many begin so."""
_MOST = 64
"""At most this many words, the most frequent, stand for a beginning."""
_AFTER_ALL = "\U0010ffff"

# Nouns and adjectives that the Porter stemmer keeps apart from their base: dose and dosage, safe
# and safety, nausea and nauseous.
_ENGLISH_KIN = (
    (("e", "es"), ("age", "ages", "ety")),
    (("a",), ("ous", "ated", "ating")),
)
_SHORTEST_ROOT = 3
_SHARED = 2
"""Letters that all forms of a word share."""


class Lexicon:
    """The folded words of a FAQ."""

    def __init__(self, words: Words, language: str) -> None:
        """Sort the words.

        Args:
            words: The words of the FAQ.
            language: Two-letter code of its language.
        """
        self._counts = words
        self._analyzer = analyzer_for(language)
        self._language = language
        self._sorted = sorted(word for word in words if word[:1].isalnum())
        self._parts = sorted(word for word in words if word[:1] == PART_MARK)
        self.forms = lru_cache(maxsize=4096)(self._forms)
        self.parts = lru_cache(maxsize=1024)(self._find_parts)
        self.having_inside = lru_cache(maxsize=1024)(self._having_inside)
        self.beginning_with = lru_cache(maxsize=4096)(self._beginning_with)
        self.nearest = lru_cache(maxsize=1024)(self._nearest)

    def __contains__(self, word: object) -> bool:
        return word in self._counts

    def frequency(self, word: str) -> int:
        """Return in how many entries a word occurs as it is written; at least 1."""
        return self._counts.get(word, 1)

    def _forms(self, word: str) -> tuple[str, ...]:
        """Return the words of the FAQ that are forms of a word: *doses* and *dosing* for *dose*."""
        wanted = set(self._analyzer.terms(word))
        found = {word} & self._counts.keys()
        for stem in wanted:
            # Stemming changes the last letters of a word at most.
            found.update(
                other
                for other in self._like(stem)
                if not wanted.isdisjoint(self._analyzer.terms(other))
            )
        if self._language == "en":
            found.update(form for stem in wanted for form in self._irregular.get(stem, ()))
        return tuple(sorted(found))

    def _find_parts(self, word: str) -> tuple[str, ...]:
        """Return the terms of parts of the FAQ's words that are forms of a word."""
        wanted = set(self._analyzer.terms(word))
        beginnings = {PART_MARK + stem[: max(_SHARED, len(stem) - 1)] for stem in wanted}
        return tuple(
            part
            for beginning in sorted(beginnings)
            for part in _range(self._parts, beginning)
            if not wanted.isdisjoint(self._analyzer.terms(part.removeprefix(PART_MARK)))
        )

    @cached_property
    def _irregular(self) -> dict[str, list[str]]:
        """The irregular forms that the FAQ has, by the stem of their base."""
        table: dict[str, list[str]] = {}
        for form, base in irregular_forms().items():
            if form in self._counts:
                table.setdefault(self._analyzer.stem(base), []).append(form)
        return table

    def _like(self, stem: str) -> Iterator[str]:
        """Yield the words that may have a stem: of a short one many begin nearly so."""
        size = len(stem) - 1
        for other in _range(self._sorted, stem[: max(_SHARED, size)]):
            if self._language != "en" or other[size : size + 1] in (stem[-1:], "y", "i", "e"):
                yield other

    def kin(self, word: str) -> tuple[str, ...]:
        """Return words of the FAQ that are derived from a word, or that it is derived from."""
        if self._language != "en":
            return ()
        found = []
        for pair in _ENGLISH_KIN:
            for own, others in (pair, pair[::-1]):
                for ending in own:
                    root = word.removesuffix(ending)
                    if root != word and len(root) >= _SHORTEST_ROOT:
                        found += [root + other for other in others if root + other in self._counts]
        return tuple(dict.fromkeys(found))

    def halves(
        self, word: str, fit: Callable[[tuple[str, str]], bool] = lambda _: True
    ) -> tuple[str, str] | None:
        """Split a word in two words of the FAQ.

        Args:
            word: The word, folded.
            fit: Tells whether two words make sense together.

        Returns:
            The most frequent ones that fit; None when there are none.
        """
        pairs = ((word[:cut], word[cut:]) for cut in range(2, len(word) - 1))
        known = [pair for pair in pairs if pair[0] in self._counts and pair[1] in self._counts]
        known.sort(key=lambda pair: (min(map(self._counts.__getitem__, pair)), pair), reverse=True)
        return next(filter(fit, known), None)

    def _having_inside(self, word: str) -> tuple[str, ...]:
        """Return the compounds of the FAQ that have a word in them, the most frequent first."""
        found = having_inside(word, self._sorted, self._language)
        return tuple(heapq.nsmallest(_MOST, found, key=lambda other: (-self._counts[other], other)))

    def is_common_beginning(self, prefix: str) -> bool:
        """Return whether a text is short and so many words begin so that looking them up is slow.

        The index knows the entries whose questions have such a beginning.
        """
        if len(prefix) > LONGEST_BEGINNING or len(self._sorted) <= _SMALL:
            return False
        return len(_range(self._sorted, prefix)) > _FEW

    def _beginning_with(self, prefix: str) -> tuple[str, ...]:
        """Return the most frequent words that begin with a text, the most frequent first."""
        words = _range(self._sorted, prefix)
        return tuple(heapq.nsmallest(_MOST, words, key=lambda word: (-self._counts[word], word)))

    def _nearest(
        self, typed: str, *, beginning: bool = False, most: int | None = None, limit: int = 1
    ) -> tuple[str, ...]:
        """Return the words that a misspelt one was probably meant to be, the nearest first.

        Most people get the first letter right, so the words that share it are tried first.
        """
        frequency = self._counts.__getitem__
        for words in (_range(self._sorted, typed[:1]), self._sorted):
            found = nearest_words(
                typed, words, frequency, beginning=beginning, most=most, limit=limit
            )
            if found:
                return tuple(found)
        return ()


def _range(ordered: Sequence[str], prefix: str) -> Sequence[str]:
    return ordered[bisect_left(ordered, prefix) : bisect_left(ordered, prefix + _AFTER_ALL)]
