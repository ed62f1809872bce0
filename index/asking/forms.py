"""The forms in which a word may stand in a FAQ, as what is looked up for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import PART_MARK, is_unspaced
from index.english.inflecting import is_inflection
from index.ranking.matching import Matches
from index.ranking.rank import DERIVED, INFLECTED, KIN, Concept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.analysis import Analyzer
    from index.asking.lexicon import Lexicon
    from index.ranking.rank import Ranker


class Forms:
    """Knows the forms of words in one FAQ, and which of them occur."""

    def __init__(self, analyzer: Analyzer, lexicon: Lexicon, ranker: Ranker) -> None:
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._ranker = ranker

    def exact(self, word: str) -> list[Concept]:
        """Return what a folded word stands for as it is written."""
        return [Concept(((term, 1.0),)) for term in self._analyzer.query_terms(word)]

    def plain(self, word: str) -> list[Concept]:
        """Return what a folded word stands for in any form."""
        if is_unspaced(word):
            return self.exact(word)
        terms = {word: 1.0}
        for form in self._lexicon.forms(word):
            terms.setdefault(form, self._closeness(word, form))
        return [Concept(tuple(terms.items()))]

    def _closeness(self, word: str, form: str) -> float:
        """Tell how well another form of a word expresses it."""
        if self._analyzer.language != "en" or is_inflection(word, form):
            return INFLECTED
        return DERIVED

    def occurs(self, concepts: Iterable[Concept]) -> bool:
        """Return whether an entry has any of some concepts."""
        return any(self._ranker.impact(concept).count for concept in concepts)

    def with_kin(self, word: str) -> list[Concept]:
        """Return what a folded word stands for in any form, with the words that are kin to it."""
        concepts = self.plain(word)
        if len(concepts) != 1:
            return concepts
        terms = dict(concepts[0].terms)
        for other in self._lexicon.kin(word):
            for form in (other, *self._lexicon.forms(other)):
                terms.setdefault(form, KIN)
        return [Concept(tuple(terms.items()))]

    def share_an_entry(self, words: tuple[str, str]) -> bool:
        """Return whether an entry has both words; *at* and *the* are taken for granted."""
        impacts = [
            self._ranker.impact(concept)
            for word in words
            if not self._analyzer.is_function_word(word)
            for concept in self.plain(word)
        ]
        return bool(impacts) and not Matches(impacts).partial

    def stems(self, terms: Iterable[str]) -> set[str]:
        """Return what the words share that are to be lit."""
        return {
            stem
            for term in (term.removeprefix(PART_MARK) for term in terms)
            for stem in ((term,) if is_unspaced(term) else self._analyzer.terms(term))
        }
