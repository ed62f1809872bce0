"""Numbers that are written in several ways: *$1,299.00*, *1.299,00*, *1299*."""

from __future__ import annotations

import re
from typing import Final

_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CONTINENTAL: Final = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
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
