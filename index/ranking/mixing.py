"""Ordering by words and meaning together. Works on what numpy made; imports nothing of it.

The score of an entry is .65 times its score by words, as a share of the highest that the words
asked for could reach, and .35 times its closeness in meaning. The weights were chosen by
``bench/relevance.py``; ``bench/README.md`` has what was tried.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.ranking.impact import SATURATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.meaning.closeness import Likeness
    from index.model import Hit
    from index.ranking.matching import Matches

WORDS_WEIGHT, MEANING_WEIGHT = 0.65, 0.35
"""What words and meaning count for in the order."""
CLOSE = 0.3
"""An entry with none of the words is found when the mean of its closeness and its surest sign is
above this: with .2 every search finds a twentieth of the FAQ, with .4 good answers are lost."""
MOST_ALONE = 20
"""So many entries with none of the words are found at the most: the others are far from it."""
SURE_WORDS, SURE_MEANING = 0.4, 0.6
"""What words and meaning count for in telling whether an entry is an answer at all."""
SURE = 0.362
"""An entry below this is a weak match. Chosen by ``bench/relevance.py``."""
_LONG = frozenset({"answer", "note", "reference"})
_CANDIDATES = 200
"""So many of the best by words, and of the closest, are scored at least."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """An entry that was found."""

    place: int
    """Its place in the FAQ."""
    score: float
    """Its score by words and meaning."""
    alone: bool
    """Whether it has none of the words."""
    weak: bool = False
    """Whether it is probably no answer."""

    def as_hit(self, hit: Hit, *, has_all: bool = False) -> Hit:
        """Put what meaning says into a hit that was made of the words alone.

        Args:
            hit: The hit.
            has_all: Whether the entry has every word that was asked for. It is not weak then if
                they stand in a text of which no vector, or only the beginning, was made.
        """
        if self.alone:
            return replace(hit, score=self.score, field="meaning", detail="", weak=self.weak)
        return replace(
            hit, score=self.score, weak=self.weak and not (has_all and hit.field in _LONG)
        )


def mix(
    matches: Matches | None,
    likeness: Likeness,
    limit: int,
    allowed: Callable[[set[int]], set[int]] | None,
) -> tuple[list[Mixed], int]:
    """Order entries by words and meaning.

    Args:
        matches: What matches by words; None for nothing.
        likeness: How close the entries are in meaning.
        limit: At most this many.
        allowed: Leaves out of some places those that do not meet the conditions; None to find
            nothing by meaning alone.

    Returns:
        The best, and how many entries were found in all.
    """
    size = max(limit, _CANDIDATES)
    close = _closest(likeness, size)
    matching = matches.matching(close) if matches is not None else set()
    alone: list[int] = []
    if allowed is not None:
        others = [place for place in close if place not in matching]
        sure = {
            place
            for place, surest in zip(others, likeness.surest(others), strict=True)
            if (surest + likeness.values[place]) / 2 > CLOSE
        }
        kept = allowed(sure) if sure else sure
        alone = [place for place in others if place in kept][:MOST_ALONE]
    words: dict[int, float] = dict.fromkeys(alone, 0.0)
    if matches is not None:
        both = [place for place in close if place in matching]
        words |= zip(both, matches.scores_at(both), strict=True)
        words |= matches.best(size)
    whole = (SATURATION + 1) * matches.asked if matches is not None else 0.0
    shares = {place: score / whole if whole else 0.0 for place, score in words.items()}
    scores = {
        place: WORDS_WEIGHT * share + MEANING_WEIGHT * float(likeness.values[place])
        for place, share in shares.items()
    }
    best = sorted(scores, key=lambda place: (-scores[place], place))[:limit]
    lone = set(alone)
    mixed = [
        Mixed(
            place,
            scores[place],
            place in lone,
            SURE_WORDS * shares[place] + SURE_MEANING * surest < SURE,
        )
        for place, surest in zip(best, likeness.surest(best), strict=True)
    ]
    return mixed, (matches.total if matches is not None else 0) + len(alone)


def _closest(likeness: Likeness, size: int) -> list[int]:
    """Return the places of the closest entries, closest first, equal ones in file order."""
    values = likeness.values
    if len(values) > size:
        near = values.argpartition(len(values) - size)[-size:]
        least = values[near].min()
        places = (values >= least).nonzero()[0]
    else:
        places = values.argsort()
    chosen = [place for place in places.tolist() if values[place] > 0]
    return sorted(chosen, key=lambda place: (-values[place], place))[:size]
