"""The entries that match a search with their scores, and the best of them."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.ranking.rank import Impact

_ROUNDING = 1e-9
_LOOKUP_COST = 8
"""How many steps through a list one look-up in it takes as long as."""


@dataclass(slots=True)
class Matches:
    """All entries that match a search, before the best are picked."""

    places: Collection[int]
    """Places of the entries in the FAQ."""
    scores: list[float]
    """The score of every entry of the FAQ by its place, still without :attr:`manner`."""
    manner: Sequence[tuple[Impact, float]] = ()
    """What the words add that say how something is asked, each with the share that counts."""
    asked: float = 0.0
    """The summed rarity of all that was asked, each word's times the share that it counts: a score
    can be at most this times the saturation plus one."""
    partial: bool = False
    """True when no entry has all that was asked."""

    def all_scores(self) -> list[float]:
        """Give the complete score of every entry by its place; those that match are meant."""
        for impact, share in self.manner:
            for place, score in zip(impact.places, impact.scores, strict=True):
                self.scores[place] += share * score
        self.manner = ()
        return self.scores

    def scores_at(self, places: Sequence[int]) -> list[float]:
        """Give the complete scores of some entries.

        Args:
            places: Places of entries that match; called before :meth:`best`.
        """
        found = dict.fromkeys(places, 0.0)
        for impact, share in self.manner:
            for place, score in _common(places, impact):
                found[place] += share * score
        return [self.scores[place] + found[place] for place in places]

    def best(self, limit: int) -> list[tuple[int, float]]:
        """Give the places with the highest scores; of equal scores the first in the file.

        The words that say how something is asked are in nearly every question, so they are only
        looked up where they can still make a difference.
        """
        places, scores = self.places, self.scores
        remaining = sum(share * impact.most for impact, share in self.manner)
        for impact, share in sorted(self.manner, key=lambda pair: -pair[0].most * pair[1]):
            places = _within_reach(places, scores, limit, remaining)
            remaining -= share * impact.most
            for place, score in _common(places, impact):
                scores[place] += share * score
        places = _within_reach(places, scores, limit, 0.0)
        chosen = sorted(places, key=lambda place: (-scores[place], place))[:limit]
        return [(place, scores[place]) for place in chosen]


def _within_reach(
    places: Collection[int], scores: Sequence[float], limit: int, reach: float
) -> Collection[int]:
    """Keep the places that can still be among the best when no score grows by more than a reach."""
    if len(places) <= limit:
        return places
    # Without making a key for each place the heap stays inside the interpreter's C code.
    least = heapq.nlargest(limit, map(scores.__getitem__, places))[-1] - reach - _ROUNDING
    return [place for place in places if scores[place] >= least]


def _common(places: Collection[int], impact: Impact) -> list[tuple[int, float]]:
    """Give the scores of an impact at some places, looking from the shorter side."""
    if len(places) * _LOOKUP_COST > len(impact.places):
        chosen = set(places)
        pairs = zip(impact.places, impact.scores, strict=True)
        return [(place, score) for place, score in pairs if place in chosen]
    found = []
    for place in places:
        index = bisect_left(impact.places, place)
        if index < len(impact.places) and impact.places[index] == place:
            found.append((place, impact.scores[index]))
    return found
