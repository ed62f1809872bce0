"""Keys that mean nothing where they stand, and those that were probably meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from data.fields import ENTRY_KEYS, MEANT
from data.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.reading.source import SourceText

FAQ: Final = "a FAQ"
"""What messages call the whole document."""
_QUESTIONS: Final = re.compile(rb"^[\"']?questions[\"']?\s*:", re.MULTILINE)


def key_hint(name: str, choices: tuple[str, ...], what: str, source: SourceText | None) -> str:
    """Say what to do about a key that means nothing where it stands.

    Args:
        name: The key.
        choices: Keys that mean something there.
        what: What the mapping is, such as ``a question`` or :data:`FAQ`.
        source: The text of the file, if there is one.
    """
    has_list = source is not None and _QUESTIONS.search(source.data)
    if what == FAQ and name in ENTRY_KEYS and (has_list or name != "question"):
        return "It belongs to a question: indent it, below `questions:` and a dash."
    near = meant(name, choices)
    return f'Did you mean "{near}"?' if near else f"It may have: {', '.join(choices)}."


def meant(name: str, choices: Iterable[str]) -> str:
    """Return the key that was probably meant; empty when none comes close.

    Args:
        name: An unknown key.
        choices: Keys that mean something there.
    """
    known = tuple(choices)
    usual = MEANT.get(name.casefold(), "")
    return usual if usual in known else nearest(name, known)
