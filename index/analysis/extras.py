"""All other ways to write what stands in a text, for index, query and highlighting alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis.compounds import camel_parts
from index.analysis.extra import Extra
from index.analysis.folding import PIECE, fold
from index.analysis.joining import joined, spaced_ampersands
from index.analysis.numbers import fold_number, numbers_apart, other_numbers
from index.analysis.signs import names, operators

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK: Final = re.compile(r"\S+")
_DIGITS_APART: Final = re.compile(r"\d[\s'\u2019]\d{3}")
_LONGEST_CHUNK: Final = 200
_PUNCTUATION: Final = "?.,:;!"


def extras(chunk: str) -> tuple[Extra, ...]:
    """Find other ways to write what stands in a text without white space.

    Args:
        chunk: The text, its letters as they are written.

    Returns:
        Terms beside the words of the text; none for most.
    """
    # Nearly all chunks are plain words, and are told by the interpreter's C code.
    core = chunk.rstrip(_PUNCTUATION)
    if core.isalpha() and (core.islower() or core.istitle()):
        return ()
    if len(chunk) > _LONGEST_CHUNK:
        return ()
    return tuple(dict.fromkeys(_all(chunk)))


def extras_of(text: str) -> Iterator[Extra]:
    """Find other ways to write what stands in any text."""
    for match in _CHUNK.finditer(text):
        for extra in extras(match[0]):
            start = match.start()
            yield Extra(start + extra.start, start + extra.end, extra.term, extra.kind)
    yield from extras_apart(text)


def extras_apart(text: str) -> Iterator[Extra]:
    """Find what is one thing although white space stands within it: *Q & A*, *1 299*."""
    if " & " in text:
        yield from spaced_ampersands(text)
    if _DIGITS_APART.search(text):
        yield from numbers_apart(text)


def _all(chunk: str) -> Iterator[Extra]:
    yield from operators(chunk)
    yield from names(chunk)
    yield from joined(chunk)
    for match in PIECE.finditer(chunk):
        piece = match[0]
        if piece[0].isdigit():
            for term in other_numbers(fold_number(fold(piece))):
                yield Extra(match.start(), match.end(), term, "number")
        else:
            yield from camel_parts(piece, match.start())
