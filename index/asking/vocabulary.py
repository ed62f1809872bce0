"""The words of a FAQ: those that were indexed, and the few that came with changes since."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from index.asking.correct import near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.keeping.words import Words, WordTable

_AFTER_ALL = "\U0010ffff"


class Vocabulary:
    """Folded words with in how many entries they occur, none of them looked at before it is asked.

    Words of what has been replaced stay until the index is made anew.
    """

    def __init__(
        self, table: WordTable, added: Words, stems_of: Callable[[str], Sequence[str]]
    ) -> None:
        """Put the words together.

        Args:
            table: The words that were indexed.
            added: Words of entries that changed since, with how many of them have each.
            stems_of: Makes the stems of a word.
        """
        self._table = table
        self._added = added
        self._new = sorted(word for word in added if not table.count(word))
        self._new_stems = [(word, frozenset(stems_of(word))) for word in self._new]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._table.sorted) + len(self._new)

    def __contains__(self, word: object) -> bool:
        """Return whether the FAQ has a word."""
        return isinstance(word, str) and self.count(word) > 0

    def count(self, word: str) -> int:
        """Return in how many entries a word occurs; 0 for a word that the FAQ does not have."""
        return self._table.count(word) + self._added.get(word, 0)

    def with_stem(self, stem: str) -> Iterator[str]:
        """Yield the words that have a stem."""
        yield from self._table.with_stem(stem)
        yield from (word for word, stems in self._new_stems if stem in stems)

    def how_many_begin(self, prefix: str) -> int:
        """Return how many words begin with a text."""
        return len(self._table.sorted.beginning(prefix)) + len(self._beginning(prefix))

    def beginning(self, prefix: str) -> Iterator[str]:
        """Yield the words that begin with a text."""
        yield from map(self._table.sorted.__getitem__, self._table.sorted.beginning(prefix))
        yield from self._beginning(prefix)

    def most_frequent(self, prefix: str, most: int) -> list[str]:
        """Return the words that occur in most entries of those that begin with a text.

        Args:
            prefix: The text.
            most: At most so many.
        """
        table = self._table
        places = table.sorted.beginning(prefix)
        ranked = sorted(places, key=lambda at: (-table.count_at(at), at))[:most]
        # A word that also came with a change is one more frequent at the most.
        words = {table.sorted[at] for at in ranked}.union(self._beginning(prefix))
        words.update(word for word in self._added if word.startswith(prefix))
        return sorted(words, key=lambda word: (-self.count(word), word))[:most]

    def having(self, part: str) -> Iterator[str]:
        """Yield the words that have a text in them."""
        yield from map(self._table.sorted.__getitem__, self._table.sorted.having(part))
        yield from (word for word in self._new if part in word)

    def nearest(
        self, typed: str, *, beginning: bool, most: int, first: str, limit: int
    ) -> list[str]:
        """Return the words nearest to a misspelt one, the nearest first.

        Args:
            typed: What was typed, folded.
            beginning: True when it may be only the beginning of a word.
            most: Most slips.
            first: What the words must begin with.
            limit: At most so many words.
        """
        words = self._table.sorted
        places = words.beginning(first)
        found = [
            (slips, typed[:1] != word[:1], -self.count(word), word)
            for slips, word in (
                *near(typed, words, places, most, beginning=beginning),
                *near(typed, self._new, self._range(first), most, beginning=beginning),
            )
            if word[:1].isalnum()
        ]
        return [word for *_, word in sorted(found)[:limit]]

    def _range(self, prefix: str) -> range:
        first = bisect_left(self._new, prefix)
        return range(first, bisect_left(self._new, prefix + _AFTER_ALL, first))

    def _beginning(self, prefix: str) -> Sequence[str]:
        places = self._range(prefix)
        return self._new[places.start : places.stop]
