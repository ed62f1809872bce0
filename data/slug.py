"""Ids: which are good, and how one is made from a text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from data.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_ID: Final = lazy_pattern(r"\w[\w.:-]*")
# What Pandoc reads as one key, within braces where it must
# (https://pandoc.org/MANUAL.html#citation-syntax).
_KEY: Final = lazy_pattern(r"[^\s{}]+(?: +[^\s{}]+)*")
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_GAPS: Final = lazy_pattern(r"[^a-z0-9]+")
_LONGEST: Final = 60


def is_id(text: str) -> bool:
    """Return whether a text can be the id of a question, section or erratum."""
    return _ID.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Return whether a text can be the id of a reference."""
    return _KEY.fullmatch(text) is not None


def slug(text: str) -> str:
    """Make an id from a text.

    Args:
        text: A question or title in any script.

    Returns:
        Its letters and digits without accents, in lower case with hyphens, at most 60 characters
        and cut at a word. A text without Latin letters or digits gives a short hash of itself, so
        that its id stays the same wherever it stands in the file.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    made = _GAPS.sub("-", plain.replace("'", "").replace("’", "")).strip("-")
    if len(made) > _LONGEST:
        made = made[: _LONGEST + 1].rpartition("-")[0] or made[:_LONGEST]
    return made or "q-" + _hash(text)


def _hash(text: str) -> str:
    import hashlib  # here, because few texts need it and it costs start-up

    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


class Names:
    """Hands out ids, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Start with the ids that are in use.

        Args:
            taken: Those ids.
        """
        self._taken = set(taken)
        # Where counting goes on: many texts may give one id.
        self._last: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """Take an id.

        Args:
            wanted: The id wanted.

        Returns:
            The id, or the id with ``-2``, ``-3`` and so on behind it.
        """
        number, made = self._last.get(wanted, 1), wanted
        while made in self._taken:
            number += 1
            made = f"{wanted}-{number}"
        if number > 1:
            self._last[wanted] = number
        self._taken.add(made)
        return made
