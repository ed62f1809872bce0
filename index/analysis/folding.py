"""Cutting a text into pieces, and writing words and numbers one way."""

from __future__ import annotations

import re
import unicodedata

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d"
    "\u0a81-\u0acd\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a"
)
"""Combining marks and vowel signs: parts of a word that ``\\w`` leaves out."""

APOSTROPHES = "'\u2019\u02bc\uff07"

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Soft hyphens and what has no width: they say where a word may be broken, not where it ends."""

PIECE = re.compile(
    rf"\d+(?:[.,]\d+)*|(?:[^\W\d_]|[{_MARKS}])"
    rf"(?:[^\W_]|[{_MARKS}]|[{APOSTROPHES}](?=[^\W_])|[{_INVISIBLE}]+(?=[^\W_]))*"
)
"""A number, or a word with the digits and apostrophes inside it."""

_SPECIAL = str.maketrans(
    {"ø": "o", "œ": "oe", "æ": "ae", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
)
_STRIP = dict.fromkeys(
    (*range(768, 880), *map(ord, APOSTROPHES), 0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF)
)
_SEPARATORS = str.maketrans(dict.fromkeys('"()[]{}`;_', " "))


def fold(text: str) -> str:
    """Fold case and accents.

    Args:
        text: A word or a text without line structure to keep.

    Returns:
        The text in lower case, without accents and apostrophes, compatibility forms replaced.
    """
    if text.isascii():
        return text.lower().replace("'", "")
    text = text.casefold().replace("й", "\ue000")
    text = unicodedata.normalize("NFKD", text).translate(_STRIP).translate(_SPECIAL)
    return unicodedata.normalize("NFKC", text).replace("\ue000", "й").casefold()


def chunks(text: str) -> list[str]:
    """Split a text coarsely and fast, for counting: each chunk is later cut by :data:`PIECE`.

    Args:
        text: Any text.

    Returns:
        Chunks without white space, such that the pieces of the chunks are the pieces of the text.
    """
    return text.translate(_SEPARATORS).split() if text.isascii() else text.split()
