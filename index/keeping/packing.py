"""Files of tables: arrays and sorted words, opened without looking at what is in them."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HEAD = 8
"""Bytes that tell how long the table of contents is."""
_AFTER_ALL = "\U0010ffff"
_APART = 32
"""Words between two that are kept decoded once something is looked up."""


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return named parts as one text of bytes."""
    lengths = json.dumps({name: len(body) for name, body in parts.items()}).encode()
    return b"".join((len(lengths).to_bytes(_HEAD, "little"), lengths, *parts.values()))


def unpack(body: bytes) -> dict[str, memoryview]:
    """Return the parts of what :func:`pack` made, without copying them.

    Raises:
        ValueError: It is something else.
    """
    view = memoryview(body)
    at = _HEAD + int.from_bytes(view[:_HEAD], "little")
    lengths = json.loads(bytes(view[_HEAD:at]))
    found = {}
    for name, length in lengths.items():
        found[name] = view[at : at + length]
        at += length
    if at != len(body):
        raise ValueError("the parts are not as long as they should be")
    return found


class Strings(Sequence[str]):
    """Sorted words in one text of UTF-8, decoded when they are looked at."""

    def __init__(self, text: memoryview, offsets: memoryview) -> None:
        """Take the parts that :func:`strings` made."""
        self._text = text
        self._offsets = offsets.cast("I")

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        """Return the word at a place."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        offsets = self._offsets
        return str(self._text[offsets[at] : offsets[at + 1]], "utf-8", "surrogatepass")

    @cached_property
    def _some(self) -> list[str]:
        """One word of so many, which Python compares faster than words that are to be decoded."""
        return [self[at] for at in range(0, len(self), _APART)]

    def first_from(self, word: str) -> int:
        """Return where the first word is that is not before another."""
        after = bisect_left(self._some, word)
        if not after:
            return 0
        return bisect_left(self, word, _APART * (after - 1), min(_APART * after, len(self)))

    def find(self, word: str) -> int:
        """Return where a word is; -1 for nowhere."""
        at = self.first_from(word)
        return at if at < len(self) and self[at] == word else -1

    def beginning(self, prefix: str) -> range:
        """Return where the words are that begin with a text."""
        return range(self.first_from(prefix), self.first_from(prefix + _AFTER_ALL))

    def having(self, part: str) -> Iterable[int]:
        """Yield where the words are that have a text in them, ascending."""
        text, wanted = bytes(self._text), part.encode(errors="surrogatepass")
        offsets = self._offsets
        at = text.find(wanted)
        while at >= 0:
            word = bisect_left(offsets, at + 1) - 1
            if at + len(wanted) <= offsets[word + 1]:
                yield word
                at = text.find(wanted, offsets[word + 1])
            else:
                at = text.find(wanted, at + 1)


def strings(words: Iterable[str]) -> tuple[bytes, bytes]:
    """Return sorted words as the two parts of which :class:`Strings` is made."""
    encoded = [word.encode(errors="surrogatepass") for word in words]
    offsets = array("I", (0,))
    end = 0
    for each in encoded:
        end += len(each)
        offsets.append(end)
    return b"".join(encoded), offsets.tobytes()
