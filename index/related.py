"""Finding what a reader of one entry may want to read next."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.analysis import is_unspaced
from index.keeping.documents import reference_ids
from index.ranking.rank import Concept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from data.model import Entry, Faq
    from index.analysis import Analyzer
    from index.asking.lexicon import Lexicon
    from index.meaning.meaning import Meaning
    from index.ranking.rank import Ranker

_KEY_TERMS = 12
"""How many terms of an entry are looked for in the others."""
_READ = 4_000
"""Characters of an answer that tell what it is about."""
_IN_QUESTION = 3
"""How many occurrences in the answer one occurrence in the question is worth."""
_SHARED = 0.5
"""How much a shared tag or reference counts, for each unit of its rarity."""
_CLOSE = 0.02
"""Entries below this share of what the entry itself would score are not related."""

_ALIKE = 0.5
"""Entries closer in meaning than this are related whatever their words."""
_MEANING = 0.5
"""How much closeness in meaning counts beside the share of what the entry itself would score."""


class Related:
    """Finds related entries by key terms (tf-idf), shared tags and shared references."""

    def __init__(
        self,
        faq: Faq,
        analyzer: Analyzer,
        lexicon: Lexicon,
        ranker: Ranker,
        meaning: Meaning | None = None,
    ) -> None:
        self._meaning = meaning
        self._faq = faq
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._ranker = ranker

    def to(
        self, entry_id: str, limit: int, check: Callable[[], None] = lambda: None
    ) -> tuple[str, ...]:
        """Return the ids of the entries closest to one.

        Args:
            entry_id: Id of the entry.
            limit: At most this many.
            check: Called every now and then; may raise to stop.

        Returns:
            Ids, the closest first; empty when there is no such entry.
        """
        entry = self._faq.entries_by_id.get(entry_id)
        if entry is None or limit < 1:
            return ()
        scores: dict[int, float] = defaultdict(float)
        for concept, share in self._key_concepts(entry):
            check()
            impact = self._ranker.impact(concept)
            places = impact.places
            for place, score in zip(places, impact.at(places), strict=True):
                scores[place] += score * share
        for places in self._sharing(entry):
            rarity = self._ranker.rarity(len(places))
            for place in places:
                scores[place] += _SHARED * rarity
        mine = self._faq.catalogue.place(entry_id)
        own = scores.pop(mine, 0.0)
        close = {place: score for place, score in scores.items() if score > _CLOSE * own}
        self._add_meaning(close, mine, own or 1.0)
        best = heapq.nsmallest(limit, close, key=lambda place: (-close[place], place))
        return tuple(self._faq.entries[place].id for place in best)

    def _add_meaning(self, scores: dict[int, float], mine: int, own: float) -> None:
        """Add how close the entries are in meaning to one of them, where that is known."""
        values = self._meaning.between(mine) if self._meaning is not None else None
        if values is None:
            return
        alike = set((values >= _ALIKE).nonzero()[0].tolist()) - {mine}
        for place in {*scores, *alike}:
            scores[place] = scores.get(place, 0.0) + own * _MEANING * float(values[place])

    def _key_concepts(self, entry: Entry) -> list[tuple[Concept, float]]:
        """Return what sets an entry apart, each with its share of what the entry is about."""
        counts: Counter[str] = Counter()
        concepts: dict[str, Concept] = {}
        rarity: dict[str, float] = {}
        for text, worth in (
            (entry.question, _IN_QUESTION),
            (" ".join(entry.aliases), 1),
            (entry.answer[:_READ], 1),
        ):
            for word in self._content(text):
                for key, terms in self._terms(word):
                    counts[key] += worth
                    concepts.setdefault(key, Concept(tuple((term, 1.0) for term in terms)))
                    frequency = max(map(self._lexicon.frequency, terms))
                    rarity[key] = self._ranker.rarity(frequency)
        weights = {key: count**0.5 * rarity[key] for key, count in counts.items()}
        best = heapq.nsmallest(_KEY_TERMS, weights, key=lambda key: (-weights[key], key))
        total = sum(weights[key] for key in best) or 1.0
        return [(concepts[key], weights[key] / total) for key in best]

    def _terms(self, word: str) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Return what stands for a word in all its forms, and the terms that are indexed for it."""
        if is_unspaced(word):
            return ((term, (term,)) for term in self._analyzer.query_terms(word))
        return ((self._analyzer.terms(word)[-1], self._lexicon.forms(word) or (word,)),)

    def _content(self, text: str) -> Iterable[str]:
        for word in self._analyzer.pieces(text):
            if not self._analyzer.is_function_word(word) and not word.isdigit():
                yield word

    def _sharing(self, entry: Entry) -> Iterable[Sequence[int]]:
        """Return the places of the entries that share each tag and each reference."""
        for tag in entry.tags:
            yield self._faq.catalogue.tagged(tag)
        for key in reference_ids(entry):
            yield self._faq.catalogue.citing(key)
