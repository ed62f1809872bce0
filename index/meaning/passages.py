"""Which texts of a FAQ have a vector: each question, each other way to ask it, each answer."""

from __future__ import annotations

import hashlib
import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.markup.plain import plain_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.model import Entry, Faq

ANSWER_PIECES = 96
"""Pieces of *question. answer* that are encoded: the beginning says what it is about."""
_READ = 1_500
"""Characters of an answer that can be among those pieces, with room for marks of Markdown."""
_WORD = re.compile(r"[^\W_]")
_FORMAT = b"1"
"""Changes whenever the same entry would be encoded in another way."""

KEY_BYTES = 16
"""Bytes of the digest of a text."""

QUESTION, ALIAS, ANSWER = 0, 1, 2
"""What of an entry a passage is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that has a vector."""

    place: int
    """Place of its entry in the FAQ."""
    part: int
    """What it is of the entry: :data:`QUESTION`, :data:`ALIAS` or :data:`ANSWER`."""
    number: int
    """Which of the aliases it is; else 0."""
    key: bytes
    """Digest of all that its vector depends on, the model excepted."""


def passages(faq: Faq) -> Iterator[Passage]:
    """Yield the passages of a FAQ, entry by entry: question, aliases, answer.

    Args:
        faq: The FAQ.

    Yields:
        Those that have words: others have no meaning.
    """
    for place, entry in enumerate(faq.entries):
        yield from passages_of(place, entry)


def passages_of(place: int, entry: Entry) -> Iterator[Passage]:
    """Yield the passages of one entry.

    Args:
        place: Its place in the FAQ.
        entry: The entry.
    """
    if _WORD.search(entry.question):
        yield Passage(place, QUESTION, 0, _key(entry.question))
    for number, alias in enumerate(entry.aliases):
        if _WORD.search(alias):
            yield Passage(place, ALIAS, number, _key(alias))
    beginning = entry.answer[:_READ]
    if _WORD.search(beginning):
        yield Passage(place, ANSWER, 0, _key(entry.question, beginning))


class Passages:
    """All passages of a FAQ, in columns: of very many, objects would take hundreds of megabytes."""

    def __init__(self, found: Iterable[Passage]) -> None:
        """Take the passages in their order.

        Args:
            found: They.
        """
        self.places = array("i")
        self.parts = bytearray()
        self.keys = bytearray()
        self._numbers = array("I")
        for passage in found:
            self.places.append(passage.place)
            self.parts.append(passage.part)
            self.keys += passage.key
            self._numbers.append(passage.number)

    def __len__(self) -> int:
        return len(self.parts)

    def __getitem__(self, row: int) -> Passage:
        key = bytes(self.keys[row * KEY_BYTES : (row + 1) * KEY_BYTES])
        return Passage(self.places[row], self.parts[row], self._numbers[row], key)

    def __iter__(self) -> Iterator[Passage]:
        return map(self.__getitem__, range(len(self)))


def text_of(faq: Faq, passage: Passage) -> str:
    """Return the text of a passage as it is encoded.

    Args:
        faq: The FAQ.
        passage: One of its passages.

    Returns:
        The text; of an answer *question. answer* without marks and citations.
    """
    entry = faq.entries[passage.place]
    if passage.part == QUESTION:
        return entry.question
    if passage.part == ALIAS:
        return entry.aliases[passage.number]
    return f"{entry.question}. {plain_markdown(_uncited(entry))}"


def _uncited(entry: Entry) -> str:
    """Return the beginning of an answer without its citations."""
    kept, at = [], 0
    for start, end in sorted({citation.span for citation in entry.citations}):
        if start >= _READ:
            break
        kept.append(entry.answer[at:start])
        at = max(at, end)
    kept.append(entry.answer[at:_READ])
    return "".join(kept)


def _key(*parts: str) -> bytes:
    digest = hashlib.blake2b(_FORMAT, digest_size=KEY_BYTES)
    for part in parts:
        raw = part.encode(errors="surrogatepass")
        digest.update(len(raw).to_bytes(8, "little") + raw)
    return digest.digest()
