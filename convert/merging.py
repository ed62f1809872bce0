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
    others = list(second)
    places = {_folded(entry.question): at for at, entry in enumerate(kept)}
    same = {asked for entry in others if (asked := _folded(entry.question)) in places}
    # Questions of one list differ, however alike they are: each has one partner at most.
    free = {asked: at for asked, at in places.items() if asked not in same}
    for entry in others:
        asked = _folded(entry.question)
        if asked in same:
            continue
        near = difflib.get_close_matches(asked, list(free)[:_MOST], n=1, cutoff=_ALIKE)
        if near:
            at = free.pop(near[0])
            kept[at] = replace(kept[at], aliases=(*kept[at].aliases, entry.question))
        else:
            kept.append(entry)
    return tuple(kept)


def _folded(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip(" ?")
