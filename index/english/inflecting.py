"""Telling inflections of one English word from words that merely share a stem."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from index.english.irregular import base_of

_ENDINGS: Final = frozenset({"", "e", "s", "es", "d", "ed", "ing", "y", "ies", "ied", "ying"})


def is_inflection(one: str, other: str) -> bool:
    """Return whether two forms are inflections of one word: number, person, tense.

    Args:
        one: A folded word.
        other: Another one with the same stem.

    Returns:
        True for *dose* and *dosing*, *stop* and *stopped*, *foot* and *feet*; false for
        *university* and *universe*.
    """
    if base_of(one) or base_of(other):
        return True
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    root = one[: sum(1 for _ in same)]
    return _is_ending(root, one[len(root) :]) and _is_ending(root, other[len(root) :])


def _is_ending(root: str, rest: str) -> bool:
    if rest in _ENDINGS:
        return True
    # A consonant may be doubled: stop, stopped.
    return rest[:1] == root[-1:] and rest[1:] in {"ed", "ing"}
