"""Numbers that are written in several ways: *$1,299.00*, *1.299,00*, *1 299*, *1'299*, *1299*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis.extra import Extra

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CONTINENTAL: Final = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_SPACES: Final = " \u00a0\u2009\u202f"
_APART: Final = re.compile(
    rf"(?<![\d.,])[1-9]\d{{0,2}}(?:(?:[{_SPACES}]\d{{3}})+|(?:['\u2019]\d{{3}})+)(?!\d)([.,]\d+)?"
)
_NOT_DIGITS: Final = re.compile(r"\D")
_WHOLE: Final = re.compile(r"(\d+)\.0+")


def fold_number(piece: str) -> str:
    """Write a number one way: ``16,407`` as ``16407``, ``0,5`` as ``0.5``.

    Args:
        piece: Digits with full stops and commas among them.
    """
    if _ENGLISH.fullmatch(piece):
        return piece.replace(",", "")
    if _CONTINENTAL.fullmatch(piece):
        return piece.replace(".", "").replace(",", ".")
    return piece.replace(",", ".")


def other_numbers(number: str) -> tuple[str, ...]:
    """Return other ways to understand a folded number.

    Args:
        number: What :func:`fold_number` returned.

    Returns:
        The number without a fraction that is nothing, or without stops that part thousands.
    """
    if whole := _WHOLE.fullmatch(number):
        return (whole[1],)
    return (number.replace(".", ""),) if _GROUPED.fullmatch(number) else ()


def numbers_apart(text: str) -> Iterator[Extra]:
    """Find numbers whose thousands are parted by spaces or apostrophes.

    Args:
        text: Any text.

    Yields:
        The digits together; with the fraction, too, where there is one that says something.
    """
    for match in _APART.finditer(text):
        fraction = match[1] or ""
        whole = _NOT_DIGITS.sub("", match[0].removesuffix(fraction))
        yield Extra(match.start(), match.end(), whole, "number")
        if fraction.strip(".,0"):
            yield Extra(match.start(), match.end(), f"{whole}.{fraction[1:]}", "number")
