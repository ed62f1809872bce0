"""Impacts for tests, made of what they add."""

from __future__ import annotations

from array import array

from index.keeping.bits import ready
from index.ranking.impact import SATURATION, Impact
from index.ranking.postings import TermList


def term_list(weights: dict[int, float], size: int) -> TermList:
    """Make the posting list of a term."""
    places = array("I", sorted(weights))
    values = array("f", map(weights.__getitem__, places))
    return TermList(places, values, bytes(len(places)), *ready(places, values, size))


class FixedImpact(Impact):
    """What adds a number of its own to each score, whatever the number of entries."""

    def __init__(self, scores: dict[int, float], size: int) -> None:
        most = max(scores.values()) * 2
        # The inverse of what saturates.
        weights = {at: SATURATION * score / (most - score) for at, score in scores.items()}
        super().__init__([(term_list(weights, size), 1.0)], size, lambda _: most / (SATURATION + 1))
