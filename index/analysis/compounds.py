"""Words made of words: *openFilePath*, and *Krankenversicherungskarte* in languages that join."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from index.analysis.extra import PART_MARK, Extra, Kind
from index.analysis.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def having_inside(word: str, words: Iterable[str], language: str) -> Iterator[str]:
    """Find the compounds that have a word in them.

    Args:
        word: A folded word.
        words: The folded words of a FAQ: only what it says is taken for a compound.
        language: Two-letter code.

    Yields:
        Longer words with it, in languages that write compounds as one word.
    """
    if language in JOINING and len(word) >= _SHORTEST_INSIDE:
        for other in words:
            if word in other and len(other) > len(word) + _SHORTEST:
                yield other
