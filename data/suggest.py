"""Did you mean: the nearest of the names that would have been right."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY: Final = 200
_LONGER: Final = 3
_CUTOFF: Final = 0.6


def nearest(word: str, choices: Iterable[str]) -> str:
    """Find the choice that looks most like a word.

    Letter case does not count. Among very many choices only those that begin and end alike are
    looked at, so that one slip in a large file costs milliseconds.

    Args:
        word: What was written.
        choices: What could have been meant.

    Returns:
        The nearest choice; empty when none comes close.
    """
    folded = word.casefold()
    names: dict[str, str] = {}
    for choice in choices:
        names.setdefault(choice.casefold(), choice)
    if folded in names:
        return names[folded]
    candidates = list(names)
    if len(candidates) > _MANY:
        candidates = _alike(folded, candidates)
    import difflib  # here, because only a mistake needs it

    found = difflib.get_close_matches(folded, candidates, n=1, cutoff=_CUTOFF)
    return names[found[0]] if found else ""


def _alike(word: str, names: list[str]) -> list[str]:
    # The same first letter and about the same length, and of these the ones that share most with
    # the word at both ends: a slip is usually somewhere between.
    close = [
        name for name in names if name[:1] == word[:1] and abs(len(name) - len(word)) <= _LONGER
    ]
    if len(close) <= _MANY:
        return close
    backwards = word[::-1]

    def shared(name: str) -> int:
        return _alike_for(word, name) + _alike_for(backwards, name[::-1])

    return heapq.nlargest(_MANY, close, key=shared)


def _alike_for(one: str, other: str) -> int:
    for count, (mine, yours) in enumerate(zip(one, other, strict=False)):
        if mine != yours:
            return count
    return min(len(one), len(other))


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Say which choice was probably meant.

    Args:
        word: What was written.
        choices: What could have been meant.

    Returns:
        A question such as ``Did you mean "answer"?``; empty when none comes close.
    """
    found = nearest(word, choices)
    return f'Did you mean "{found}"?' if found else ""
