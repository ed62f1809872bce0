"""Finding a question again on the main screen: bookmarks, sections and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.references import ReferenceScreen

if TYPE_CHECKING:
    from tui.memory import Memory


class FindingScreen(ReferenceScreen):
    """What a reader does to come back to a question, or to those of one kind."""

    memory: Memory
    """What is remembered of the FAQ."""

    def jump(self, entry_id: str) -> None:
        """Go to an entry; subclasses do.

        Args:
            entry_id: Id of the entry.
        """
        raise NotImplementedError

    # Actions: each is named in tui.actions

    def action_bookmark(self) -> None:
        """Set or remove a bookmark."""
        if not self.entry_id:
            return
        marked, reason = self.memory.toggle_bookmark(self.entry_id)
        self.questions.refresh_rows()
        lists = f"Bookmarked; {self.keys['bookmarks']} lists the bookmarks"
        done = lists if marked else "Bookmark removed"
        self.status.say(f"{done} (not kept: {reason})" if reason else done)

    def action_bookmarks(self) -> None:
        """List the bookmarks."""
        from tui.screens.dialogs import Choice, ChoiceDialog

        entries = [self.faq.entries_by_id[mark] for mark in self.memory.bookmarks]
        if not entries:
            self.status.say(f"No bookmarks yet; {self.keys['bookmark']} sets one")
            return
        choices = [Choice(entry.id, entry.question) for entry in entries]
        self.app.push_screen(
            ChoiceDialog("Bookmarks", "", choices), lambda key: self.jump(key) if key else None
        )

    def action_sections(self) -> None:
        """List the sections and tags, to search within one."""
        from tui.screens.dialogs import Choice, ChoiceDialog
        from tui.search.facets import facets

        choices = [Choice(facet.query, facet.label) for facet in facets(self.faq)]
        if not choices:
            self.status.say("This FAQ has no sections and no tags")
            return

        def chosen(query: str | None) -> None:
            if query:
                self.search_bar.put(query)
                self.set_focus(self.questions)

        self.app.push_screen(ChoiceDialog("Sections and tags", "", choices), chosen)
