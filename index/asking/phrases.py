"""Finding phrases in the texts of entries; the index itself keeps no positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lighting.highlight import contains_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from data.model import Entry, Faq
    from index.analysis import Analyzer
    from index.keeping.documents import Documents

_CHECK_EVERY = 16
_INNER_APOSTROPHE = re.compile(r"(?<=[a-z0-9])'(?=[a-z0-9])")
"""The only apostrophes that belong to a word; two together part words."""


class PhraseFinder:
    """Tells which entries have a phrase."""

    def __init__(self, faq: Faq, analyzer: Analyzer, documents: Documents) -> None:
        self._faq = faq
        self._analyzer = analyzer
        self._documents = documents

    def having(
        self,
        phrase: tuple[str, ...],
        places: Iterable[int],
        scope: str,
        check: Callable[[], None],
    ) -> set[int]:
        """Keep the entries that have a phrase.

        Args:
            phrase: Folded words.
            places: Places of the entries to look at.
            scope: ``question`` or ``answer`` to look only there; empty for everywhere.
            check: Called every now and then; may raise to stop.

        Returns:
            Those of the places whose entries have the phrase.
        """
        found = set()
        pattern = _pattern(phrase)
        for number, place in enumerate(places):
            if number % _CHECK_EVERY == 0:
                check()
            texts = self._texts(self._faq.entries[place], scope)
            if any(self._has(text, phrase, pattern) for text in texts):
                found.add(place)
        return found

    def _texts(self, entry: Entry, scope: str) -> Iterator[str]:
        if scope != "answer":
            yield self._documents.text(entry, "question")
            yield from entry.aliases
        if scope != "question":
            yield entry.answer
        if not scope:
            yield from entry.tags
            yield self._documents.text(entry, "reference")
            yield self._documents.text(entry, "note")

    def _has(self, text: str, phrase: tuple[str, ...], pattern: re.Pattern[str] | None) -> bool:
        if pattern is None or not text.isascii():
            return contains_phrase(text, phrase, self._analyzer)
        plain = _INNER_APOSTROPHE.sub("", text.lower())
        doubtful = False
        for match in pattern.finditer(plain):
            if not match.start() or not plain[match.start() - 1].isalnum():
                return True
            doubtful = True
        # A word may also begin after a number, as in "10mg".
        return doubtful and contains_phrase(text, phrase, self._analyzer)


def _pattern(phrase: tuple[str, ...]) -> re.Pattern[str] | None:
    """Make a pattern that finds a phrase in plain text, far faster than taking the text apart.

    Returns:
        The pattern; None for phrases with numbers or letters beyond ASCII.
    """
    if not all(word.isascii() and word.isalpha() for word in phrase):
        return None
    return re.compile("[^a-z0-9]+".join(phrase) + "(?![a-z0-9])")
