"""The list of questions: draws only the rows in sight, so its length costs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.panes.rows import Listing, Row, RowStyles, draw_row, thumb

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.geometry import Region


class QuestionList(Widget, can_focus=True):
    """A list of questions in sections, or of search results."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "questions--heading",
        "questions--cursor",
        "questions--cursor-blurred",
        "questions--match",
        "questions--note",
        "questions--faint",
        "questions--mark",
        "questions--scrollbar",
    }
    MAX_LINES = 3
    """Lines that a question may take."""

    @dataclass
    class Moved(Message):
        """Another question was chosen."""

        key: str
        """Id of its entry; empty when the list has none."""
        by_hand: bool
        """Whether the reader moved to it, rather than the list."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, QuestionList.Moved)

    class Opened(Message):
        """The chosen question was clicked again or opened."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.listing = Listing()
        self.border_title = self.listing.title
        self.cursor = -1
        """Index of the chosen row; -1 when there is none."""
        self.top = 0
        """Index of the first row in sight."""
        self._view: list[tuple[int, Strip]] = []
        self._rows: dict[int, list[Strip]] = {}
        self._fitted = Size()
        self._styles = RowStyles()

    # Content

    def show(self, listing: Listing, *, key: str = "", top: int | None = None) -> None:
        """Replace what the list shows.

        Args:
            listing: What to show.
            key: Id of the entry to choose; the first one when it is not there.
            top: First row in sight; chosen so that the cursor is in sight when absent.
        """
        if listing.title != self.listing.title:
            self.border_title = listing.title
        self.listing = listing
        self._rows.clear()
        index = listing.index(key)
        if index < 0:
            index = listing.selectable(0, 1)
        if top is not None:
            self.top = max(min(top, len(listing.keys) - 1), 0)
        elif index >= 0 and listing.index(key) < 0:
            self.top = 0
        self._place(index, by_hand=False, told=True)

    def extend(self, listing: Listing) -> None:
        """Replace what the list shows by the same with more rows below; nothing moves.

        Args:
            listing: What to show.
        """
        known = self.listing.keys
        if list(listing.keys[: len(known)]) != list(known):
            self.show(listing, key=self.key)
            return
        self.listing = listing
        if len(self._view) < self.size.height:
            self.refresh_rows()

    @property
    def room(self) -> int:
        """How many rows can be in sight at once."""
        return max(self.size.height, 1)

    @property
    def key(self) -> str:
        """Id of the chosen entry; empty when there is none."""
        return self.listing.keys[self.cursor] if 0 <= self.cursor < len(self.listing.keys) else ""

    @property
    def position(self) -> tuple[int, int]:
        """Number of the chosen question from 1, 0 when there is none, and of all questions."""
        return self.listing.position(self.cursor)

    def text_width(self) -> int:
        """Return the columns that a row's text may take."""
        # One column for the cursor, two for the marks, one for the scrollbar.
        return max(self.size.width - 4, 1)

    def choose(self, key: str, *, by_hand: bool = True) -> bool:
        """Move to an entry.

        Args:
            key: Its id.
            by_hand: Whether the reader asked for it.

        Returns:
            False when the list does not have it.
        """
        index = self.listing.index(key)
        if index >= 0:
            self._place(index, by_hand=by_hand)
        return index >= 0

    def refresh_rows(self) -> None:
        """Draw the rows again, after what they show has changed."""
        self._rows.clear()
        self._lay_out()
        self.refresh()

    # Moving

    def move(self, step: int) -> None:
        """Move by questions.

        Args:
            step: Questions, negative for up.
        """
        index = self.cursor
        for _ in range(abs(step)):
            following = self.listing.selectable(index + (1 if step > 0 else -1), step)
            if following < 0:
                break
            index = following
        if index == self.cursor and step < 0:
            # At the first question, show the heading above it.
            self.top = 0
        self._place(index, by_hand=True)

    def page(self, part: float) -> None:
        """Move by a part of the pane's height.

        Args:
            part: 1.0 for a page down, -0.5 for half a page up.
        """
        seen = len({index for index, _ in self._view if self.listing.keys[index]})
        step = max(round(seen * abs(part)) - (abs(part) == 1), 1)
        self.move(step if part > 0 else -step)

    def go(self, *, to_end: bool) -> None:
        """Move to the first or the last question."""
        last = len(self.listing.keys) - 1
        index = self.listing.selectable(last, -1) if to_end else self.listing.selectable(0, 1)
        if not to_end:
            self.top = 0
        self._place(index, by_hand=True)

    def _place(self, index: int, *, by_hand: bool, told: bool = False) -> None:
        changed = index != self.cursor
        self.cursor = index
        self._lay_out()
        self._reveal()
        self.refresh()
        if changed or told:
            self.post_message(self.Moved(self.key, by_hand))

    # Layout: only rows in sight are ever wrapped

    def _lay_out(self) -> None:
        self._view = []
        height = self.size.height
        index = self.top
        while len(self._view) < height and 0 <= index < len(self.listing.keys):
            self._view.extend((index, strip) for strip in self._strips(index))
            index += 1
        del self._view[height:]

    def _reveal(self) -> None:
        """Scroll as little as needed to have the whole chosen row in sight."""
        height = self.size.height
        if self.cursor < 0 or height <= 0 or not self.listing.keys:
            return
        first = self.cursor
        # The heading above the chosen question stays with it.
        if first > 0 and not self.listing.keys[first - 1]:
            first -= 1
        if first < self.top:
            self.top = first
        if first == self.top < self.cursor and len(self._strips(self.cursor)) >= height:
            # No room for both.
            self.top = self.cursor
        else:
            room = height - len(self._strips(self.cursor))
            top = self.cursor
            while top > self.top and (need := len(self._strips(top - 1))) <= room:
                room -= need
                top -= 1
            self.top = max(self.top, top)
        self._lay_out()

    def notify_style_update(self) -> None:
        """Draw in the new theme's colours."""
        super().notify_style_update()
        self._rows.clear()
        if self.is_mounted:
            self._lay_out()

    def _strips(self, index: int) -> list[Strip]:
        strips = self._rows.get(index)
        if strips is None:
            if len(self._rows) > 2_000:
                self._rows.clear()
            strips = self._rows[index] = self._draw(self.listing.describe(index))
        return strips

    def _draw(self, row: Row) -> list[Strip]:
        def style(name: str) -> Style:
            return self.get_component_rich_style(f"questions--{name}", partial=True)

        return draw_row(row, self.text_width(), self.MAX_LINES, style)

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; a new size is laid out here, so that its first paint has the rows."""
        if self._fitted != self.size:
            self._fitted = self.size
            self._rows.clear()
            self._lay_out()
            self._reveal()
        chosen = "questions--cursor" if self.has_focus else "questions--cursor-blurred"
        rows, seen = len(self.listing.keys) + self.listing.to_come, {row for row, _ in self._view}
        bar = thumb(rows, len(seen), self.top, self.size.height)
        self._styles = RowStyles.of(self, chosen, bar)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        styles = self._styles
        if y >= len(self._view):
            return Strip.blank(self.size.width, styles.plain)
        index, strip = self._view[y]
        return styles.finish(strip, y, self.size.width, is_chosen=index == self.cursor)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether keys go here."""
        super().watch_has_focus(has_focus)
        self.refresh()

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked question; a second click opens it."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._view):
            index = self._view[offset.y][0]
            if self.listing.keys[index]:
                self._place(index, by_hand=True)
                if event.chain > 1:
                    self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without choosing."""
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without choosing."""
        event.stop()
        self._scroll(-2)

    def _scroll(self, step: int) -> None:
        if step > 0 and self._view and self._view[-1][0] >= len(self.listing.keys) - 1:
            return
        self.top = max(min(self.top + step, len(self.listing.keys) - 1), 0)
        self._lay_out()
        self.refresh()
