"""What YAML loses of the texts in files of other shapes, told as it is for faqt's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from convert.records.names import (
    ABOUT,
    ALIASES,
    ANSWER,
    BODY,
    HEADING,
    QUESTION,
    TAGS,
    TITLE,
    plain,
)
from data.reading.swallowed import Swallowed

if TYPE_CHECKING:
    from yaml.events import ScalarEvent

    from data.reading.report import Report

_PROSE: Final = frozenset((*QUESTION, *TITLE, *ANSWER, *BODY, *TAGS, *ALIASES, *HEADING, *ABOUT))
"""Fields that hold words: a comment behind them is rare."""


class Losses:
    """Tells of text that was written and is not read."""

    def __init__(self, report: Report) -> None:
        """Begin with a file.

        Args:
            report: Takes the problems; knows the text of the file.
        """
        self._swallowed = Swallowed(report)

    def look(self, text: ScalarEvent, field: str) -> None:
        """Warn of what a text has lost.

        Args:
            text: The text.
            field: What the file calls it, or the list that it stands in.
        """
        if text.style != "|":
            self._swallowed.look(text, field, prose=_holds_words(field))

    def look_at_key(self, key: ScalarEvent) -> None:
        """Warn of a key without a value that is the rest of a text, cut at its comma."""
        if self._swallowed.stands_alone(key):
            self._swallowed.tell_alone(key, key.value, key.value)


def _holds_words(field: str) -> bool:
    # Some files have their questions as keys.
    return plain(field) in _PROSE or field.rstrip().endswith("?")
