"""Where entries and references go as they are read: into memory, or where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.model import Entry, Reference


class Sink(Protocol):
    """Takes entries and references in file order, and gives them back."""

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries so far."""

    @property
    def references(self) -> Sequence[Reference]:
        """The references so far."""

    def add_entry(self, entry: Entry) -> None:
        """Take the next entry."""

    def add_reference(self, reference: Reference) -> None:
        """Take the next reference."""

    def put_entry(self, place: int, entry: Entry) -> None:
        """Take an entry in the place of the one that was taken there."""

    def put_reference(self, place: int, reference: Reference) -> None:
        """Take a reference in the place of the one that was taken there."""


class MemorySink:
    """Holds all of them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.references: list[Reference] = []

    def add_entry(self, entry: Entry) -> None:
        """Take the next entry."""
        self.entries.append(entry)

    def add_reference(self, reference: Reference) -> None:
        """Take the next reference."""
        self.references.append(reference)

    def put_entry(self, place: int, entry: Entry) -> None:
        """Take an entry in the place of the one that was taken there."""
        self.entries[place] = entry

    def put_reference(self, place: int, reference: Reference) -> None:
        """Take a reference in the place of the one that was taken there."""
        self.references[place] = reference
