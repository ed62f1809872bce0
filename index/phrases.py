"""Finding phrases in the texts of entries; the index itself keeps no positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.highlight import contains_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from data.model import Entry, Faq
    from index.analysis import Analyzer
    from index.documents import Documents

_CHECK_EVERY = 16


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
        for number, place in enumerate(places):
            if number % _CHECK_EVERY == 0:
                check()
            texts = self._texts(self._faq.entries[place], scope)
            if any(self._has(text, phrase) for text in texts):
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

    def _has(self, text: str, phrase: tuple[str, ...]) -> bool:
        # A plain look for each word spares most texts the slower look for them side by side.
        if text.isascii():
            lowered = text.lower().replace("'", "")
            if not all(word in lowered for word in phrase if word.isalpha() and word.isascii()):
                return False
        return contains_phrase(text, phrase, self._analyzer)
