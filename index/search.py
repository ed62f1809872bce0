"""Answering one search over an open index.

An entry matches when it has any of the words that were asked for and meets all conditions. The
order is by score alone, then by place in the file.
"""

from __future__ import annotations

import heapq
import re
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from index.analysis import is_unspaced
from index.asking.concepts import ConceptMaker
from index.asking.notes import notes, of_conditions
from index.asking.phrases import PhraseFinder
from index.asking.query import parse
from index.asking.suggesting import Suggester
from index.hits import HitMaker
from index.model import Offer, SearchResult, Suggestions
from index.ranking.matching import Matches
from index.ranking.mixing import mix
from index.ranking.rank import ASKING_WORDS, FUNCTION_WORDS, Concept

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from data.model import Faq
    from index.analysis import Analyzer
    from index.asking.filters import Filters
    from index.asking.lexicon import Lexicon
    from index.asking.query import Query
    from index.asking.wanted import Wanted
    from index.keeping.documents import Documents
    from index.meaning.closeness import Likeness
    from index.meaning.meaning import Meaning
    from index.model import Correction, Hit, SearchRequest
    from index.ranking.rank import Ranker


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The search was called off because its result is no longer wanted."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a search found, before it is explained."""

    best: Sequence[tuple[int, float]] = ()
    """Places of the best entries with their scores, best first."""
    total: int = 0
    """How many match."""
    asked: float = 0.0
    """The summed rarity of all that was asked."""
    partial: bool = False
    """Whether none of them has all that was asked."""


