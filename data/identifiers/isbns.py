"""ISBN fields as catalogues fill them: several, each with words on its binding."""

from __future__ import annotations

import re

from data.identifiers.isbn import ISBN_LABEL, parse_isbn
from data.identifiers.model import HYPHENS, Parsed
from data.patterns import lazy_pattern

_ISBN_GROUPS = 5
"""An ISBN has at most so many groups of digits."""
# Notes in brackets, and words such as "pbk." or "v. 1", which no ISBN has; its X stays.
_ISBN_WORDS = lazy_pattern(
    r"\([^()]*\)|\[[^\[\]]*\]|(?:v|vol|t|bd|no)\.? ?\d{1,3}(?!\d)|:(?=\s)"
    r"|\b(?!none\b)[^\W\d_]{2,}\.?|(?<=[\dX]) ?:",
    re.IGNORECASE,
)


def parse_isbns(text: str) -> tuple[Parsed, ...]:
    """Read an ``ISBN`` field as catalogues fill it: several, with words on the binding.

    Args:
        text: The field, such as ``0-415-17054-0 (hardcover); 978-0-415-17055-0 pbk.``.

    Returns:
        What came of each ISBN in order. Where nothing looks like one, what came of the whole.
    """
    found: list[Parsed] = []
    bare = _ISBN_WORDS.sub(";", ISBN_LABEL.sub("", text.translate(HYPHENS)))
    for piece in re.split(r"[;,/|\r\n]+", bare):
        words = piece.split()
        while words:
            found.append(_longest_isbn(words))
    return tuple(one for one in found or [parse_isbn(text)] if one != Parsed())


def _longest_isbn(words: list[str]) -> Parsed:
    """Take the ISBN that some words begin with, the longest good one, out of them."""
    for count in range(min(len(words), _ISBN_GROUPS), 0, -1):
        parsed = parse_isbn(" ".join(words[:count]))
        if not parsed.problem:
            del words[:count]
            return parsed
    parsed = parse_isbn(" ".join(words))
    if "check digit" not in parsed.problem and "check digit" in parse_isbn(words[0]).problem:
        return parse_isbn(words.pop(0))
    words.clear()
    return parsed
