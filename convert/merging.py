"""Two lists of the same questions as one: what a page says to people, and to machines."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from convert.model import DraftEntry

_ALIKE: Final = 0.75
_MOST: Final = 300


def merged(first: Sequence[DraftEntry], second: Iterable[DraftEntry]) -> tuple[DraftEntry, ...]:
    """Return the questions of one list with those that only another one has.

    Args:
        first: The questions to keep.
        second: The same questions, perhaps in other words, and others.

    Returns:
        The first with a question that is nearly the same as another way to ask it; then what only
        the second has.
    """
    kept = list(first)
    places = {_folded(entry.question): at for at, entry in enumerate(kept)}
    more = []
    for entry in second:
        asked = _folded(entry.question)
        if asked in places:
            continue
        near = difflib.get_close_matches(asked, list(places)[:_MOST], n=1, cutoff=_ALIKE)
        if near:
            at = places[near[0]]
            kept[at] = replace(kept[at], aliases=(*kept[at].aliases, entry.question))
        else:
            more.append(entry)
            places.setdefault(asked, len(kept))
            kept.append(entry)
    return tuple(kept)


def _folded(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip(" ?")
