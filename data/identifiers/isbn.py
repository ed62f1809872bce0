"""One ISBN: how it is written, checked and turned into a link."""

from __future__ import annotations

import re

from data.identifiers.check_digits import check_digit
from data.identifiers.model import HYPHENS, INVISIBLE, Identifier, Parsed
from data.patterns import lazy_pattern

ISBN_LABEL = lazy_pattern(r"isbn(?:-?1[03])?[\s:]*+", re.IGNORECASE)
"""Regular expression of what may stand before an ISBN."""


def parse_isbn(text: str) -> Parsed:
    """Read one ISBN, of 10 or 13 digits, and check its check digit."""
    value = INVISIBLE.sub("", text).strip().translate(HYPHENS)
    if not value:
        return Parsed()
    digits = re.sub(r"[\s-]", "", ISBN_LABEL.sub("", value, count=1)).upper()
    if not re.fullmatch(r"\d{9}[\dX]|97[89]\d{10}", digits):
        return Parsed(
            None, "is not an ISBN", "An ISBN has 10 digits, or 13 starting with 978 or 979."
        )
    if digits[-1] != check_digit(digits[:-1]):
        return Parsed(
            None,
            f"has a wrong check digit: it ends in {digits[-1]}, not {check_digit(digits[:-1])}",
            "Compare it with the book: a digit is mistyped.",
        )
    return Parsed(Identifier("isbn", digits, f"https://openlibrary.org/isbn/{digits}"))
