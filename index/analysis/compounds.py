"""Words made of words: *openFilePath*, and *Krankenversicherungskarte* in languages that join."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from index.analysis.extra import PART_MARK, Extra, Kind
from index.analysis.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINING: Final = frozenset({"de", "nl", "sv", "da", "no", "nb", "nn", "fi", "hu"})
"""Languages that write compounds as one word."""
_CAMEL: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SHORTEST: Final = 2
_SHORTEST_INSIDE: Final = 5
"""Letters of a word that is worth finding inside others."""


def camel_parts(piece: str, start: int) -> Iterator[Extra]:
    """Cut a word at its inner capitals.

    Args:
        piece: A word as it is written.
        start: Where it stands.

    Yields:
        Its parts, when there are several, and what two neighbours make: *username* of
        *getUserName*.
    """
    if piece.islower() or piece.isupper() or piece.istitle() or not piece.isascii():
        return
    parts = [part.span() for part in _CAMEL.finditer(piece)]
    pairs = [(left[0], right[1]) for left, right in pairwise(parts)]
    for first, last in parts + pairs:
        if _SHORTEST <= last - first < len(piece):
            kind: Kind = "part" if (first, last) in parts else "pair"
            term = PART_MARK + fold(piece[first:last])
            yield Extra(start + first, start + last, term, kind)


def may_be_inside(word: str, language: str) -> bool:
    """Return whether a word may be part of longer ones, and is worth finding there.

    Args:
        word: A folded word.
        language: Two-letter code.
    """
    return language in JOINING and len(word) >= _SHORTEST_INSIDE


def is_inside(word: str, other: str) -> bool:
    """Return whether a word is part of a compound: of a word that is longer by more than an ending.

    Args:
        word: A folded word.
        other: A word of the FAQ: only what it says is taken for a compound.
    """
    return word in other and len(other) > len(word) + _SHORTEST and other[:1].isalnum()
