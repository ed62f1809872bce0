"""Words that are written joined or apart: *e-mail*, *COVID-19*, *Node.js*, *U.S.A.*, *R&D*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis.extra import Extra
from index.analysis.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = r"[^\W_]+"
_HYPHENATED: Final = re.compile(rf"{_WORD}(?:[-\u2010\u2011]{_WORD})+")
_DOTTED: Final = re.compile(rf"(?<![\w.]){_WORD}(?:\.[^\W\d_][^\W_]*)+(?!\w)")
_DIGITS_FIRST: Final = re.compile(r"(?<![\w.,])\d+[^\W\d_][^\W_]*")
_VERSION: Final = re.compile(r"(?<![\w.])[vV](\d+(?:\.\d+)+)(?![\w])")
_INITIALS: Final = re.compile(r"(?<![\w.])[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+(?!\w)\.?")
_AMPERSAND: Final = re.compile(rf"{_WORD}(?:&{_WORD})+")
_SPACED_AMPERSAND: Final = re.compile(r"(?<!\w)[^\W\d_]{1,2} & [^\W\d_]{1,2}(?!\w)")
_MOST_PARTS: Final = 4
_LONGEST: Final = 40


def joined(chunk: str) -> Iterator[Extra]:
    """Find what is written with something between its parts, in a text without white space.

    Args:
        chunk: The text.

    Yields:
        The parts without what stands between them; initials and what an ampersand joins as names.
    """
    initials = set()
    for match in _INITIALS.finditer(chunk):
        parts = match[0].rstrip(".").split(".")
        if any(len(part) == 1 for part in parts):
            initials.add(match.start())
            yield Extra(match.start(), match.end(), fold("".join(parts)), "name")
    for match in _AMPERSAND.finditer(chunk):
        yield Extra(match.start(), match.end(), fold(match[0])[:_LONGEST], "name")
    for match in _HYPHENATED.finditer(chunk):
        parts = re.split("[-\u2010\u2011]", match[0])
        if len(parts) <= _MOST_PARTS and not all(part.isdigit() for part in parts):
            yield Extra(match.start(), match.end(), fold("".join(parts))[:_LONGEST], "joined")
    for match in _DIGITS_FIRST.finditer(chunk):
        yield Extra(match.start(), match.end(), fold(match[0])[:_LONGEST], "joined")
    for match in _VERSION.finditer(chunk):
        yield Extra(match.start(), match.end(), match[1], "number")
    for match in _DOTTED.finditer(chunk):
        whole = fold(match[0])
        if len(whole) <= _LONGEST and match.start() not in initials:
            yield Extra(match.start(), match.end(), whole, "joined")
            yield Extra(match.start(), match.end(), whole.replace(".", ""), "joined")


def close_up(text: str) -> str:
    """Leave out the spaces around an ampersand between letters."""
    return _SPACED_AMPERSAND.sub(lambda match: match[0].replace(" ", ""), text)


def spaced_ampersands(text: str) -> Iterator[Extra]:
    """Find letters that an ampersand joins with spaces around it: *Q & A*."""
    for match in _SPACED_AMPERSAND.finditer(text):
        yield Extra(match.start(), match.end(), fold(match[0].replace(" ", "")), "name")
