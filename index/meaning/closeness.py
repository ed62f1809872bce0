"""How close the entries of a FAQ are to a question, in one pass over their vectors. Needs numpy.

An entry's closeness is a quarter of the best cosine to its question or one of its aliases, and
three quarters of the cosine to its answer. Both are sums of products, so that the vectors are added
once, when they are read, and each search multiplies half as many.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.meaning.passages import ANSWER
from index.meaning.vectors import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

QUESTION_WEIGHT = 0.25
ANSWER_WEIGHT = 0.75
"""What question and answer count for where an entry has both."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How close the entries are to one question."""

    values: NDArray[np.float32]
    """From 0, for nothing in common, to 1; one for each entry."""
    vector: NDArray[np.float32]
    """The vector of the question."""
    _closeness: Closeness

    def surest(self, places: Sequence[int]) -> list[float]:
        """Return the best sign that entries are about the question.

        Args:
            places: Places of entries in the FAQ.

        Returns:
            For each its closeness, or the cosine to its question or an alias if that is higher.
        """
        asked = self._closeness.to_questions(self.vector, places)
        return [
            max(float(self.values[place]), one) for place, one in zip(places, asked, strict=True)
        ]


class Closeness:
    """The vectors of one FAQ, ready to be compared."""

    def __init__(self, entries: int, table: NDArray[Any]) -> None:
        """Add up the vectors.

        Args:
            entries: How many entries the FAQ has.
            table: Its passages with their vectors, entry by entry: all, or those of questions and
                aliases alone.
        """
        self._entries = entries
        answered = table["part"] == ANSWER
        self._asked = asked = table[~answered]
        places, vectors = asked["place"].astype(np.intp), whole(asked)
        if answered.any():
            places, vectors = _with_answers(entries, places, vectors, table[answered])
        self._vectors = vectors
        # Where the vectors of each entry begin; entries without words have none.
        self._owners, self._starts = np.unique(places, return_index=True)

    def to(self, vector: NDArray[np.float32]) -> Likeness:
        """Compare each entry with a question.

        Args:
            vector: The vector of the question.
        """
        return Likeness(self._values(vector), vector, self)

    def to_questions(self, vector: NDArray[np.float32], places: Sequence[int]) -> list[float]:
        """Return the cosines of a vector to the questions of entries, or to their best aliases.

        Args:
            vector: The vector.
            places: Places of entries in the FAQ.
        """
        first = np.searchsorted(self._asked["place"], places, "left")
        count = np.searchsorted(self._asked["place"], places, "right") - first
        cosines = np.zeros(len(places), np.float32)
        some = count > 0
        if some.any():
            first, count = first[some], count[some]
            starts = np.cumsum(count) - count
            rows = np.repeat(first - starts, count) + np.arange(count.sum())
            cosines[some] = np.maximum.reduceat(whole(self._asked[rows]) @ vector, starts)
        found: list[float] = cosines.tolist()
        return found

    def _values(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        close = np.zeros(self._entries, np.float32)
        if len(self._starts):
            close[self._owners] = np.maximum.reduceat(self._vectors @ vector, self._starts)
        return np.clip(close, 0, 1, out=close)

    def between(self, place: int) -> NDArray[np.float32]:
        """Return the closeness of each entry to one of them.

        Args:
            place: Place of the entry in the FAQ.

        Returns:
            From 0 to 1, one for each entry; all 0 when the entry has no words.
        """
        row = np.searchsorted(self._owners, place)
        if row == len(self._owners) or self._owners[row] != place:
            return np.zeros(self._entries, np.float32)
        vector = self._vectors[self._starts[row]]
        return self._values(vector / np.linalg.norm(vector))


def _with_answers(
    entries: int, places: NDArray[np.intp], vectors: NDArray[np.float32], answers: NDArray[Any]
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Add the vectors of answers to those of the questions, and give those of the others too."""
    row_of = np.full(entries, -1, np.intp)
    row_of[answers["place"]] = np.arange(len(answers))
    mine = row_of[places]
    both = mine >= 0
    answer_vectors = whole(answers)
    answer_vectors *= np.float32(ANSWER_WEIGHT)
    vectors[both] *= np.float32(QUESTION_WEIGHT)
    vectors[both] += answer_vectors[mine[both]]
    # The answer to a question without words counts alone.
    alone = np.setdiff1d(answers["place"], places)
    if not len(alone):
        return places, vectors
    places = np.concatenate([places, alone])
    order = np.argsort(places, kind="stable")
    return places[order], np.concatenate([vectors, answer_vectors[row_of[alone]]])[order]
