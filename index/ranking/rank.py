"""How well an entry answers a query: BM25F over the fields of an entry.

What a term counts in an entry is in the index, see :mod:`index.keeping.weighing`; here it is told
what stands for a word and how well, and what is known of it is kept for the next search.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from index.keeping.fields import ANSWERED, ASKED, BEGINNING, LISTS, MARKS
from index.ranking.impact import Impact, Tables
from index.ranking.kept import Kept
from index.ranking.postings import TermList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.ranking.postings import Postings

FUNCTION_WORDS = 0.2
"""How much a word like *the* or *is* counts beside the words that say what is asked."""

ASKING_WORDS = 0.5
"""How much a word counts that tells what kind of answer is asked for, like *where* and *from*."""

_TABLES = 2_000_000
"""Numbers of eight bytes in tables of scores."""
_KEPT = 1_000_000
"""Impacts kept for the next search, counted in entries of eight bytes."""

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


class Ranker:
    """BM25F for one FAQ and its index."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._size = postings.size
        self._impacts: Kept[tuple[Concept, str], Impact] = Kept(_KEPT)
        self._tables: Tables = Kept(_TABLES)
        self._best: Kept[tuple[Concept, str, int], Sequence[tuple[int, float]]] = Kept(_KEPT)

    def impact(self, concept: Concept, scope: str = "") -> Impact:
        """Return what a concept adds to each entry.

        Args:
            concept: What is asked for.
            scope: The one field to look at, or an empty string for all.
        """
        key = concept, scope
        found = self._impacts.get(key)
        if found is None:
            lists = self._lists(concept, scope)
            found = Impact(lists, self._size, self.rarity, self._tables)
            self._impacts.put(key, found, found.weight)
        return found

    def best(self, concept: Concept, scope: str, limit: int) -> Sequence[tuple[int, float]]:
        """Return the entries with the highest impact of one concept, with their scores.

        Beginnings of one letter have most entries of a FAQ, and are asked for again with every
        word that is typed, so what they give is kept.
        """
        key = concept, scope, limit
        found = self._best.get(key)
        if found is None:
            found = self.impact(concept, scope).best(limit)
            self._best.put(key, found, 8 * limit)
        return found

    def occurs(self, term: str, marks: int) -> bool:
        """Return whether a term occurs in some fields of any entry.

        Args:
            term: The term.
            marks: The sum of the marks of the fields.
        """
        return any(map(marks.__and__, self._postings.get(LISTS, term).marks))

    def mark(self, concept: Concept, place: int) -> int:
        """Return which fields of an entry have a concept, as a sum of marks."""
        found = 0
        for term, _ in concept.terms:
            found |= self._postings.get(LISTS, term).mark(place)
        return found

    def _lists(self, concept: Concept, scope: str) -> list[tuple[TermList, float]]:
        read = partial(self._list, scope=scope)
        found = [(read(term), weight) for term, weight in concept.terms]
        if concept.beginning and scope != "answer":
            found.append((self._postings.get(BEGINNING, concept.beginning), LONGER))
        return [pair for pair in found if len(pair[0])]

    def _list(self, term: str, scope: str) -> TermList:
        if not scope:
            return self._postings.get(LISTS, term)
        if scope == "question":
            return self._postings.get(ASKED, term)
        whole = self._postings.get(LISTS, term)
        alone = MARKS["answer"]
        pairs = {
            place: weight
            for place, weight, mark in zip(whole.places, whole.weights, whole.marks, strict=True)
            if mark == alone
        }
        part = self._postings.get(ANSWERED, term)
        pairs.update(zip(part.places, part.weights, strict=True))
        places = array("I", sorted(pairs))
        return TermList(places, array("f", map(pairs.__getitem__, places)))

    def rarity(self, frequency: int) -> float:
        """Return the inverse document frequency, as Lucene has it so that it is never negative."""
        return math.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5))
