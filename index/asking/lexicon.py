"""The words of a FAQ as they are written: which begin so, which are kin, which were meant."""

from __future__ import annotations

import heapq
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from index.analysis import PART_MARK, analyzer_for
from index.analysis.compounds import is_inside, may_be_inside
from index.asking.correct import allowed_distance, is_correctable
from index.asking.vocabulary import Vocabulary
from index.english.irregular import irregular_forms
from index.keeping.fields import LONGEST_BEGINNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.keeping.words import Words, WordTable

_FEW = 8
"""Up to this many words that begin with a short text are looked up themselves."""
_SMALL = 5_000
"""In a FAQ of up to this many words, however many begin so."""
_MOST = 64
"""At most this many words, the most frequent, stand for a beginning."""

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

    def __init__(self, words: WordTable, language: str, added: Words | None = None) -> None:
        """Take the words.

        Args:
            words: The words of the FAQ that were indexed.
            language: Two-letter code of its language.
            added: Those of entries that have changed since.
        """
        self._analyzer = analyzer_for(language)
        self._words = Vocabulary(words, added or {}, self._analyzer.terms)
        self._language = language
        self.forms = lru_cache(maxsize=4096)(self._forms)
        self.parts = lru_cache(maxsize=1024)(self._find_parts)
        self.having_inside = lru_cache(maxsize=1024)(self._having_inside)
        self.beginning_with = lru_cache(maxsize=4096)(self._beginning_with)
        self.nearest = lru_cache(maxsize=1024)(self._nearest)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def frequency(self, word: str) -> int:
        """Return in how many entries a word occurs as it is written; at least 1."""
        return self._words.count(word) or 1

    def _forms(self, word: str) -> tuple[str, ...]:
        """Return the words of the FAQ that are forms of a word: *doses* and *dosing* for *dose*."""
        wanted = self._analyzer.terms(word)
        found = {word} if word in self._words else set()
        for stem in wanted:
            found.update(self._words.with_stem(stem))
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
            for part in self._words.beginning(beginning)
            if not wanted.isdisjoint(self._analyzer.terms(part.removeprefix(PART_MARK)))
        )

    @cached_property
    def _irregular(self) -> dict[str, list[str]]:
        """The irregular forms that the FAQ has, by the stem of their base."""
        table: dict[str, list[str]] = {}
        for form, base in irregular_forms().items():
            if form in self._words:
                table.setdefault(self._analyzer.stem(base), []).append(form)
        return table

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
                        found += [root + other for other in others if root + other in self._words]
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
        known = [pair for pair in pairs if pair[0] in self._words and pair[1] in self._words]
        known.sort(key=lambda pair: (min(map(self._words.count, pair)), pair), reverse=True)
        return next(filter(fit, known), None)

    def _having_inside(self, word: str) -> tuple[str, ...]:
        """Return the compounds of the FAQ that have a word in them, the most frequent first."""
        if not may_be_inside(word, self._language):
            return ()
        found = (other for other in self._words.having(word) if is_inside(word, other))
        rank = heapq.nsmallest(_MOST, found, key=lambda other: (-self._words.count(other), other))
        return tuple(rank)

    def is_common_beginning(self, prefix: str) -> bool:
        """Return whether a text is short and so many words begin so that looking them up is slow.

        The index knows the entries whose questions have such a beginning.
        """
        if len(prefix) > LONGEST_BEGINNING:
            return False
        if len(self._words) - self._words.how_many_begin(PART_MARK) <= _SMALL:
            return False
        return self._words.how_many_begin(prefix) > _FEW

    def _beginning_with(self, prefix: str) -> tuple[str, ...]:
        """Return the most frequent words that begin with a text, the most frequent first."""
        return tuple(self._words.most_frequent(prefix, _MOST))

    def _nearest(
        self, typed: str, *, beginning: bool = False, most: int | None = None, limit: int = 1
    ) -> tuple[str, ...]:
        """Return the words that a misspelt one was probably meant to be, the nearest first.

        Most people get the first letter right, so the words that share it are tried first.
        """
        most = allowed_distance(typed) if most is None else most
        if not is_correctable(typed, most):
            return ()
        for first in (typed[:1], ""):
            found = self._words.nearest(
                typed, beginning=beginning, most=most, first=first, limit=limit
            )
            if found:
                return tuple(found)
        return ()
