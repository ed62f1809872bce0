"""The entries that match a search with their scores, and the best of them.

Only what can be among the best is scored: lists are taken in the order of what they can add at
most, and once that is too little, what has only the rest is left out (MaxScore; Turtle and Flood,
*Query evaluation: strategies and optimizations*, 1995).
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from index.ranking.rank import Impact

_ROUNDING = 1e-9
_LOOKUP_COST = 8
"""How many steps through a list one look-up in it takes as long as."""


@dataclass(frozen=True)
class Matches:
    """All entries that match a search, before the best are picked."""

    impacts: Sequence[Impact]
    """What each thing asked for adds; an entry that has any of them matches."""
    manner: Sequence[tuple[Impact, float]] = ()
    """What the words add that say how something is asked, each with the share that counts."""
    reaching: Sequence[tuple[Impact, float]] = ()
    """The same of those that make a match by themselves."""
    asked: float = 0.0
    """The summed rarity of all that was asked, each word's times the share that it counts: a score
    can be at most this times the saturation plus one."""
    unknown: bool = False
    """True when some of what was asked occurs nowhere."""
    allowed: Collection[int] | None = field(default=None)
    """The entries that meet the conditions and match; None when there are no conditions."""

    @cached_property
    def places(self) -> Collection[int]:
        """Places of the entries in the FAQ."""
        return self.allowed if self.allowed is not None else self.all_places()

    def all_places(self) -> set[int]:
        """Return the places of the entries that match, whether or not they meet the conditions."""
        return set().union(*(impact.places for impact in self._opening()))

    @cached_property
    def total(self) -> int:
        """How many entries match."""
        if self.allowed is not None:
            return len(self.allowed)
        impacts = list(self._opening())
        dense = [impact for impact in impacts if impact.is_dense]
        sparse = [impact.places for impact in impacts if not impact.is_dense]
        if len(impacts) == 1:
            return len(impacts[0].places)
        if not dense:
            return len(self.places)
        flags = 0
        for impact in dense:
            flags |= impact.flags
        places = set().union(*sparse)
        known = flags.to_bytes(dense[0].size, "little")
        return flags.bit_count() + len(places) - sum(map(known.__getitem__, places))

    @cached_property
    def partial(self) -> bool:
        """True when no entry has all that was asked."""
        if self.unknown:
            return True
        rarest, *others = sorted(self.impacts, key=lambda impact: len(impact.places))
        places: Collection[int] = rarest.places
        if self.allowed is not None:
            allowed = self.allowed
            places = [place for place in places if place in allowed]
        for impact in others:
            places = [place for place, _ in _common(places, impact)]
        return not places

    def scores_at(self, places: Sequence[int]) -> list[float]:
        """Return the scores of some entries.

        Args:
            places: Places of entries that match.
        """
        found = dict.fromkeys(places, 0.0)
        for impact, share in self._lists():
            for place, score in _common(found, impact):
                found[place] += share * score
        return [found[place] for place in places]

    def best(self, limit: int) -> list[tuple[int, float]]:
        """Return the places with the highest scores; of equal scores the first in the file."""
        lists = self._lists()
        opening = len(self.impacts) + len(self.reaching)
        remaining = sum(share * impact.most for impact, share in lists)
        reached = least = 0.0
        found: dict[int, float] = {}
        for number, (impact, share) in enumerate(lists):
            if number < opening and remaining >= least:
                remaining -= share * impact.most
                self._open(found, impact, share, least - remaining)
            else:
                remaining -= share * impact.most
                for place, score in _common(found, impact):
                    found[place] += share * score
            reached += share * impact.most
            if len(found) > limit and reached > remaining:
                # The heap would be slower with a key for each place.
                least = heapq.nlargest(limit, found.values())[-1] - _ROUNDING
                if (reach := least - remaining) > 0:
                    found = {place: score for place, score in found.items() if score >= reach}
        chosen = sorted(found, key=lambda place: (-found[place], place))[:limit]
        return [(place, found[place]) for place in chosen]

    def _open(self, found: dict[int, float], impact: Impact, share: float, reach: float) -> None:
        """Add what an impact adds; an entry that is new must reach a score with it alone."""
        pairs: Iterable[tuple[int, float]] = zip(impact.places, impact.scores, strict=True)
        if self.allowed is not None:
            allowed = self.allowed
            pairs = [pair for pair in pairs if pair[0] in allowed]
        if share != 1:
            pairs = [(place, share * score) for place, score in pairs]
        if not found:
            found.update(pairs)
            return
        for place, score in pairs:
            if place in found:
                found[place] += score
            elif score >= reach:
                found[place] = score

    def _opening(self) -> Iterable[Impact]:
        yield from self.impacts
        yield from (impact for impact, _ in self.reaching)

    def _lists(self) -> list[tuple[Impact, float]]:
        """Return all that adds to scores: first what makes a match, there first what adds most."""
        content = sorted(self.impacts, key=lambda impact: -impact.most)
        return [(impact, 1.0) for impact in content] + [
            pair
            for group in (self.reaching, self.manner)
            for pair in sorted(group, key=lambda pair: -pair[0].most * pair[1])
        ]


def _common(places: Collection[int], impact: Impact) -> list[tuple[int, float]]:
    """Return the scores of an impact at some places, looking from the shorter side."""
    if len(places) * _LOOKUP_COST > len(impact.places):
        chosen = places if isinstance(places, dict) else set(places)
        pairs = zip(impact.places, impact.scores, strict=True)
        return [(place, score) for place, score in pairs if place in chosen]
    found = []
    for place in places:
        index = bisect_left(impact.places, place)
        if index < len(impact.places) and impact.places[index] == place:
            found.append((place, impact.scores[index]))
    return found
