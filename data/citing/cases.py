"""Cases of titles, and numbers in texts, as styles of CSL ask about them.

Terms: https://docs.citationstyles.org/en/stable/specification.html, *text-case* and *is-numeric*.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.citing.markup import Span

_WORD: Final = lazy_pattern(r"[^\W_](?:[\w’']*\w)?")
SMALL_WORDS: Final = frozenset(
    {
        *("a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor"),
        *("of", "on", "onto", "or", "over", "so", "the", "till", "to", "up", "via", "with"),
        *("yet", "about", "von", "van", "v", "c", "d", "l", "de"),
    }
)
"""Words that stay small inside a title."""
_NUMBER: Final = r"[^\W\d_]{0,2}\d+[^\W\d_]{0,2}"
_NUMBERS: Final = lazy_pattern(rf"{_NUMBER}(?:\s*[-–,&]\s*{_NUMBER})*")
_SEVERAL: Final = lazy_pattern(r"[-–,&\s]")


def capitalized(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Begin with a capital letter, unless the first word has one of its own, as ``arXiv``."""
    if not pieces or pieces[0].nocase:
        return tuple(pieces)
    first = pieces[0].text
    word = first.split(maxsplit=1)[:1]
    if word and word[0] != word[0].lower():
        return tuple(pieces)
    return (replace(pieces[0], text=first[:1].upper() + first[1:]), *pieces[1:])


def title_case(pieces: Sequence[Span], language: str = "") -> tuple[Span, ...]:
    """Capitalise the words of an English title, except small ones.

    Args:
        pieces: The title.
        language: BCP 47 tag; titles of other languages than English stay as they are.

    Returns:
        The title; words that have a capital anywhere, and pieces marked so, are left alone.
    """
    if re.split("[-_]", language.lower())[0] not in {"", "en"}:
        return tuple(pieces)
    whole = "".join(piece.text for piece in pieces)
    words = list(_WORD.finditer(whole))
    last = words[-1].start() if words else -1
    offset = 0
    done = []
    for piece in pieces:
        text = piece.text
        if not piece.nocase:
            start = offset
            text = _WORD.sub(
                lambda word, start=start: _cased(word, whole, start + word.start(), last),  # type: ignore[misc]
                text,
            )
        offset += len(piece.text)
        done.append(replace(piece, text=text))
    return tuple(done)


def _cased(word: re.Match[str], whole: str, at: int, last: int) -> str:
    text = word[0]
    if text != text.lower():
        return text
    before = whole[:at].rstrip(" \"'“‘(")
    begins = not before or before[-1] in ":.?!"
    if not begins and (len(text) == 1 or (text in SMALL_WORDS and at != last)):
        return text
    return text[0].upper() + text[1:]


def is_numeric(text: str) -> bool:
    """Return whether a text is only numbers, such as ``12``, ``2nd``, ``S4`` or ``3-4 & 6``."""
    return bool(_NUMBERS.fullmatch(text.strip()))


def is_several(text: str) -> bool:
    """Return whether the label of a text is a plural, as for ``3-4``."""
    return bool(_SEVERAL.search(text.strip()))


def ordinal(number: str) -> str:
    """Write a number as an ordinal: ``2`` as ``2nd``; what is none stays."""
    if not number.isascii() or not number.isdigit():
        return number
    value = int(number)
    teen = value % 100 in {11, 12, 13}
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"
