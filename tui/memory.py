"""What is remembered of a FAQ from one reading to the next: bookmarks, place, width, theme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk.state import StateStore

if TYPE_CHECKING:
    from pathlib import Path

    from data.model import Faq
    from desk.state import State


class Memory:
    """One FAQ's part of the kept state."""

    def __init__(self, faq: Faq, folder: Path) -> None:
        """Read what is remembered.

        Args:
            faq: The FAQ.
            folder: The state folder.
        """
        self._path = faq.path
        self._store = StateStore(folder)
        self._known = faq.entries_by_id

    @property
    def bookmarks(self) -> tuple[str, ...]:
        """Ids of the marked entries that the FAQ still has, in the order of marking."""
        marks = self._store.state.of(self._path).bookmarks
        return tuple(mark for mark in marks if mark in self._known)

    @property
    def last_entry(self) -> str:
        """Id of the entry that was read last; empty when there is none."""
        entry_id = self._store.state.of(self._path).entry_id
        return entry_id if entry_id in self._known else ""

    @property
    def searches(self) -> tuple[str, ...]:
        """What was searched for, the latest first."""
        return self._store.state.of(self._path).searches

    @property
    def theme(self) -> str:
        """The theme chosen last; empty for none."""
        return self._store.state.theme

    @property
    def reading_width(self) -> int:
        """The reading width chosen last; 0 for none."""
        return self._store.state.reading_width

    def toggle_bookmark(self, entry_id: str) -> tuple[bool, str]:
        """Mark an entry, or take its mark away.

        Args:
            entry_id: Id of the entry.

        Returns:
            Whether it is marked now, and why that is not kept on disk (empty when it is).
        """
        self._store.change(
            lambda state: state.with_faq(self._path, state.of(self._path).toggled(entry_id))
        )
        return entry_id in self.bookmarks, self._store.reason

    def remember_search(self, text: str) -> None:
        """Remember what was searched for.

        Args:
            text: The search.
        """
        self._store.change(
            lambda state: state.with_faq(self._path, state.of(self._path).searched(text))
        )

    def leave(self, entry_id: str, theme: str, reading_width: int) -> None:
        """Remember where the reader was.

        Args:
            entry_id: Id of the entry that was read; empty to keep the one that is remembered.
            theme: The theme; empty to keep the one that is remembered.
            reading_width: The reading width; 0 for the default.
        """

        def change(state: State) -> State:
            old = state.of(self._path)
            new = replace(old, entry_id=entry_id or old.entry_id)
            return replace(
                state.with_faq(self._path, new),
                theme=theme or state.theme,
                reading_width=reading_width,
            )

        self._store.change(change)
