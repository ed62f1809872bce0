"""What is kept with long posting lists so that it need not be worked out when they are read."""

from __future__ import annotations

from array import array
from heapq import nlargest
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG: Final = 512
"""Lists of more postings than this are long."""
DENSE: Final = 50
"""What more than one entry in so many has is also kept as a bit for each entry."""
_BEST: Final = 128
"""So many of the best postings are known."""
_DIGITS: Final = bytes((48, 49)) + bytes(254)


class Ready(NamedTuple):
    """What is known of a list."""

    bits: bytes = b""
    """A bit for each entry, the first the lowest; empty where few have the term."""
    best: Sequence[int] = ()
    """Where the highest weights stand, highest first; empty for short lists."""


def ready(places: Sequence[int], weights: Sequence[float], size: int) -> Ready:
    """Work out what is kept with a list.

    Args:
        places: Its places, ascending.
        weights: The weight of each.
        size: How many entries there are.
    """
    if len(places) <= LONG:
        return Ready()
    bits = _bits_of(places, size) if len(places) * DENSE > size else b""
    least = nlargest(_BEST, weights)[-1]
    high = [at for at, weight in enumerate(weights) if weight >= least]
    best = sorted(high, key=lambda at: (-weights[at], at))[:_BEST]
    return Ready(bits, array("I", best))


def _bits_of(places: Iterable[int], size: int) -> bytes:
    flags = bytearray(size)
    for place in places:
        flags[place] = 1
    # Python reads binary digits faster than it could set bits one by one.
    number = int(flags.translate(_DIGITS)[::-1], 2)
    return number.to_bytes((size + 7) // 8, "little")
