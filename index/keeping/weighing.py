"""What one occurrence of a term counts in a field of an entry: the inner half of BM25F.

BM25F is Robertson, Zaragoza and Taylor, *Simple BM25 extension to multiple weighted fields* (CIKM
2004): the frequencies of a word in the fields are normalised by field length, weighted and summed
before they saturate, so that a word in two fields does not count as two words.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, NamedTuple

from index.keeping.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WEIGHTS: Final = {
    "question": 1.0,
    "alias": 1.0,
    "answer": 0.2,
    "tag": 0.5,
    "section": 0.2,
    "reference": 0.15,
    "note": 0.2,
}
"""How much a field counts, chosen by ``bench/relevance.py``."""

LENGTH_NORM: Final = {
    "question": 0.8,
    "alias": 0.75,
    "answer": 0.7,
    "tag": 0.0,
    "section": 0.0,
    "reference": 0.0,
    "note": 0.7,
}
"""How much the length of a field counts against it (the *b* of BM25F), from 0 to 1."""

MEASURED: Final = tuple(name for name in FIELDS if LENGTH_NORM[name])
"""The fields whose length counts."""


class Totals(NamedTuple):
    """How long a field is in all entries together."""

    characters: int
    """Its length."""
    filled: int
    """How many entries have something in it."""

    @property
    def average(self) -> float:
        """The average length over the entries that have something in it."""
        return self.characters / self.filled if self.filled else 1.0

    def with_change(self, old: int, new: int) -> Totals:
        """Return what becomes of them when one entry changes."""
        filled = self.filled + bool(new) - bool(old)
        return Totals(self.characters + new - old, filled)


def totals(lengths: Sequence[int]) -> Totals:
    """Add up the lengths of a field."""
    return Totals(sum(lengths), sum(1 for length in lengths if length))


def norms(
    size: int, lengths: Mapping[str, Sequence[int]], averages: Mapping[str, float]
) -> tuple[array[float], ...]:
    """Return what one occurrence counts, for each field and in it for each entry.

    Args:
        size: How many entries there are.
        lengths: For each of :data:`MEASURED` the lengths of the entries, in characters.
        averages: For each of them the average that lengths are compared with.

    Returns:
        One array for each of the fields.
    """
    return tuple(
        array("f", _norms(WEIGHTS[name], LENGTH_NORM[name], lengths[name], averages[name]))
        if name in MEASURED
        else array("f", (WEIGHTS[name],)) * size
        for name in FIELDS
    )


def _norms(weight: float, part: float, lengths: Sequence[int], usual: float) -> list[float]:
    return [weight / (1 - part + part * length / usual) for length in lengths]
