"""Posting lists as arrays that any thread may use."""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from index.keeping.bits import LONG, ready
from index.ranking.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.keeping.directory import ListReader
    from index.keeping.overlay import Overlay

_KEPT = 3_000_000
"""Postings kept for the next search: about 27 MB."""
_LOOKUP = 10
"""How many steps through a list one look-up in it takes as long as."""
_RARE = 16
"""A look-up among so many times fewer places is quicker than comparing two sets."""


class TermList:
    """What the index has of one term: entries, and what the term counts in each."""

    __slots__ = ("best", "bits", "marks", "most", "places", "weights")

    def __init__(
        self,
        places: array[int],
        weights: Sequence[float],
        marks: bytes = b"",
        bits: bytes = b"",
        best: Sequence[int] = (),
    ) -> None:
        """Take a list as it is.

        Args:
            places: Places of the entries that have the term, ascending.
            weights: What it counts in each.
            marks: For each the fields that have it; empty where that is not known.
            bits: A bit for each entry of the FAQ, the first the lowest; empty for rare terms.
            best: Where the highest weights stand, highest first; empty for short lists.
        """
        self.places = places
        self.weights = weights
        self.marks = marks
        self.bits = bits
        self.best = best
        self.most = max(weights, default=0.0)

    def __len__(self) -> int:
        """Return how many entries have the term."""
        return len(self.places)

    def at(self, wanted: Sequence[int]) -> list[float]:
        """Return what the term counts in some entries; 0 where they do not have it.

        Args:
            wanted: Places of the entries, in any order.
        """
        places, weights = self.places, self.weights
        if wanted is places:
            return list(weights)
        size = len(places)
        if len(wanted) * _LOOKUP > size:
            get = dict(zip(places, weights, strict=True)).get
            return [get(place, 0.0) for place in wanted]
        if bits := self.bits:
            return [
                weights[bisect_left(places, place)] if bits[place >> 3] >> (place & 7) & 1 else 0.0
                for place in wanted
            ]
        return [
            weights[at]
            if (at := bisect_left(places, place)) < size and places[at] == place
            else 0.0
            for place in wanted
        ]

    def among(self, wanted: Sequence[int]) -> Sequence[int]:
        """Keep the places that have the term."""
        places, bits = self.places, self.bits
        if bits:
            return [place for place in wanted if bits[place >> 3] >> (place & 7) & 1]
        size = len(places)
        if len(wanted) * _RARE < size:
            return [
                place
                for place in wanted
                if (at := bisect_left(places, place)) < size and places[at] == place
            ]
        return list(set(places).intersection(wanted))

    def knows(self, least: float) -> bool:
        """Return whether it takes no time to tell where the term counts at least so much."""
        return len(self.places) <= LONG or (bool(self.best) and self.weights[self.best[-1]] < least)

    def above(self, least: float) -> Sequence[int]:
        """Return the places where the term counts at least so much."""
        weights, best = self.weights, self.best
        if least <= 0:
            return self.places
        if best and weights[best[-1]] < least:
            return [self.places[at] for at in best if weights[at] >= least]
        return [
            place for place, weight in zip(self.places, weights, strict=True) if weight >= least
        ]

    def mark(self, place: int) -> int:
        """Return which fields of an entry have the term; 0 when it does not have it."""
        at = bisect_left(self.places, place)
        return self.marks[at] if at < len(self.places) and self.places[at] == place else 0


NOTHING = TermList(array("I"), array("f"))


class Postings:
    """Posting lists by field and term, read once and kept as long as there is room.

    A list is read under a lock, and is from then on an immutable value.

    Attributes:
        size: How many entries the FAQ has.
    """

    def __init__(self, lists: ListReader, size: int, overlay: Overlay | None = None) -> None:
        """Prepare to read.

        Args:
            lists: Reads the lists; closed with :meth:`close`.
            size: How many entries the FAQ has.
            overlay: What has changed since the index was made.
        """
        self.size = size
        self._lists = lists
        self._overlay = overlay
        self._lock = threading.Lock()
        self._kept: Kept[tuple[str, str], TermList] = Kept(_KEPT)

    def get(self, field: str, term: str) -> TermList:
        """Return the posting list of a term in a field; empty when it does not occur."""
        key = field, term
        found = self._kept.get(key)
        if found is None:
            with self._lock:
                found = self._read(field, term)
            self._kept.put(key, found, len(found) + len(found.bits) // 8 + 16)
        return found

    def close(self) -> None:
        """Close the index; lists that were read stay usable."""
        with self._lock:
            self._lists.close()

    def _read(self, field: str, term: str) -> TermList:
        parts = self._lists.read(field, term)
        found = _list_of(*parts) if parts is not None else NOTHING
        if self._overlay is None:
            return found
        laid = self._overlay.laid_over(found.places, found.weights, found.marks, (field, term))
        return found if laid is None else TermList(*laid, *ready(*laid[:2], self.size))


def _list_of(
    steps: Iterable[int],
    weights: Sequence[float],
    marks: bytes,
    kept: bytes,
    bits: bytes,
    best: bytes,
) -> TermList:
    places = array("I", kept) if kept else array("I", accumulate(steps))
    return TermList(places, weights, marks, bits, array("I", best))
