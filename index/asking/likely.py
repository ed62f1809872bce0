"""Which of the words that are written alike was meant beyond doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.asking.correct import SHORT
from index.english.words import is_english
from index.keeping.fields import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.analysis import Analyzer
    from index.asking.lexicon import Lexicon
    from index.ranking.rank import Ranker

_TOPICS = sum(MARKS[name] for name in ("question", "alias", "tag"))
"""The fields that say what an entry is about."""
_FEW = 4
"""Up to so many letters also a letter more or less makes another word."""


class Likely:
    """Judges the nearest words of one FAQ."""

    def __init__(self, analyzer: Analyzer, lexicon: Lexicon, ranker: Ranker) -> None:
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._ranker = ranker

    def is_whole(self, typed: str) -> bool:
        """Return whether a word is known to be one, whether or not it was meant."""
        return self._analyzer.language == "en" and is_english(typed)

    def of(self, typed: str, words: Iterable[str]) -> list[str]:
        """Keep the words that were meant beyond doubt; of a short word few are.

        A letter that is missing, too many, or swapped with its neighbour is a slip. Another letter
        in its place more often makes another word (*liver*, *lived*): then the word must be one
        that the FAQ is about, which its questions, aliases or tags have.
        """
        if len(typed) > SHORT:
            return list(words)
        return [
            word
            for word in words
            if word[0] == typed[0]
            and not self._analyzer.is_function_word(word)
            and (self._is_slip(typed, word) or self._is_topic(word))
        ]

    @staticmethod
    def _is_slip(typed: str, word: str) -> bool:
        swapped = len(word) == len(typed) and sorted(word) == sorted(typed)
        return swapped or (len(word) != len(typed) and len(typed) > _FEW)

    def _is_topic(self, word: str) -> bool:
        return any(self._ranker.occurs(term, _TOPICS) for term in self._lexicon.forms(word))
