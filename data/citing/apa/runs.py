"""Pieces of a printed reference, and how they are put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from data.citing.markup import Span, merged, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

Piece: TypeAlias = "tuple[Span, ...]"
"""A part of a reference; empty where there is nothing to say."""

_ENDS: Final = (".", "?", "!", "…")
_QUOTES: Final = "”’\"'»"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a reference in one style."""

    text: str
    """The piece, with the spaces around it that it needs."""
    italic: bool = False
    """True where APA wants italics."""


def said(text: str) -> Piece:
    """Make a piece of a text that has no markup."""
    return (Span(text),) if text else ()


def text_of(piece: Piece) -> str:
    """Return the text of a piece."""
    return "".join(span.text for span in piece)


def join(delimiter: str, *pieces: Piece) -> Piece:
    """Put pieces together, without those that are empty.

    Args:
        delimiter: What stands between two; its full stop is left out after what ends a sentence.
        pieces: The pieces in order.

    Returns:
        One piece.
    """
    whole: list[Span] = []
    for piece in pieces:
        if not text_of(piece):
            continue
        whole = [*_ended(tuple(whole), delimiter), *piece] if whole else list(piece)
    return tuple(whole)


def _ended(piece: Piece, delimiter: str) -> Piece:
    """Put a delimiter behind a piece; American typesetting takes stops into quotation marks."""
    sign = delimiter[:1]
    asked = sign == ":" and text_of(piece).rstrip(_QUOTES).endswith(("?", "!"))
    if asked or (sign == "." and ends_sentence(piece)):
        return (*piece, Span(delimiter[1:]))
    last = piece[-1]
    if sign and sign in ".," and last.text.endswith("”") and not last.italic:
        inside = replace(last, text=f"{last.text[:-1]}{sign}”")
        return (*piece[:-1], inside, Span(delimiter[1:]))
    return (*piece, Span(delimiter))


def wrap(left: str, piece: Piece, right: str) -> Piece:
    """Put signs around a piece; an empty one stays empty."""
    return (Span(left), *piece, Span(right)) if text_of(piece) else ()


def italic(piece: Piece) -> Piece:
    """Set a piece in italics; what was in italics stands out by being upright."""
    return tuple(replace(span, italic=not span.italic) for span in piece)


def ends_sentence(piece: Piece) -> bool:
    """Return whether a full stop behind a piece would be one too many."""
    text = text_of(piece)
    if text.endswith(_ENDS):
        return True
    return text.rstrip(_QUOTES).endswith(_ENDS)


def stopped(piece: Piece) -> Piece:
    """End a piece with a full stop where it does not end a sentence already."""
    return _ended(piece, ".") if piece else ()


def as_runs(piece: Iterable[Span]) -> tuple[Run, ...]:
    """Return a piece as what can be shown: characters, upright or in italics."""
    flat = [Span(shown(span), italic=span.italic) for span in piece]
    return tuple(Run(span.text, span.italic) for span in merged(flat))
