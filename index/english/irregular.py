"""Irregular English forms: *feet*, *took*, *analyses*."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

_FORMS: Final = Path(__file__).with_name("irregular.txt")


@lru_cache(maxsize=1)
def irregular_forms() -> dict[str, str]:
    """Return the base of each irregular form; none when the list is missing."""
    try:
        lines = _FORMS.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return {}
    return dict(line.split() for line in lines)


def base_of(word: str) -> str:
    """Return the base of an irregular form.

    Args:
        word: A folded word.

    Returns:
        The base; empty when the word is no irregular form.
    """
    return irregular_forms().get(word, "")
