"""Finding the words of a FAQ that a misspelt word was probably meant to be."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORT = 6
"""Up to so many letters a word easily is one slip from another that has nothing to do with it."""
_SHORTEST = 3
_AFTER_ALL = "\U0010ffff"


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


def is_correctable(typed: str, most: int) -> bool:
    """Return whether a word is long enough to be told from others by so many slips."""
    return most > 0 and not typed.isdigit() and not (most == 1 and len(typed) < _SHORTEST)


def near(
    typed: str, words: Sequence[str], places: range, most: int, *, beginning: bool = False
) -> Iterator[tuple[int, str]]:
    """Find the words that are at most some slips from another.

    Words that begin alike share the rows of the comparison, and what begins too far off is passed
    over as a whole.

    Args:
        typed: What was typed.
        words: Sorted words.
        places: Which of them to look at.
        most: Most slips, as :func:`distance` counts them.
        beginning: True to compare with the nearest beginning of each word.

    Yields:
        Slips and word.
    """
    size = len(typed)
    rows = [list(range(size + 1))]
    # The fewest slips to a beginning of the word, as far as its rows go.
    fewest = [size]
    before = ""
    at = places.start
    while at < places.stop:
        word = words[at]
        shared = _shared(before, word, len(rows) - 1)
        del rows[shared + 1 :], fewest[shared + 1 :]
        before = word
        alive = True
        for depth in range(shared, len(word)):
            rows.append(_row(typed, word, depth, rows))
            fewest.append(min(fewest[-1], rows[-1][size]))
            if min(rows[-1]) > most:
                alive = False
                break
        at += 1
        slips = fewest[-1] if beginning else rows[-1][size] if alive else most + 1
        if slips <= most:
            yield slips, word
        elif not alive:
            after = word[: len(rows) - 1] + _AFTER_ALL
            at = bisect_left(words, after, at, places.stop)


def _shared(one: str, other: str, most: int) -> int:
    """Return how many letters two words begin with alike."""
    most = min(most, len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def _row(typed: str, word: str, depth: int, rows: Sequence[Sequence[int]]) -> list[int]:
    """Return the slips between the beginnings of what was typed and one letter more of a word."""
    above = rows[-1]
    letter = word[depth]
    last = depth + 1
    row = [last]
    for column, other in enumerate(typed, 1):
        cost = above[column - 1] + (letter != other)
        cost = min(cost, above[column] + 1, last + 1)
        if (
            depth
            and column > 1
            and other == word[depth - 1]
            and typed[column - 2] == letter
            and rows[-2][column - 2] < cost
        ):
            cost = rows[-2][column - 2] + 1
        row.append(cost)
        last = cost
    return row
