"""Entries that have enough of what many entries have, found by comparing bits.

Where few entries have what is rare in a search, the others are chosen by what is common: thousands
have one of its words, but only those that have several can be among the best. With a bit for each
entry they are found without looking at any one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.ranking.impact import Impact

_COMPARED: Final = 8
"""So many lists are compared; of the others it is taken that every entry has them."""
_SOME: Final = re.compile(rb"[^\0]+")
_ALL: Final = -1
"""Every bit, in two's complement."""


def common(
    impact: Impact, others: Sequence[tuple[Impact, float]], needed: float
) -> list[int] | None:
    """Return the places of the entries that have something, and enough of other things.

    Args:
        impact: What they must have.
        others: What else adds to a score, each with the share that counts.
        needed: So much the others must add, as far as can be told from who has them.

    Returns:
        Ascending places; None when that leaves no entry out.
    """
    ranked = sorted(others, key=lambda pair: -pair[0].most * pair[1])
    chosen = [pair for pair in ranked if pair[0].is_common][:_COMPARED]
    rest = [pair for pair in ranked if pair not in chosen]
    needed -= sum(share * each.most for each, share in rest)
    if needed <= 0:
        return None
    bounds = [share * each.most for each, share in chosen]
    flags = _reaching([each for each, _ in chosen], bounds, needed)
    return places_of(flags & impact.flags, impact.size)


def _reaching(impacts: Sequence[Impact], bounds: Sequence[float], needed: float) -> int:
    """Return the entries whose bounds sum up to something, as bits."""
    if needed <= 0:
        return _ALL
    if needed > sum(bounds):
        return 0
    first = impacts[0].flags & _reaching(impacts[1:], bounds[1:], needed - bounds[0])
    return first | _reaching(impacts[1:], bounds[1:], needed)


def places_of(flags: int, size: int) -> list[int]:
    """Return the places of the bits that are set, ascending.

    Args:
        flags: A bit for each entry, the first the lowest.
        size: How many entries there are.
    """
    data = flags.to_bytes((size + 7) // 8, "little")
    return [
        8 * at + bit
        for match in _SOME.finditer(data)
        for at, byte in enumerate(match[0], match.start())
        for bit in _BITS[byte]
    ]


_BITS: Final = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
