"""Finding a question again: bookmarks, sections and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from data.model import Faq
    from tui.frame import Frame
    from tui.keys import Keys
    from tui.memory import Memory
    from tui.reading import Reading


class Finding:
    """Comes back to a question, or to those of one kind."""

    def __init__(
        self,
        screen: Screen[None],
        faq: Faq,
        frame: Frame,
        keys: Keys,
        memory: Memory,
        reading: Reading,
    ) -> None:
        """Find in a FAQ.

        Args:
            screen: Shows dialogs.
            faq: The FAQ.
            frame: The panes.
            keys: The keys in force.
            memory: Keeps the bookmarks.
            reading: Goes to an entry.
        """
        self._screen = screen
        self._faq = faq
        self._frame = frame
        self._keys = keys
        self._memory = memory
        self._reading = reading

    @property
    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """What is done for each action, by its id."""
        return {
            "bookmark": self._mark,
            "bookmarks": self._list_bookmarks,
            "sections": self._list_sections,
        }

    def _mark(self) -> None:
        entry_id, frame = self._reading.entry_id, self._frame
        if not entry_id:
            return
        marked, reason = self._memory.toggle_bookmark(entry_id)
        frame.questions.refresh_rows()
        lists = f"Bookmarked; press {self._keys.names['bookmarks']} to list the bookmarks"
        done = lists if marked else "Bookmark removed"
        frame.say(f"{done} (not kept: {reason})" if reason else done)

    def _list_bookmarks(self) -> None:
        # Dialogs are imported when they are needed, which is after the first paint.
        from tui.dialogs.choosing import Choice, ChoiceDialog

        entries = [self._faq.entries_by_id[mark] for mark in self._memory.bookmarks]
        if not entries:
            key = self._keys.names["bookmark"]
            self._frame.say(f"No bookmarks yet; press {key} to set one")
            return

        def chosen(entry_id: str | None) -> None:
            if entry_id:
                self._reading.jump(entry_id)

        choices = [Choice(entry.id, entry.question) for entry in entries]
        dialog = ChoiceDialog("Bookmarks", "", choices, self._keys)
        self._screen.app.push_screen(dialog, chosen)

    def _list_sections(self) -> None:
        from tui.dialogs.choosing import Choice, ChoiceDialog
        from tui.search.facets import facets

        choices = [Choice(facet.query, facet.label) for facet in facets(self._faq)]
        if not choices:
            self._frame.say("This FAQ has no sections and no tags")
            return

        def chosen(query: str | None) -> None:
            if query:
                self._frame.search_bar.put(query)
                self._frame.focus(self._frame.questions)

        dialog = ChoiceDialog("Sections and tags", "", choices, self._keys)
        self._screen.app.push_screen(dialog, chosen)
