"""How well an entry answers a query: BM25F over the fields of an entry.

BM25F is Robertson, Zaragoza and Taylor, *Simple BM25 extension to multiple weighted fields* (CIKM
2004): the frequencies of a word in the fields are normalised by field length, weighted and summed
before they saturate, so that a word in two fields does not count as two words.
"""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from index.keeping.documents import BEGINNING, FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Faq
    from index.keeping.documents import Documents
    from index.ranking.postings import Postings

WEIGHTS = {
    "question": 1.0,
    "alias": 1.0,
    "answer": 0.2,
    "tag": 0.5,
    "section": 0.2,
    "reference": 0.15,
    "note": 0.2,
}
"""How much a field counts, chosen by ``bench/relevance.py``."""

LENGTH_NORM = {
    "question": 0.8,
    "alias": 0.75,
    "answer": 0.7,
    "tag": 0.0,
    "section": 0.0,
    "reference": 0.0,
    "note": 0.7,
}
"""How much the length of a field counts against it (the *b* of BM25F), from 0 to 1."""

SATURATION = 1.6
"""How soon more of the same word stops counting (the *k1* of BM25F)."""

FUNCTION_WORDS = 0.2
"""How much a word like *the* or *is* counts beside the words that say what is asked."""

ASKING_WORDS = 0.5
"""How much a word counts that tells what kind of answer is asked for, like *where* and *from*."""

_DENSE = 16
"""What more than one entry in so many has is kept and counted by a place for every entry."""

_KEPT = 2_000_000
"""Impacts kept for the next search, counted by entries: about 16 MB."""

INFLECTED = 0.9
"""How well another inflection expresses a word, such as *doses* for *dose*."""

DERIVED = 0.6
"""How well a word expresses another that merely shares its stem, as *universe* for *university*."""

KIN = 0.5
"""How well a derived word that no stem shows, such as *dosage*, expresses *dose*."""

OTHERWISE = 0.9
"""How well another way to write a word expresses it, such as *email* for *e-mail*."""

INSIDE = 0.5
"""How well a word expresses a part of it, such as *openFilePath* for *path*."""

CORRECTED = 0.7
"""How well a word expresses another one that was probably misspelt."""

LONGER = 0.8
"""How well a longer word expresses a beginning that was typed."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked for: a word with what may stand for it."""

    terms: tuple[tuple[str, float], ...]
    """Terms that express it, each with how well."""
    beginning: str = ""
    """A beginning of words of questions and aliases that expresses it as well."""

    def lessened(self, share: float) -> Concept:
        """Make one that its terms express only in part."""
        return replace(self, terms=tuple((term, weight * share) for term, weight in self.terms))


