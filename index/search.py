"""Answering one search over an open index."""

from __future__ import annotations

import heapq
import time
from typing import TYPE_CHECKING

from index.analysis import is_unspaced
from index.highlight import contains_phrase
from index.model import Hit, Needle, SearchResult
from index.query import Query, parse
from index.rank import Concept, Ranker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.model import Entry, Faq
    from index.analysis import Analyzer
    from index.documents import Documents
    from index.filters import Filters
    from index.lexicon import Lexicon
    from index.model import Correction, Field, SearchRequest
    from index.postings import Postings


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The search was called off because its result is no longer wanted."""


class Search:
    """Everything that a search needs of one FAQ and its index."""

    def __init__(
        self,
        faq: Faq,
        analyzer: Analyzer,
        documents: Documents,
        postings: Postings,
        lexicon: Lexicon,
        filters: Filters,
    ) -> None:
        self.faq = faq
        self.analyzer = analyzer
        self.documents = documents
        self.postings = postings
        self.lexicon = lexicon
        self.filters = filters
        self.ranker = Ranker(faq, documents, postings)

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
        query = parse(request.text, self.analyzer)
        concepts = self._concepts(query, request)
        allowed = self._allowed(query)
        scores: dict[int, float] = {}
        matched: dict[int, int] = {}
        content = 0
        for concept, is_function in concepts:
            if cancelled():
                raise Cancelled
            impact = self.ranker.impact(concept, query.scope)
            content += not is_function
            for place, score in zip(impact.places, impact.scores, strict=True):
                scores[place] = scores.get(place, 0.0) + score
                if not is_function:
                    matched[place] = matched.get(place, 0) + 1
        if not concepts:
            matched = dict.fromkeys(range(len(self.faq.entries)), 0) if allowed is not None else {}
        full = [place for place, count in matched.items() if count == content]
        if allowed is not None:
            full = [place for place in full if place in allowed]
        partial = not full
        if partial:
            full = [place for place in matched if allowed is None or place in allowed]
        top = heapq.nsmallest(
            max(1, request.limit), full, key=lambda place: (-scores.get(place, 0.0), place)
        )
        hits = tuple(self._hit(place, scores.get(place, 0.0), concepts) for place in top)
        return SearchResult(
            request,
            hits,
            len(full),
            (),
            partial and bool(hits),
            self._needle(query, concepts, request),
            elapsed=time.perf_counter() - start,
        )

    def _concepts(self, query: Query, request: SearchRequest) -> list[tuple[Concept, bool]]:
        found: dict[Concept, bool] = {}
        words = query.words
        is_function = self.analyzer.is_function_word
        only_function = all(is_function(word.text) for word in words)
        for word in words:
            function = is_function(word.text) and not only_function
            if request.typing and word.text == query.last:
                terms = dict.fromkeys(self.analyzer.query_terms(word.text), 1.0)
                for longer in self.lexicon.beginning_with(word.text):
                    for term in self.analyzer.terms(longer):
                        terms.setdefault(term, 0.8)
                found[Concept(tuple(terms.items()))] = False
                continue
            for term in self.analyzer.query_terms(word.text):
                found[Concept(((term, 1.0),))] = function
        return list(found.items())

    def _allowed(self, query: Query) -> set[int] | None:
        if not (query.filters or query.without or query.phrases):
            return None
        allowed = set(range(len(self.faq.entries)))
        for condition in query.filters:
            places = self.filters.places(condition)
            allowed = allowed - places if condition.negated else allowed & places
        for phrase in query.phrases:
            allowed = {place for place in allowed if self._has(place, phrase, query.scope)}
        for phrase in query.without:
            allowed = {place for place in allowed if not self._has(place, phrase, query.scope)}
        return allowed

    def _has(self, place: int, phrase: tuple[str, ...], scope: str) -> bool:
        entry = self.faq.entries[place]
        return any(
            contains_phrase(text, phrase, self.analyzer) for text in self._texts(entry, scope)
        )

    def _texts(self, entry: Entry, scope: str) -> Iterable[str]:
        if scope != "answer":
            yield self.documents.text(entry, "question")
            yield from entry.aliases
        if scope != "question":
            yield entry.answer
        if not scope:
            yield from entry.tags
            yield self.documents.text(entry, "reference")

    def _hit(self, place: int, score: float, concepts: list[tuple[Concept, bool]]) -> Hit:
        field: Field = "question"
        return Hit(self.faq.entries[place].id, score, field)

    def _needle(
        self, query: Query, concepts: list[tuple[Concept, bool]], request: SearchRequest
    ) -> Needle:
        terms = {
            term for concept, function in concepts if not function for term, _ in concept.terms
        }
        prefixes = (query.last,) if request.typing and query.last else ()
        return Needle(frozenset(terms), prefixes, query.phrases, self.analyzer.language)