class Search:
    """Everything that a search needs of one FAQ and its index."""

    def __init__(
        self,
        faq: Faq,
        analyzer: Analyzer,
        documents: Documents,
        ranker: Ranker,
        lexicon: Lexicon,
        filters: Filters,
        meaning: Meaning | None = None,
    ) -> None:
        self._faq = faq
        self._meaning = meaning
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._filters = filters
        self.ranker = ranker
        self._concepts = ConceptMaker(analyzer, lexicon, self.ranker)
        self._phrases = PhraseFinder(faq, analyzer, documents)
        self._suggester = Suggester(faq, analyzer, lexicon, self._concepts, self.ranker)
        self._hits = HitMaker(faq, analyzer, documents, ranker)

    def run(self, request: SearchRequest, cancelled: Callable[[], bool]) -> SearchResult:
        """Answer a request.

        Args:
            request: What is asked.
            cancelled: Asked every now and then whether the answer is still wanted.

        Returns:
            The answer.

        Raises:
            Cancelled: ``cancelled`` said so.
        """
        start = time.perf_counter()
        query = parse(request.text, self._analyzer, typing=request.typing)

        def check() -> None:
            if cancelled():
                raise Cancelled

        wanted = self._concepts.make(query, request, check)
        likeness = self._likeness(query, wanted, request)
        hits, total, partial = self._hits_for(query, wanted, request, likeness, check)
        if not hits and query.phrases:
            query = query.loosened()
            wanted = self._concepts.make(query, request, check)
            hits, total, partial = self._hits_for(query, wanted, request, likeness, check)
        return SearchResult(
            request,
            hits,
            total,
            tuple(self._as_written(correction, hits) for correction in wanted.corrections),
            self._offers(wanted, hits),
            tuple(wanted.missing),
            partial and bool(hits),
            wanted.needle(query, self._analyzer.language),
            self._suggestions(query, wanted, hits),
            time.perf_counter() - start,
            notes(query, self._filters, self._faq),
            of_conditions(query, self._filters, self._faq),
            likeness is not None,
        )

    def _likeness(self, query: Query, wanted: Wanted, request: SearchRequest) -> Likeness | None:
        """Tell how close entries are in meaning, where words are asked for and that is known."""
        if self._meaning is None or request.words_only or request.literal:
            return None
        if not (wanted.content or wanted.unknown) or wanted.unfinished:
            return None
        asked = query.running
        for correction in wanted.corrections:
            asked = re.sub(rf"\b{re.escape(correction.typed)}\b", correction.used, asked)
        return self._meaning.to(asked)

    def _hits_for(
        self,
        query: Query,
        wanted: Wanted,
        request: SearchRequest,
        likeness: Likeness | None,
        check: Callable[[], None],
    ) -> tuple[tuple[Hit, ...], int, bool]:
        """Find the best entries: hits, how many match, and whether only in part."""
        limit = max(1, request.limit)
        if likeness is None:
            found = self._find(query, wanted, limit, check)
            made = self._hits.make(found.best, wanted, query.scope, found.asked, check)
            return made, found.total, found.partial
        matches = self.matches(query, wanted, check) if wanted.content else None
        asked = matches.asked if matches is not None else 0.0
        # Who asks for words in one field wants the words themselves.
        allowed = None if query.scope else lambda places: self._allowed(query, places, check)
        mixed, total = mix(matches, likeness, limit, allowed)
        pairs = [(each.place, each.score) for each in mixed]
        made = self._hits.make(pairs, wanted, query.scope, asked, check)
        hits = tuple(
            each.as_hit(hit, has_all=self._has_all(each.place, query, wanted))
            for each, hit in zip(mixed, made, strict=True)
        )
        return hits, total, matches is None or matches.is_partial(pairs)

    def _find(self, query: Query, wanted: Wanted, limit: int, check: Callable[[], None]) -> _Found:
        """Find the best entries."""
        if query.is_empty:
            return _Found()
        if not wanted.content:
            if wanted.unknown or not query.restricts:
                return _Found()
            places = self._allowed(
                query, self._meeting(query, range(len(self._faq.entries))), check
            )
            first = heapq.nsmallest(limit, places)
            return _Found([(place, 0.0) for place in first], len(places))
        if wanted.is_one_concept and not query.restricts:
            best = self.ranker.best(wanted.content[0], query.scope, limit)
            impact = self.ranker.impact(wanted.content[0], query.scope)
            return _Found(best, impact.count, asked=impact.rarity)
        matches = self.matches(query, wanted, check)
        best = matches.best(limit)
        return _Found(best, matches.total, matches.asked, matches.is_partial(best))

    def matches(self, query: Query, wanted: Wanted, check: Callable[[], None]) -> Matches:
        """Score all entries that match, before the best are picked.

        Args:
            query: What was typed, with its conditions.
            wanted: What is looked for; something at least.
            check: Called every now and then; may raise to stop.

        Returns:
            The entries that have something of what is asked and meet all conditions.
        """
        impact = partial(self.ranker.impact, scope=query.scope)
        impacts = []
        for concept in wanted.content:
            check()
            impacts.append(impact(concept))
        check()
        reaching = [(impact(concept), ASKING_WORDS) for concept in wanted.reaching]
        manner = [(impact(concept), FUNCTION_WORDS) for concept in wanted.function]
        manner += [(impact(c), ASKING_WORDS) for c in wanted.asking if c not in wanted.reaching]
        asked = (
            sum(impact.rarity for impact in impacts)
            + sum(impact.rarity * share for impact, share in (*reaching, *manner))
            + wanted.unknown * self.ranker.rarity(0)
        )
        matches = Matches(impacts, manner, reaching, asked, bool(wanted.unknown), check=check)
        check()
        if not query.restricts:
            return matches
        return replace(matches, allowed=self._allowed(query, matches.all_places(), check))

    def _has_all(self, place: int, query: Query, wanted: Wanted) -> bool:
        """Return whether an entry has all that is asked, nothing of it replaced."""
        if wanted.missing or wanted.doubtful or not wanted.content:
            return False
        return all(
            self.ranker.impact(concept, query.scope).has(place) for concept in wanted.content
        )

    def _allowed(self, query: Query, places: set[int], check: Callable[[], None]) -> set[int]:
        """Keep the entries that meet the conditions, have the phrases and lack the unwanted."""
        places = self._meeting(query, places)
        for phrase in query.phrases:
            places = self._having(phrase, places, query.scope, check)
        for words in query.without:
            if len(words) == 1:
                for concept in self._concepts.plain(words[0]):
                    impact = self.ranker.impact(concept, query.scope)
                    places = places.difference(impact.among(list(places)))
                if not self._analyzer.is_function_word(words[0]):
                    continue
            places = places - self._having(words, places, query.scope, check)
        return places

    def _meeting(self, query: Query, places: Collection[int]) -> set[int]:
        """Keep the entries that meet the conditions."""
        for condition in sorted(query.filters, key=lambda each: each.negated):
            met = self._filters.places(condition)
            if condition.negated:
                places = set(places).difference(met)
            else:
                places = met.intersection(places) if isinstance(places, set) else met
        return set(places)

    def _having(
        self, phrase: tuple[str, ...], places: set[int], scope: str, check: Callable[[], None]
    ) -> set[int]:
        """Keep the entries that have a phrase: texts are read only of those that have its words."""
        for word in phrase:
            # Of long texts function words are not indexed, and of unspaced scripts no words are.
            if places and not (self._analyzer.is_function_word(word) or is_unspaced(word)):
                check()
                impact = self.ranker.impact(Concept(((word, 1.0),)))
                places = set(impact.among(list(places)))
        return self._phrases.having(phrase, sorted(places), scope, check)

    def _as_written(self, correction: Correction, hits: tuple[Hit, ...]) -> Correction:
        words = (self._hits.as_written(word, hits) for word in correction.used.split())
        return replace(correction, used=" ".join(words))

    def _offers(self, wanted: Wanted, hits: tuple[Hit, ...]) -> tuple[Offer, ...]:
        return tuple(
            replace(offer, word=self._hits.as_written(offer.word, hits)) for offer in wanted.offers
        )

    def _suggestions(self, query: Query, wanted: Wanted, hits: tuple[Hit, ...]) -> Suggestions:
        if query.is_empty or not all(hit.weak for hit in hits):
            return Suggestions()
        return self._suggester.suggest(query, wanted, hits)
