"""The entries that match a search with their scores, and the best of them.

Only what can be among the best is scored: lists are taken in the order of what they can add at
most, and once that is too little, what has only the rest is left out (MaxScore; Turtle and Flood,
*Query evaluation: strategies and optimizations*, 1995). The others are looked up in the lists that
are left, and those out of reach dropped after each.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from index.ranking.impact import ROUNDING, best_of, union_size
from index.ranking.together import common

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from index.ranking.impact import Impact

_FEW = 1_000
"""Up to so many entries that meet the conditions are all scored."""
_WORTH_LOOKING = 2_000
"""Where so many postings would be scored, some entries are looked at beforehand."""
_TRIED = 20
"""So many of them."""
_DENSE = 20
"""What more than one entry in so many has is compared with others as bits."""


def _nothing() -> None:
    """Let the search go on."""


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
    check: Callable[[], None] = _nothing
    """Called every now and then; may raise to stop."""

    def all_places(self) -> set[int]:
        """Return the places of the entries that match, whether or not they meet the conditions."""
        return set().union(*(impact.places for impact in self._opening()))

    def among(self, places: Collection[int]) -> set[int]:
        """Keep those of some entries that match, whether or not they meet the conditions.

        Args:
            places: Places of entries in the FAQ.
        """
        chosen = list(places)
        found: set[int] = set()
        for impact in self._opening():
            self.check()
            found.update(impact.among(chosen))
        return found

    def matching(self, places: Collection[int]) -> set[int]:
        """Keep those of some entries that match and meet the conditions."""
        if self.allowed is None:
            return self.among(places)
        return set(places).intersection(self.allowed)

    @cached_property
    def total(self) -> int:
        """How many entries match."""
        if self.allowed is not None:
            return len(self.allowed)
        return union_size([each for impact in self._opening() for each, _ in impact.lists])

    def is_partial(self, best: Sequence[tuple[int, float]] = ()) -> bool:
        """Return whether no entry has all that was asked.

        Args:
            best: The best entries, if they are known: one of them is likely to have all.
        """
        if self.unknown:
            return True
        ordered = sorted(self.impacts, key=lambda impact: impact.count)
        if _in_all([place for place, _ in best], ordered):
            return False
        if self.allowed is not None:
            return not _in_all(list(self.allowed), ordered)
        rarest = ordered[0]
        if rarest.count * _DENSE > rarest.size:
            flags = rarest.flags
            for impact in ordered[1:]:
                flags &= impact.flags
            return not flags
        return not _in_all(rarest.places, ordered[1:])

    @cached_property
    def partial(self) -> bool:
        """True when no entry has all that was asked."""
        return self.is_partial()

    def scores_at(self, places: Sequence[int]) -> list[float]:
        """Return the scores of some entries.

        Args:
            places: Places of entries that match.
        """
        return self._scores(places, self._lists())

    @staticmethod
    def _scores(places: Sequence[int], lists: Iterable[tuple[Impact, float]]) -> list[float]:
        found = [0.0] * len(places)
        for impact, share in lists:
            found = _added(found, impact.at(places), share)
        return found

    def best(self, limit: int) -> list[tuple[int, float]]:
        """Return the places with the highest scores; of equal scores the first in the file."""
        lists = self._lists()
        opening = len(self.impacts) + len(self.reaching)
        remaining = sum(share * impact.most for impact, share in lists)
        places: list[int] = []
        scores: list[float] = []
        if self.allowed is not None and len(self.allowed) <= _FEW:
            places, opening = list(self.allowed), 0
            scores = [0.0] * len(places)
        least = self._reached(lists, self._promising(limit), limit) if opening else 0.0
        for number, (impact, share) in enumerate(lists):
            self.check()
            opens = number < opening and remaining >= least
            remaining -= share * impact.most
            if opens and impact.is_common and least <= remaining:
                likely = {*impact.likely(limit), *places[:limit]}
                least = max(least, self._reached(lists, likely, limit))
            scores = _added(scores, impact.at(places), share)
            if opens:
                self._open(places, scores, lists[number:], least, remaining)
            if len(places) > limit:
                # The heap would be slower with a key for each place.
                least = max(least, heapq.nlargest(limit, scores)[-1] - ROUNDING)
            if (reach := least - remaining) > 0:
                kept = [at for at, score in enumerate(scores) if score >= reach]
                if len(kept) < len(places):
                    places = [places[at] for at in kept]
                    scores = [scores[at] for at in kept]
        return best_of(places, scores, limit)

    def _reached(
        self, lists: Sequence[tuple[Impact, float]], likely: Collection[int], limit: int
    ) -> float:
        """Return what the best score at least, from a look at some that are likely among them.

        Without it, all that have something common would be scored where few have what is rare.
        """
        if self.allowed is not None:
            likely = self.matching(likely)
        if len(likely) < limit:
            return 0.0
        scores = self._scores(list(likely), lists)
        return heapq.nlargest(limit, scores)[-1] - ROUNDING

    def _promising(self, limit: int) -> Sequence[int]:
        """Return some entries that have what is rare, and as much else as so many entries have."""
        ordered = sorted(self.impacts, key=lambda impact: impact.count)
        if sum(impact.count for impact in ordered) < _WORTH_LOOKING:
            return ()
        at = next((at for at, impact in enumerate(ordered) if impact.count >= limit), None)
        if at is None:
            return ()
        rarest = ordered[at]
        places = rarest.likely(_TRIED) if rarest.count > _WORTH_LOOKING else rarest.places
        for impact in ordered[at + 1 :]:
            both = impact.among(places)
            if len(both) >= limit:
                places = both
        if len(places) > _TRIED:
            return [place for place, _ in best_of(places, rarest.at(places), max(limit, _TRIED))]
        return places

    def _open(
        self,
        places: list[int],
        scores: list[float],
        lists: Sequence[tuple[Impact, float]],
        least: float,
        remaining: float,
    ) -> None:
        """Take in the entries that a list and those after it may lift to a score.

        Args:
            places: The entries that are there already; takes the new ones.
            scores: The same for their scores.
            lists: The list, and those after it.
            least: The score.
            remaining: What the lists after it add at most.
        """
        (impact, share), *others = lists
        reach = (least - remaining) / share
        fresh: Sequence[int] | None = None
        if impact.is_common and not impact.knows(reach):
            fresh = common(impact, others, least - share * impact.most)
        if fresh is None:
            fresh = impact.above(reach)
        if places:
            known = set(places)
            fresh = [place for place in fresh if place not in known]
        if self.allowed is not None:
            allowed = self.allowed
            fresh = [place for place in fresh if place in allowed]
        self.check()
        places += fresh
        scores += _added([0.0] * len(fresh), impact.at(fresh), share)

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


def _added(scores: Sequence[float], others: Sequence[float], share: float) -> list[float]:
    if share == 1:
        return [one + other for one, other in zip(scores, others, strict=True)]
    return [one + share * other for one, other in zip(scores, others, strict=True)]


def _in_all(places: Sequence[int], impacts: Iterable[Impact]) -> Sequence[int]:
    """Keep the places of the entries that have all of some impacts."""
    for impact in impacts:
        if not places:
            break
        places = impact.among(places)
    return places
