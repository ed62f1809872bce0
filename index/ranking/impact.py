"""What one thing asked for adds to the scores of entries, without working it out for all of them.

A thing asked for is a word with all that may stand for it: its forms, other ways to write it. Each
has its posting list; what they count in an entry is summed before it saturates.
"""

from __future__ import annotations

from array import array
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from index.ranking.kept import Kept
from index.ranking.postings import TermList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SATURATION: Final = 1.6
"""How soon more of the same word stops counting (the *k1* of BM25F)."""
ROUNDING: Final = 2e-5
"""Scores closer than this may be equal."""
_DIGITS: Final = 5
"""Scores are rounded to so many digits, so that what is equal stays so however it is summed."""
_SHARE: Final = 1 - 1e-6
"""Weights are compared a little below the bound, so that rounding leaves nothing out."""
_FEW = 512
"""Up to so many postings several lists are made one."""
_SEVERAL = 2
_OFTEN = 2
"""Scores of more entries than so many times those that have it are worth a table."""
_MANY = 1_024
"""To find the best of more entries than this, the best of each list are looked at first."""


Tables = Kept["Impact", "array[float]"]
"""A score for each entry of the FAQ, of what is asked about often."""


class Impact:
    """What a thing asked for adds to the score of each entry that has it.

    Attributes:
        lists: The posting lists of what stands for it, each with how well it does.
        size: How many entries the FAQ has.
        count: How many of them have it.
        rarity: Its inverse document frequency.
        most: Nothing is added more than this; 0 when no entry has it.
    """

    def __init__(
        self,
        lists: Sequence[tuple[TermList, float]],
        size: int,
        rarity: Callable[[int], float],
        tables: Tables | None = None,
    ) -> None:
        """Take the posting lists of what stands for it.

        Args:
            lists: The lists, each with how well its term stands for it.
            size: How many entries the FAQ has.
            rarity: Tells the inverse document frequency for a number of entries.
            tables: Keeps tables of scores; None to make none.
        """
        self.lists = lists = _fewer(lists)
        self.size = size
        self.count = union_size([each for each, _ in lists])
        self.rarity = rarity(self.count)
        self._full = self.rarity * (SATURATION + 1)
        self.most = self._score(sum(weight * each.most for each, weight in lists))
        self._asked = 0
        self._tables = tables

    def _score(self, sum_: float) -> float:
        return self._full * sum_ / (sum_ + SATURATION)

    @property
    def weight(self) -> int:
        """How much memory it takes, beside that of its lists, in entries of eight bytes."""
        return 16 + sum(len(each) for each, _ in self.lists if not each.marks)

    def at(self, places: Sequence[int]) -> list[float]:
        """Return what is added to the scores of some entries.

        Args:
            places: Places of the entries in the FAQ, in any order.
        """
        if self._tables is None or not self.is_common:
            return self._scores(places)
        table = self._tables.get(self)
        if table is None:
            self._asked += len(places)
            if self._asked < _OFTEN * self.count:
                return self._scores(places)
            self._asked = 0
            table = array("d", (0.0,)) * self.size
            for place, score in zip(self.places, self._scores(self.places), strict=True):
                table[place] = score
            self._tables.put(self, table, self.size)
        return list(map(table.__getitem__, places))

    def _scores(self, places: Sequence[int]) -> list[float]:
        full = self._full
        if len(self.lists) == 1:
            each, weight = self.lists[0]
            sums = each.at(places)
            if weight != 1:
                sums = [weight * one for one in sums]
        else:
            sums = [0.0] * len(places)
            for each, weight in self.lists:
                sums = [
                    one + weight * other for one, other in zip(sums, each.at(places), strict=True)
                ]
        return [full * one / (one + SATURATION) if one else 0.0 for one in sums]

    def has(self, place: int) -> bool:
        """Return whether an entry has it."""
        return any(each.among((place,)) for each, _ in self.lists)

    def among(self, places: Sequence[int]) -> Sequence[int]:
        """Keep the places of the entries that have it."""
        if len(self.lists) == 1:
            return self.lists[0][0].among(places)
        having = set().union(*(each.among(places) for each, _ in self.lists))
        return [place for place in places if place in having]

    @cached_property
    def places(self) -> Sequence[int]:
        """Places of all entries that have it, ascending."""
        if len(self.lists) == 1:
            return self.lists[0][0].places
        return array("I", sorted(set().union(*(each.places for each, _ in self.lists))))

    @cached_property
    def flags(self) -> int:
        """The entries that have it, as a number with a bit for each, the first the lowest."""
        bits = bytearray((self.size + 7) // 8)
        found = 0
        for each, _ in self.lists:
            if each.bits:
                found |= int.from_bytes(each.bits, "little")
                continue
            for place in each.places:
                bits[place >> 3] |= 1 << (place & 7)
        return found | int.from_bytes(bits, "little")

    def above(self, least: float) -> Sequence[int]:
        """Return the places of the entries that may get at least so much.

        Args:
            least: A score.

        Returns:
            All that get it, and perhaps others.
        """
        if least > self.most:
            return ()
        if least <= 0:
            return self.places
        found: set[int] = set()
        for each, bound in self._bounds(least):
            if len(self.lists) == 1:
                return each.above(bound)
            found.update(each.above(bound))
        return list(found)

    def knows(self, least: float) -> bool:
        """Return whether it takes no time to tell which entries get at least so much."""
        return least > self.most or (
            least > 0 and all(each.knows(bound) for each, bound in self._bounds(least))
        )

    def _bounds(self, least: float) -> Iterator[tuple[TermList, float]]:
        """Yield the lists to look at for a score, each with what its term must count there."""
        # What is summed must be this at least to saturate to such a score.
        wanted = _SHARE * SATURATION * least / max(self._full - least, ROUNDING)
        ordered = sorted(self.lists, key=lambda pair: -pair[0].most * pair[1])
        rest = sum(weight * each.most for each, weight in ordered)
        for each, weight in ordered:
            if rest < wanted:
                break
            rest -= weight * each.most
            yield each, (wanted - rest) / weight

    def best(self, limit: int) -> list[tuple[int, float]]:
        """Return the places of the entries that get most, with how much.

        Args:
            limit: At most this many; equal ones in file order.
        """
        least = 0.0
        if self.is_common and len(near := self.likely(limit)) >= limit:
            least = nlargest(limit, self.at(near))[-1]
        places = self.above(least - ROUNDING)
        return best_of(places, self.at(places), limit)

    @property
    def is_common(self) -> bool:
        """Return whether so many entries have it that it is worth looking at the best of them."""
        return self.count > _MANY

    def likely(self, limit: int) -> list[int]:
        """Return places of entries that are likely to get most.

        Args:
            limit: So many are wanted.
        """
        found: set[int] = set()
        for each, _ in self.lists:
            found.update(map(each.places.__getitem__, each.best[:limit]))
        return list(found)


def best_of(places: Sequence[int], scores: Sequence[float], limit: int) -> list[tuple[int, float]]:
    """Return the places with the highest scores, equal ones in file order.

    Args:
        places: Places of entries.
        scores: The score of each.
        limit: At most this many.
    """
    if not scores:
        return []
    # The heap would be slower with a key for each place.
    least = nlargest(limit, scores)[-1] - ROUNDING
    pairs = [
        (-round(score, _DIGITS), place)
        for place, score in zip(places, scores, strict=True)
        if score >= least
    ]
    return [(place, -score) for score, place in sorted(pairs)[:limit]]


def _fewer(lists: Sequence[tuple[TermList, float]]) -> Sequence[tuple[TermList, float]]:
    """Make those lists one that have few entries together."""
    ordered = sorted(lists, key=lambda pair: len(pair[0]))
    total = few = 0
    for each, _ in ordered:
        total += len(each)
        if total > _FEW:
            break
        few += 1
    if few < _SEVERAL:
        return lists
    return [*ordered[few:], (_merged(ordered[:few]), 1.0)]


def _merged(lists: Iterable[tuple[TermList, float]]) -> TermList:
    """Make several lists one."""
    sums: dict[int, float] = {}
    get = sums.get
    for each, weight in lists:
        for place, one in zip(each.places, each.weights, strict=True):
            sums[place] = get(place, 0.0) + weight * one
    places = array("I", sorted(sums))
    return TermList(places, array("d", map(sums.__getitem__, places)))


def union_size(lists: Sequence[TermList]) -> int:
    """Return how many entries are in at least one of some lists."""
    if len(lists) == 1:
        return len(lists[0])
    sparse = [each.places for each in lists if not each.bits]
    if len(sparse) == len(lists):
        return len(set().union(*sparse))
    flags = 0
    for each in lists:
        if each.bits:
            flags |= int.from_bytes(each.bits, "little")
    if not sparse:
        return flags.bit_count()
    known = flags.to_bytes(max(len(each.bits) for each in lists), "little")
    others = {
        place for places in sparse for place in places if not known[place >> 3] >> (place & 7) & 1
    }
    return flags.bit_count() + len(others)
