"""Posting lists: the terms of entries, gathered, weighted and given term by term."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from index.keeping.fields import ANSWERED, ASKED, BEGINNING, FIELDS, LISTS, MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from index.analysis import Analyzer
    from index.keeping.documents import Counted

_QUESTION, _ALIAS, _ANSWER = (FIELDS.index(name) for name in ("question", "alias", "answer"))
_IN_ANSWER = bytes((MARKS["answer"],))
_REPORT_EVERY = 512


Norms = Sequence["Sequence[float] | Mapping[int, float]"]
"""For each field, and in it for each entry, what one occurrence of a term counts."""


class PostingList(NamedTuple):
    """What one field of the index has of a term."""

    field: str
    """Which field."""
    term: str
    """The term."""
    places: array[int]
    """Places of the entries that have it, ascending."""
    weights: array[float]
    """What it counts in each: what BM25F sums up before it saturates."""
    marks: bytes
    """For each the fields that have it, a sum of :data:`MARKS`; empty where there are no marks."""


class Gathered:
    """The terms of entries as they were counted, by term.

    Attributes:
        answers: For each term the entries whose answers have it, and how often each does.
        others: For each term what other fields have of it: place, field and number in turn.
        beginnings: For each beginning the entries that have a word with it.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.answers: dict[str, tuple[array[int], array[int]]] = {}
        self.others: dict[str, array[int]] = {}
        self.beginnings: dict[str, array[int]] = {}

    def add(self, place: int, counted: Counted) -> None:
        """Take an entry; they come in ascending order of their places."""
        answers, others, beginnings = self.answers, self.others, self.beginnings
        for number, counts in counted.fields:
            if number == _ANSWER:
                for term, count in counts.items():
                    found = answers.get(term)
                    if found is None:
                        answers[term] = array("I", (place,)), array("I", (count,))
                    else:
                        found[0].append(place)
                        found[1].append(count)
                continue
            for term, count in counts.items():
                other = others.get(term)
                if other is None:
                    others[term] = array("I", (place, number, count))
                else:
                    other.extend((place, number, count))
        for beginning in counted.beginnings:
            places = beginnings.get(beginning)
            if places is None:
                beginnings[beginning] = array("I", (place,))
            else:
                places.append(place)

    def frequency(self, term: str) -> int:
        """Return how many entries have a term in the field that has it most often; at least 1."""
        answers = self.answers.get(term)
        others = self.others.get(term)
        most = len(answers[0]) if answers else 1
        if others is None:
            return most
        numbers = others[1::3]
        return max(most, *map(numbers.count, range(len(FIELDS))))

    def words(self, words: Iterable[str], analyzer: Analyzer) -> dict[str, int]:
        """Return in how many entries each of some words occurs.

        Args:
            words: Words that were read.
            analyzer: The analysis of their language.
        """
        terms_of = analyzer.index_terms
        return {word: self.frequency(terms_of(word)[0]) for word in words}

    def lists(
        self, norms: Norms, written: Callable[[float], None] = lambda _: None
    ) -> Iterator[PostingList]:
        """Yield the posting lists by field and term, and let go of what was gathered.

        Args:
            norms: For each field, and in it for each entry, what one occurrence counts.
            written: Called with the share of the terms that were given.
        """
        terms = sorted(self.answers.keys() | self.others.keys())
        answered: list[PostingList] = []
        asked: list[PostingList] = []
        for given, term in enumerate(terms):
            if given % _REPORT_EVERY == 0:
                written(given / len(terms))
            lists = _joined(term, self.answers.pop(term, None), self.others.pop(term, ()), norms)
            yield lists[0]
            for each in lists[1:]:
                (asked if each.field == ASKED else answered).append(each)
        yield from answered
        yield from asked
        for beginning in sorted(self.beginnings):
            places = self.beginnings.pop(beginning)
            weights = array("f", map(norms[_QUESTION].__getitem__, places))
            yield PostingList(BEGINNING, beginning, places, weights, b"")


def _joined(
    term: str,
    answers: tuple[array[int], array[int]] | None,
    others: Sequence[int],
    norms: Norms,
) -> list[PostingList]:
    """Return what all fields have of a term, and then what some have that are searched alone."""
    places, counts = answers or (array("I"), array("I"))
    weights = list(map(mul, counts, map(norms[_ANSWER].__getitem__, places)))
    marks = bytearray(_IN_ANSWER) * len(places)
    answered: tuple[array[int], array[float]] = array("I"), array("f")
    asked: tuple[array[int], array[float]] = array("I"), array("f")
    fresh: list[tuple[int, float, int]] = []
    at = 0
    for place, weight, in_question, mark in _by_place(others, norms):
        if in_question:
            asked[0].append(place)
            asked[1].append(in_question)
        at = bisect_left(places, place, at)
        if at < len(places) and places[at] == place:
            answered[0].append(place)
            answered[1].append(weights[at])
            weights[at] += weight
            marks[at] |= mark
        else:
            fresh.append((place, weight, mark))
    if fresh:
        whole = sorted([*zip(places, weights, marks, strict=True), *fresh])
        places = array("I", [place for place, _, _ in whole])
        weights = [weight for _, weight, _ in whole]
        marks = bytearray([mark for _, _, mark in whole])
    lists = [PostingList(LISTS, term, places, array("f", weights), bytes(marks))]
    if answered[0]:
        lists.append(PostingList(ANSWERED, term, *answered, b""))
    if asked[0]:
        lists.append(PostingList(ASKED, term, *asked, b""))
    return lists


def _by_place(others: Sequence[int], norms: Norms) -> Iterator[tuple[int, float, float, int]]:
    """Yield what fields other than the answer have of a term, entry by entry.

    Yields:
        Place, what the term counts, what of that it counts in question and aliases, and the mark.
    """
    last, weight, in_question, mark = -1, 0.0, 0.0, 0
    for at in range(0, len(others), 3):
        place, number, count = others[at : at + 3]
        if place != last:
            if mark:
                yield last, weight, in_question, mark
            last, weight, in_question, mark = place, 0.0, 0.0, 0
        worth = count * norms[number][place]
        weight += worth
        if number in (_QUESTION, _ALIAS):
            in_question += worth
        mark |= 1 << number
    if mark:
        yield last, weight, in_question, mark
