"""The check digits of ISBNs (ISO 2108)."""

from __future__ import annotations


def check_digit(digits: str) -> str:
    """Compute the last digit of an ISBN from those before it (ISO 2108).

    Args:
        digits: The first 9 digits of an ISBN-10, or the first 12 of an ISBN-13.
    """
    if len(digits) == 9:
        rest = sum((10 - place) * int(digit) for place, digit in enumerate(digits)) % 11
        return "0123456789X0"[11 - rest] if rest else "0"
    rest = sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits)) % 10
    return str((10 - rest) % 10)


def isbn13(isbn: str) -> str:
    """Return the 13-digit form of an ISBN without hyphens."""
    if len(isbn) == 13:
        return isbn
    digits = "978" + isbn[:9]
    return digits + check_digit(digits)