@dataclass(frozen=True)
class Impact:
    """What a concept adds to the score of each entry that has it."""

    places: array[int]
    """Places of the entries in the FAQ, ascending."""
    scores: array[float]
    """What is added to each, weighted by :attr:`rarity`."""
    rarity: float
    """The inverse document frequency of the concept."""
    most: float
    """The highest of the scores; 0 when there is none."""
    size: int = 0
    """How many entries the FAQ has."""

    @property
    def is_dense(self) -> bool:
        """Return whether so many entries have it that :attr:`flags` are worth making."""
        return len(self.places) * _DENSE > self.size

    @cached_property
    def flags(self) -> int:
        """The entries that have it, as a number with a byte for each, the first the lowest."""
        flags = bytearray(self.size)
        for place in self.places:
            flags[place] = 1
        return int.from_bytes(flags, "little")

    @property
    def weight(self) -> int:
        """How much memory it takes, in entries of eight bytes."""
        return len(self.places) + (self.size // 8 if self.is_dense else 0)

    def has(self, place: int) -> bool:
        """Return whether an entry has the concept."""
        at = bisect_left(self.places, place)
        return at < len(self.places) and self.places[at] == place


class Ranker:
    """BM25F for one FAQ and its index."""

    def __init__(self, faq: Faq, documents: Documents, postings: Postings) -> None:
        self._postings = postings
        self._size = len(faq.entries)
        self._faq = faq
        self._documents = documents
        self._kept = 0
        self._norms: dict[str, array[float]] = {}
        self._cache: dict[tuple[Concept, str], Impact] = {}
        self._best: dict[tuple[Concept, str, int], Sequence[tuple[int, float]]] = {}

    def impact(self, concept: Concept, scope: str = "") -> Impact:
        """Return what a concept adds to each entry.

        Args:
            concept: What is asked for.
            scope: The one field to look at, or an empty string for all.
        """
        key = concept, scope
        found = self._cache.get(key)
        if found is None:
            found = self._impact(concept, scope)
            self._kept += found.weight
            if self._kept > _KEPT:
                self._kept = 0
                self._cache.clear()
                self._best.clear()
            self._cache[key] = found
        return found

    def occurs(self, field: str, term: str) -> bool:
        """Return whether a term occurs in a field of any entry."""
        return bool(self._postings.get(field, term)[0])

    def best(self, concept: Concept, scope: str, limit: int) -> Sequence[tuple[int, float]]:
        """Return the entries with the highest impact of one concept, with their scores.

        Beginnings of one letter have most entries of a FAQ, and are asked for again with every
        word that is typed, so what they give is kept.
        """
        key = concept, scope, limit
        found = self._best.get(key)
        if found is None:
            impact = self.impact(concept, scope)
            least = heapq.nlargest(limit, impact.scores)[-1:]
            pairs = [
                (-score, place)
                for place, score in zip(impact.places, impact.scores, strict=True)
                if score >= least[0]
            ]
            found = tuple((place, -score) for score, place in heapq.nsmallest(limit, pairs))
            self._best[key] = found
        return found

    def _impact(self, concept: Concept, scope: str) -> Impact:
        wanted = [(name, term, weight) for term, weight in concept.terms for name in _SCOPES[scope]]
        if concept.beginning and scope != "answer":
            wanted.append((BEGINNING, concept.beginning, LONGER))
        found = []
        for name, term, weight in wanted:
            posting = self._postings.get(name, term)
            if posting[0]:
                norm = self._norm("question" if name == BEGINNING else name)
                found.append((posting, norm, weight))
        many = sum(len(places) for (places, _), _, _ in found) * _DENSE > self._size
        frequencies: list[float] | dict[int, float]
        if many:
            frequencies = [0.0] * self._size
        else:
            frequencies = dict.fromkeys(sorted(set().union(*(each[0][0] for each in found))), 0.0)
        for (places, counts), norm, weight in found:
            for place, count in zip(places, counts, strict=True):
                frequencies[place] += count * norm[place] * weight
        if isinstance(frequencies, dict):
            places, values = array("I", frequencies), list(frequencies.values())
        else:
            values = list(filter(None, frequencies))
            places = array("I", compress(range(self._size), frequencies))
        rarity = self.rarity(len(places))
        full = rarity * (SATURATION + 1)
        scores = array("f", [full * value / (value + SATURATION) for value in values])
        return Impact(places, scores, rarity, max(scores, default=0.0), self._size)

    def _norm(self, field: str) -> array[float]:
        norm = self._norms.get(field)
        if norm is None:
            norm = self._norms[field] = _norms(self._faq, self._documents, field)
        return norm

    def rarity(self, frequency: int) -> float:
        """Return the inverse document frequency, as Lucene has it so that it is never negative."""
        return math.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5))


_SCOPES: dict[str, Sequence[str]] = {
    "": FIELDS,
    "question": ("question", "alias"),
    "answer": ("answer",),
}


def _norms(faq: Faq, documents: Documents, field: str) -> array[float]:
    """Return for each entry what one occurrence in a field counts."""
    weight, part = WEIGHTS[field], LENGTH_NORM[field]
    if not part:
        return array("f", [weight]) * len(faq.entries)
    lengths = [len(documents.text(entry, field)) for entry in faq.entries]
    filled = sum(1 for length in lengths if length)
    average = sum(lengths) / filled if filled else 1.0
    return array("f", [weight / (1 - part + part * length / average) for length in lengths])
