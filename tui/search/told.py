"""What the threads of the search tell the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from index.model import Needle, SearchResult


@dataclass
class Indexing(Message):
    """The index is being made."""

    done: int
    """Entries done."""
    total: int
    """Entries in all."""
    seconds: float
    """Time since the first of them."""

    def can_replace(self, message: Message) -> bool:
        """Only the last of a burst matters."""
        return isinstance(message, Indexing)


@dataclass
class Ready(Message):
    """The index can be searched."""

    complete: bool
    """False while only the questions can be searched."""


@dataclass
class Found(Message):
    """A search has ended, and no newer one was asked for then."""

    result: SearchResult
    """What it found."""
    generation: int
    """Which search it is."""
    has_more: bool
    """Whether it is the beginning only."""


@dataclass
class RestFound(Message):
    """All that is listed of what a search found is known, after its beginning."""

    result: SearchResult
    """What it found."""
    generation: int
    """Which search it is."""


@dataclass
class RelatedFound(Message):
    """Questions related to an entry are known."""

    entry_id: str
    """The entry."""
    related: tuple[str, ...]
    """Ids of related entries, the nearest first."""


@dataclass
class SentenceFound(Message):
    """The sentence of an entry that is closest to what was asked is known."""

    result: SearchResult
    """The result that the entry is in."""
    entry_id: str
    """The entry."""
    needle: Needle
    """What to light in it."""
