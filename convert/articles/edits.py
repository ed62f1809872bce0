"""Changes to a text, and what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters to put in the place of others."""

    start: int
    """Offset of the first character to replace."""
    end: int
    """Offset behind the last one; the same as :attr:`start` to put something in."""
    text: str
    """What to put there."""
    keys: tuple[str, ...] = ()
    """Works that it cites, in order."""


@dataclass(frozen=True, slots=True)
class Linking:
    """What came of looking for citations in a text."""

    edits: tuple[Edit, ...] = ()
    """Changes that link them; they do not overlap."""
    unlinked: tuple[str, ...] = ()
    """What looks like a citation and could not be linked for certain, as it is written."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Works cited, in reading order."""
        return tuple(key for edit in self.edits for key in edit.keys)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with changes made."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join((*parts, text[done:]))
