"""A pane that shows a document line by line: scrolling, matches, links, selection."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from show.document import Document, restyle
from tui.panes.dress import CLASSES, look
from tui.panes.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.selection import Selection


class LinePane(ScrollView, can_focus=True):
    """Shows a :class:`Document`; subclasses say how to lay one out for a width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(CLASSES)
    MAX_COLUMNS: ClassVar[int] = 10_000
    """Columns that text is wrapped at, at the most."""

    @dataclass
    class Follow(Message):
        """A link was followed, by key or by mouse."""

        href: str
        """Where it leads."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document = Document()
        self.marks = Marks()
        """What is lit and chosen in it."""
        self._laid_out: tuple[int, object] | None = None
        self._fresh = False
        self._height = 0
        self._base = Style.null()

    # Laying out

    def lay_out(self, width: int, *, fresh: bool) -> Document:
        """Make the document for a width; subclasses do.

        Args:
            width: Columns to fill.
            fresh: Whether it is shown from its top, rather than again where it was.

        Returns:
            The document.
        """
        raise NotImplementedError

    def find_matches(self, document: Document) -> Sequence[tuple[int, int]]:  # noqa: ARG002 - for subclasses
        """Tell what to light; nothing unless a subclass says so.

        Args:
            document: The document that is to be shown.

        Returns:
            Start and end offsets in characters of its plain text, in order.
        """
        return ()

    def rebuild(self, *, keep_place: bool = True) -> None:
        """Lay the document out again, after its content, the width or the theme changed.

        Args:
            keep_place: False to go back to the top and forget the chosen link and match.
        """
        width = self.scrollable_content_region.width
        self._fresh = self._fresh or not keep_place
        if width <= 0:
            # Not on the screen now: laid out when it is, as it is then.
            self.document, self._laid_out = Document(), None
            self.marks.forget()
            self._light()
            return
        keep_place, self._fresh = not self._fresh, False
        self._laid_out = (width, look(self))
        document = self.lay_out(self.text_columns, fresh=not keep_place)
        if keep_place:
            part = self.scroll_offset.y / max(len(self.document.lines), 1)
            self.adopt(document, line=round(part * len(document.lines)))
        else:
            self.marks.forget()
            self.adopt(document, line=0)

    def adopt(self, document: Document, *, line: int) -> None:
        """Show a document that was laid out for the pane as it is.

        Args:
            document: The document.
            line: The line to have at the top.
        """
        self.document = document
        self._light()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.document.lines))
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
        self.refresh()

    def relight(self) -> None:
        """Look for matches again, after the search changed; only lines that differ are drawn."""
        walked, self.marks.match = self.marks.match >= 0, -1
        changed = self._light()
        lines = range(len(self.document.lines)) if walked else changed
        width, height = self.size
        shown = (line - self.scroll_offset.y for line in lines)
        if regions := [Region(0, y, width, 1) for y in shown if 0 <= y < height]:
            self.refresh(*regions)

    def _light(self) -> set[int]:
        return self.marks.light(self.document, self.find_matches(self.document))

    @property
    def text_columns(self) -> int:
        """Columns that the pane has for text, as :meth:`lay_out` is told."""
        return max(min(self.scrollable_content_region.width, self.MAX_COLUMNS), 1)

    @property
    def is_laid_out(self) -> bool:
        """Whether the document fits what is on the screen now."""
        return self._laid_out is not None

    def on_resize(self) -> None:
        """Wrap again at the new width; what is chosen and was in sight stays so."""
        chosen = self.marks.line
        in_sight = chosen >= 0 and 0 <= chosen - self.scroll_offset.y < self._height
        if self._laid_out is None or self._laid_out[0] != self.scrollable_content_region.width:
            self.rebuild()
        if in_sight:
            self.show_line(self.marks.line)
        self._height = self.scrollable_content_region.height

    @property
    def link_in_sight(self) -> bool:
        """Whether the chosen link is on the screen."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        return bool(self.region) and any(0 <= at - top < height for at in self.marks.link_lines)

    def reveal_link(self) -> None:
        """Bring the chosen link in sight."""
        if self.marks.link_lines:
            self.show_line(self.marks.link_lines[0])

    def notify_style_update(self) -> None:
        """Draw in the new theme's colours."""
        super().notify_style_update()
        # Also called when only the border changes, as with the focus.
        if self.is_mounted and self._laid_out is not None and self._laid_out[1] != look(self):
            self.rebuild()

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines."""
        self._base = self.rich_style  # asks all ancestors: once for a frame
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width, base = self.scrollable_content_region.width, self._base
        line = self.scroll_offset.y + y
        if line >= len(self.document.lines):
            return Strip.blank(self.size.width, base)
        segments = self.marks.lay_over(
            line, self.document.lines[line], partial(self.get_component_rich_style, partial=True)
        )
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(line)) is not None:
            start, end = span
            stop = len(self.document.texts[line]) if end == -1 else end
            style = self.screen.get_component_rich_style("screen--selection")
            segments = restyle(segments, [(start, stop)], style)
        strip = Strip(segments).apply_style(base).adjust_cell_length(width, base)
        return strip.extend_cell_length(self.size.width, base).apply_offsets(0, line)

    # Moving

    def move(self, step: int) -> None:
        """Scroll by lines.

        Args:
            step: Lines, negative for up.
        """
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)

    def page(self, part: float) -> None:
        """Scroll by a part of the pane's height.

        Args:
            part: 1.0 for a page down, -0.5 for half a page up.
        """
        height = max(self.scrollable_content_region.height, 1)
        # One line of the old page stays in sight.
        step = max(round(height * abs(part)) - (abs(part) == 1), 1)
        self.move(step if part > 0 else -step)

    def go(self, *, to_end: bool) -> None:
        """Scroll to the first or the last line."""
        target = len(self.document.lines) if to_end else 0
        self.scroll_to(y=target, animate=False, immediate=True)

    def show_line(self, line: int, count: int = 1) -> None:
        """Scroll as little as needed to have some lines in sight.

        Args:
            line: The first of them.
            count: How many.
        """
        self.scroll_to_region(
            Region(0, line, 1, count),
            animate=False,
            force=True,
            immediate=True,
            origin_visible=True,
        )

    # Matches and links

    @property
    def match_count(self) -> int:
        """How many matches are lit."""
        return len(self.marks.matches)

    @property
    def match_number(self) -> int:
        """Which match was walked to, from 1; 0 when none was."""
        return self.marks.match + 1

    @property
    def chosen_href(self) -> str:
        """Where the chosen link leads; empty when none is chosen."""
        return self.marks.href

    def step_match(self, step: int) -> bool:
        """Walk to the next or the previous match.

        Args:
            step: 1 or -1.

        Returns:
            False when there is none in that direction.
        """
        return self._show_step(self.marks.step_match(step))

    def step_link(self, step: int) -> bool:
        """Choose the next or the previous link, round at the ends.

        Args:
            step: 1 or -1.

        Returns:
            False when there is no link.
        """
        return self._show_step(self.marks.step_link(step))

    def _show_step(self, line: int) -> bool:
        if line >= 0:
            self.show_line(line)
            self.refresh()
        return line >= 0

    def forget_link(self) -> bool:
        """Choose no link.

        Returns:
            False when none was chosen.
        """
        had = self.marks.link >= 0
        self.marks.link = -1
        self.refresh()
        return had

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse."""
        href = event.style.meta.get("href")
        if isinstance(href, str):
            event.stop()
            self.post_message(self.Follow(href))

    # Copying what is selected with the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text."""
        return selection.extract(self.document.plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual names it
        """Draw the selection."""
        self.refresh()
