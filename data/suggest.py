"""Did you mean: the nearest of the names that would have been right."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY: Final = 500
_CUTOFF: Final = 0.6


def nearest(word: str, choices: Iterable[str]) -> str:
    """Find the choice that looks most like a word.

    Letter case does not count. Among very many choices only those that begin alike are looked at,
    so that one slip in a large file costs milliseconds.

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
    found = difflib.get_close_matches(folded, candidates, n=1, cutoff=_CUTOFF)
    return names[found[0]] if found else ""


def _alike(word: str, names: list[str]) -> list[str]:
    # A shared beginning is the cheapest sign of kinship; the longest one that leaves few enough
    # names is taken.
    shared = names
    for size in range(1, len(word) + 1):
        closer = [name for name in shared if name.startswith(word[:size])]
        if not closer:
            break
        shared = closer
        if len(shared) <= _MANY:
            break
    return shared if len(shared) <= _MANY else shared[:_MANY]


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
