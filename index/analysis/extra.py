"""Another way to write what stands in a text: a value that all kinds of it share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

PART_MARK: Final = "~"
"""Stands before a term that is only a part of a word, so that it can count less."""


Kind: TypeAlias = Literal["joined", "name", "part", "pair", "number"]


@dataclass(frozen=True, slots=True)
class Extra:
    """A term for a stretch of text, beside the words in it."""

    start: int
    """Where the stretch begins."""
    end: int
    """Where it ends."""
    term: str
    """The term, folded."""
    kind: Kind
    """``joined``: the words without what joins them; ``name``: what is one thing, signs included;
    ``part``: a part of a word; ``pair``: two neighbouring parts; ``number``: the number
    written otherwise."""
