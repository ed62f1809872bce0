"""What has changed in a FAQ since its index was made, laid over the posting lists."""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Postings = tuple["array[int]", "array[float]", bytes]
"""Places, weights and marks of a term."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Entries that are new, changed, moved or gone since an index was made."""

    gone: Sequence[int]
    """The places that changed entries had, ascending."""
    order: array[int] | None = None
    """Where the other entries are now, by the place they had, -1 for those that are gone; None when
    they are where they were."""
    lists: dict[tuple[str, str], Postings] = field(default_factory=dict)
    """The postings of new and changed entries by field and term."""

    def laid_over(
        self, places: array[int], weights: Sequence[float], marks: bytes, key: tuple[str, str]
    ) -> Postings | None:
        """Return what a posting list has become.

        Args:
            places: The places in the list.
            weights: What the term counts in each.
            marks: Which fields have it, for each; or empty.
            key: Field and term.

        Returns:
            The list; None when it is as it was.
        """
        added = self.lists.get(key)
        if self.order is not None:
            order = self.order
            kept = [at for at, place in enumerate(places) if order[place] >= 0]
            moved = array("I", [order[places[at]] for at in kept])
        else:
            lost = set(_found(self.gone, places))
            if not lost and added is None:
                return None
            kept = [at for at in range(len(places)) if at not in lost]
            moved = array("I", [places[at] for at in kept])
        rest = array("f", [weights[at] for at in kept])
        return _sorted(moved, rest, bytes([marks[at] for at in kept]) if marks else b"", added)


def _found(wanted: Iterable[int], places: array[int]) -> Iterable[int]:
    """Yield where some places stand in a list."""
    for place in wanted:
        at = bisect_left(places, place)
        if at < len(places) and places[at] == place:
            yield at


def _sorted(
    places: array[int], weights: array[float], marks: bytes, added: Postings | None
) -> Postings:
    if added is not None:
        places, weights, marks = places + added[0], weights + added[1], marks + added[2]
    ranks = sorted(range(len(places)), key=places.__getitem__)
    return (
        array("I", map(places.__getitem__, ranks)),
        array("f", map(weights.__getitem__, ranks)),
        bytes(map(marks.__getitem__, ranks)) if marks else b"",
    )


def saved(overlay: Overlay, words: Mapping[str, int]) -> bytes:
    """Return changes, and the words in them, as a file keeps them."""
    order = None if overlay.order is None else overlay.order.tobytes()
    lists = {
        key: (places.tobytes(), weights.tobytes(), marks)
        for key, (places, weights, marks) in overlay.lists.items()
    }
    return marshal.dumps((list(overlay.gone), order, lists, dict(words)))


def loaded(body: bytes) -> tuple[Overlay, dict[str, int]]:
    """Return what :func:`saved` made a file of.

    Args:
        body: The file; a checksum must have been compared before, since damage may do anything.
    """
    gone, order, lists, words = marshal.loads(body)  # noqa: S302
    made = {
        key: (array("I", places), array("f", weights), marks)
        for key, (places, weights, marks) in lists.items()
    }
    return Overlay(gone, None if order is None else array("i", order), made), words
