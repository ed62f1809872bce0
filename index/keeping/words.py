"""The words of a FAQ with how many entries have them, and which of them share a stem."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from index.keeping.packing import Strings, pack, strings, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Words = dict[str, int]
"""Words as they are written, folded, with in how many entries each occurs."""


class WordTable:
    """The words of a FAQ.

    Attributes:
        sorted: All of them, sorted.
    """

    def __init__(self, body: bytes) -> None:
        """Take what :func:`packed_words` made.

        Raises:
            ValueError: It is something else.
            KeyError: The same.
        """
        parts = unpack(body)
        self.sorted = Strings(parts["words"], parts["offsets"])
        self._counts = parts["counts"].cast("I")
        self._stems = Strings(parts["stems"], parts["stem offsets"])
        self._starts = parts["starts"].cast("I")
        self._members = parts["members"].cast("I")

    def count(self, word: str) -> int:
        """Return in how many entries a word occurs; 0 for a word that the FAQ does not have."""
        at = self.sorted.find(word)
        return self._counts[at] if at >= 0 else 0

    def count_at(self, at: int) -> int:
        """Return in how many entries the word at a place occurs."""
        return self._counts[at]

    def with_stem(self, stem: str) -> Sequence[str]:
        """Return the words that have a stem."""
        at = self._stems.find(stem)
        if at < 0:
            return ()
        members = self._members[self._starts[at] : self._starts[at + 1]]
        return [self.sorted[one] for one in members]


def packed_words(words: Mapping[str, int], stems_of: Callable[[str], Sequence[str]]) -> bytes:
    """Return the words of a FAQ as a file keeps them.

    Args:
        words: The words, with in how many entries each occurs.
        stems_of: Makes the stems of a word.
    """
    ordered = sorted(words)
    by_stem: dict[str, list[int]] = {}
    for at, word in enumerate(ordered):
        if word[:1].isalnum():
            for stem in set(stems_of(word)):
                by_stem.setdefault(stem, []).append(at)
    stems = sorted(by_stem)
    starts, members = array("I", (0,)), array("I")
    for stem in stems:
        members.extend(by_stem[stem])
        starts.append(len(members))
    text, offsets = strings(ordered)
    stem_text, stem_offsets = strings(stems)
    counts = array("I", map(words.__getitem__, ordered))
    return pack(
        {
            "words": text,
            "offsets": offsets,
            "counts": counts.tobytes(),
            "stems": stem_text,
            "stem offsets": stem_offsets,
            "starts": starts.tobytes(),
            "members": members.tobytes(),
        }
    )
