"""Finding questions that ask nearly the same, by their vectors. Needs numpy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from index.meaning.passages import QUESTION
from index.meaning.vectors import whole

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.model import Faq

SAME = 0.95
"""Questions closer than this ask nearly the same."""
_MOST = 20_000
"""Of more questions than this not each is compared with each: that would take minutes."""
_BLOCK = 1_024
_NUMBER = re.compile(r"\d+")
_TURNED = re.compile(r"\b(?:not?|never|without|non|un\w+|in\w+able)\b|n['’]t\b", re.IGNORECASE)
"""What turns a question around. It changes a vector little."""


def alike(faq: Faq, table: NDArray[Any]) -> list[tuple[int, int]]:
    """Find questions that ask nearly the same.

    Args:
        faq: The FAQ.
        table: Its passages with their vectors.

    Returns:
        Pairs of places of entries, the later first, each with the closest of those before it.
        Questions that differ in a number or a negation are left apart.
    """
    questions = table[table["part"] == QUESTION]
    if len(questions) > _MOST:
        return []
    places, vectors = questions["place"].tolist(), whole(questions)
    found = []
    for start in range(0, len(places), _BLOCK):
        block = vectors[start : start + _BLOCK]
        cosines = block @ vectors[: start + len(block)].T
        cosines[np.triu_indices(len(block), start, len(cosines[0]))] = 0
        for row, best in enumerate(cosines.argmax(1).tolist()):
            later, earlier = places[start + row], places[best]
            if cosines[row, best] >= SAME and _may_be_same(faq, later, earlier):
                found.append((later, earlier))
    return found


def _may_be_same(faq: Faq, place: int, other: int) -> bool:
    one, two = faq.entries[place].question, faq.entries[other].question
    return sorted(_NUMBER.findall(one)) == sorted(_NUMBER.findall(two)) and len(
        _TURNED.findall(one)
    ) == len(_TURNED.findall(two))
