"""Finding the words of a FAQ that a misspelt word was probably meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SHORT = 6
"""Up to so many letters a word easily is one slip from another that has nothing to do with it."""
_SHORTEST = 3
_CERTAIN_START = 1
"""Letters at the start that nearly everybody gets right; words that differ there come second."""


def allowed_distance(word: str) -> int:
    """Return how many slips a word of its length may have: none, one from 3 letters, two from 7."""
    return 0 if len(word) < _SHORTEST else 1 if len(word) <= SHORT else 2


def distance(typed: str, word: str, most: int, *, beginning: bool = False) -> int:
    """Count the slips between two words.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour: the optimal string
    alignment distance (Damerau 1964).

    Args:
        typed: What was typed.
        word: What may have been meant.
        most: Distances above this are not of interest.
        beginning: True to compare with the nearest beginning of ``word``.

    Returns:
        The number of slips, or any number above ``most`` when there are more.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for index, letter in enumerate(typed, 1):
        above, row_before = row, before
        row = [index] + [0] * len(word)
        for column, other in enumerate(word, 1):
            cost = above[column - 1] + (letter != other)
            cost = min(cost, above[column] + 1, row[column - 1] + 1)
            if (
                index > 1
                and column > 1
                and letter == word[column - 2]
                and typed[index - 2] == other
            ):
                cost = min(cost, row_before[column - 2] + 1)
            row[column] = cost
        before = above
        if min(row) > most:
            return most + 1
    return min(row) if beginning else row[-1]


def nearest_words(
    typed: str,
    words: Iterable[str],
    frequency: Callable[[str], int],
    *,
    beginning: bool = False,
    most: int | None = None,
    limit: int = 1,
) -> list[str]:
    """Find the words nearest to a misspelt one.

    Args:
        typed: What was typed, folded.
        words: The words that may have been meant, folded.
        frequency: How often a word occurs; the more frequent of two equally near words is taken.
        beginning: True when ``typed`` may be only the beginning of a word.
        most: Most slips; by default what the length of ``typed`` allows.
        limit: At most this many words are returned.

    Returns:
        Words, the nearest first.
    """
    most = allowed_distance(typed) if most is None else most
    if most == 1 and len(typed) < _SHORTEST:
        return []
    if most == 0 or typed.isdigit():
        return []
    letters = frozenset(typed)
    shortest = len(typed) - most
    longest = 10_000 if beginning else len(typed) + most
    # Each slip changes the sets of letters by two at most; that tells most words apart cheaply.
    candidates = [
        word
        for word in words
        if shortest <= len(word) <= longest
        and len(letters.symmetric_difference(word[: len(typed) + most]))
        <= 2 * most + beginning * most
    ]
    ranked = sorted(
        (slips, typed[:_CERTAIN_START] != word[:_CERTAIN_START], -frequency(word), word)
        for word in candidates
        if (slips := distance(typed, word, most, beginning=beginning)) <= most
    )
    return [word for *_, word in ranked[:limit]]
