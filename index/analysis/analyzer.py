"""The analysis of one language: what is indexed, searched and lit goes through it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis.folding import APOSTROPHES, PIECE, fold
from index.analysis.languages import ASKING, REACHING, load_function_words, load_stemmer
from index.analysis.numbers import fold_number
from index.analysis.unspaced import is_unspaced, unspaced_terms
from index.english.irregular import base_of

if TYPE_CHECKING:
    from collections.abc import Callable

_ELIDING = frozenset({"fr", "it", "ca"})
_LONGEST_WORD = 64


class Analyzer:
    """The analysis of one language.

    Attributes:
        language: Two-letter code, or an empty string where Whoosh knows nothing of the language.
    """

    def __init__(self, language: str) -> None:
        self.language = language.replace("_", "-").split("-")[0].lower()
        self._stem: Callable[[str], str] | None = None
        self._function_words: frozenset[str] | None = None
        self._terms: dict[str, tuple[str, ...]] = {}

    def pieces(self, text: str) -> list[str]:
        """Split a text into folded words and numbers, in order."""
        return [word for piece in PIECE.findall(text) for word in self.words(piece)]

    def words(self, piece: str) -> tuple[str, ...]:
        """Fold one match of :data:`PIECE` into words; nearly always one."""
        if piece[0].isdigit():
            return (fold_number(fold(piece)),)
        if self.language in _ELIDING and not piece.isalnum():
            parts = re.split(f"[{APOSTROPHES}]", piece)
            return tuple(word for part in parts if (word := fold(part)))
        # Replacing compatibility forms may bring spaces in: U+FC5E is a space with two marks.
        word = "".join(fold(piece).split())
        return (word[:_LONGEST_WORD],) if word else ()

    def terms(self, word: str) -> tuple[str, ...]:
        """Make what all forms of a folded word share: stems, or the pieces of unspaced scripts.

        Args:
            word: What :meth:`words` returned.

        Returns:
            The stem of the word, and that of the base of an irregular form; or characters and
            pairs. Two words that share one are forms of the same.
        """
        found = self._terms.get(word)
        if found is None:
            if is_unspaced(word):
                return tuple(term for _, _, term in unspaced_terms(word))
            base = base_of(word) if self.language == "en" else ""
            stems = (self.stem(word), self.stem(base)) if base else (self.stem(word),)
            found = self._terms[word] = stems
        return found

    def index_terms(self, word: str) -> tuple[str, ...]:
        """Make the terms under which a folded word is indexed: itself, or those pieces."""
        return self.terms(word) if is_unspaced(word) else (word,)

    def stem(self, word: str) -> str:
        """Stem a folded word."""
        if self._stem is None:
            self._stem = load_stemmer(self.language)
        return self._stem(word) or word

    def is_function_word(self, word: str) -> bool:
        """Return whether a folded word says how something is asked rather than what."""
        if self._function_words is None:
            self._function_words = load_function_words(self.language)
        return word in self._function_words

    def is_asking_word(self, word: str) -> bool:
        """Return whether a function word says what kind of answer is asked for."""
        return word in ASKING.get(self.language, ())

    def is_reaching_word(self, word: str) -> bool:
        """Return whether a word says so clearly that it makes a match by itself."""
        return word in REACHING.get(self.language, ())

    def query_terms(self, word: str) -> tuple[str, ...]:
        """Make the terms that a searched word stands for: of unspaced scripts only the pairs."""
        if not is_unspaced(word):
            return (word,)
        terms = self.terms(word)
        return tuple(term for term in terms if len(term) > 1) or terms


@lru_cache(maxsize=8)
def analyzer_for(language: str) -> Analyzer:
    """Return the shared analyzer of a BCP 47 language tag."""
    return Analyzer(language)
