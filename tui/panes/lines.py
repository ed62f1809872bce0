"""A pane that shows a document line by line: scrolling, matches, links, selection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from show.document import Document, DocumentWriter, Place, restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment
    from textual import events
    from textual.selection import Selection


class LinePane(ScrollView, can_focus=True):
    """Shows a :class:`Document`; subclasses say how to lay one out for a width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--title",
        "lines--heading",
        "lines--strong",
        "lines--muted",
        "lines--code",
        "lines--link",
        "lines--citation",
        "lines--erratum",
        "lines--key",
        "lines--italic",
        "lines--match",
        "lines--match-current",
        "lines--link-current",
    }
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
        self._matches: list[tuple[Place, ...]] = []
        self._match = -1
        self._link = -1
        self._lit: dict[int, list[tuple[int, int]]] = {}
        self._laid_out: tuple[int, object] | None = None
        self._fresh = False
        self._height = 0

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
            self._link = self._match = -1
            self._light()
            return
        keep_place, self._fresh = not self._fresh, False
        self._laid_out = (width, self._look())
        document = self.lay_out(max(min(width, self.MAX_COLUMNS), 1), fresh=not keep_place)
        if keep_place:
            part = self.scroll_offset.y / max(len(self.document.lines), 1)
            self.adopt(document, line=round(part * len(document.lines)))
        else:
            self._link = self._match = -1
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
        self._link = min(self._link, len(self.document.links) - 1)
        self._match = min(self._match, len(self._matches) - 1)
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
        self.refresh()

    def relight(self) -> None:
        """Look for matches again, after the search changed."""
        self._light()
        self._match = -1
        self.refresh()

    def _light(self) -> None:
        self._matches = self.document.place_spans(self.find_matches(self.document))
        self._lit = {}
        for places in self._matches:
            for line, start, end in places:
                self._lit.setdefault(line, []).append((start, end))

    @property
    def is_laid_out(self) -> bool:
        """Whether the document fits what is on the screen now."""
        return self._laid_out is not None

    def _look(self) -> tuple[object, ...]:
        """Describe the styles that a document is laid out in."""
        styles = self.get_component_rich_style
        return tuple(styles(name, partial=True) for name in sorted(LinePane.COMPONENT_CLASSES))

    def on_resize(self) -> None:
        """Wrap again at the new width; what is chosen and was in sight stays so."""
        chosen = self._chosen_line()
        in_sight = chosen >= 0 and 0 <= chosen - self.scroll_offset.y < self._height
        if self._laid_out is None or self._laid_out[0] != self.scrollable_content_region.width:
            self.rebuild()
        if in_sight:
            self.show_line(self._chosen_line())
        self._height = self.scrollable_content_region.height

    def _chosen_line(self) -> int:
        """Give the line of the chosen link, else of the match walked to; -1 for none."""
        if 0 <= self._link < len(self.document.links):
            return self.document.links[self._link].places[0][0]
        if 0 <= self._match < len(self._matches):
            return self._matches[self._match][0][0]
        return -1

    @property
    def link_in_sight(self) -> bool:
        """Whether the chosen link is on the screen."""
        if not (self.region and 0 <= self._link < len(self.document.links)):
            return False
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        return any(
            top <= line < top + height for line, *_ in self.document.links[self._link].places
        )

    def reveal_link(self) -> None:
        """Bring the chosen link in sight."""
        if 0 <= self._link < len(self.document.links):
            self.show_line(self.document.links[self._link].places[0][0])

    def notify_style_update(self) -> None:
        """Draw in the new theme's colours."""
        super().notify_style_update()
        # Also called when only the border changes, as with the focus.
        if self.is_mounted and self._laid_out is not None and self._laid_out[1] != self._look():
            self.rebuild()

    def writer(self, width: int, *, margin: int = 0) -> DocumentWriter:
        """Begin a document in the theme's styles.

        Args:
            width: Columns to fill.
            margin: Empty columns left of every line.

        Returns:
            The writer.
        """
        styles = {
            name.removeprefix("lines--"): self.get_component_rich_style(name, partial=True)
            for name in LinePane.COMPONENT_CLASSES
        }
        return DocumentWriter(width, styles, dark=self.app.current_theme.dark, margin=margin)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        line = self.scroll_offset.y + y
        if line >= len(self.document.lines):
            return Strip.blank(self.size.width, base)
        segments: list[Segment] = list(self.document.lines[line])
        for spans, name in self._overlays(line):
            if spans:
                style = self.get_component_rich_style(name, partial=True)
                segments = restyle(segments, spans, style)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(line)) is not None:
            start, end = span
            stop = len(self.document.texts[line]) if end == -1 else end
            style = self.screen.get_component_rich_style("screen--selection")
            segments = restyle(segments, [(start, stop)], style)
        strip = Strip(segments).apply_style(base).adjust_cell_length(width, base)
        return strip.extend_cell_length(self.size.width, base).apply_offsets(0, line)

    def _overlays(self, line: int) -> list[tuple[Sequence[tuple[int, int]], str]]:
        """Give what is laid over a line: spans and the name of their style."""
        overlays: list[tuple[Sequence[tuple[int, int]], str]] = [
            (self._lit.get(line, ()), "lines--match")
        ]
        if 0 <= self._match < len(self._matches):
            overlays.append((_on(line, self._matches[self._match]), "lines--match-current"))
        if 0 <= self._link < len(self.document.links):
            places = self.document.links[self._link].places
            overlays.append((_on(line, places), "lines--link-current"))
        return overlays

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
        return len(self._matches)

    @property
    def match_number(self) -> int:
        """Which match was walked to, from 1; 0 when none was."""
        return self._match + 1

    def step_match(self, step: int) -> bool:
        """Walk to the next or the previous match.

        Args:
            step: 1 or -1.

        Returns:
            False when there is none in that direction.
        """
        if not self._matches:
            return False
        start = self._match if self._match >= 0 else (-1 if step > 0 else len(self._matches))
        target = start + step
        if not 0 <= target < len(self._matches):
            return False
        self._match = target
        self.show_line(self._matches[target][0][0])
        self.refresh()
        return True

    @property
    def chosen_href(self) -> str:
        """Where the chosen link leads; empty when none is chosen."""
        if 0 <= self._link < len(self.document.links):
            return self.document.links[self._link].href
        return ""

    def step_link(self, step: int) -> bool:
        """Choose the next or the previous link, round at the ends.

        Args:
            step: 1 or -1.

        Returns:
            False when there is no link.
        """
        count = len(self.document.links)
        if not count:
            return False
        self._link = (self._link + step) % count if self._link >= 0 else (0 if step > 0 else -1)
        self._link %= count
        self.show_line(self.document.links[self._link].places[0][0])
        self.refresh()
        return True

    def forget_link(self) -> bool:
        """Choose no link.

        Returns:
            False when none was chosen.
        """
        had = self._link >= 0
        self._link = -1
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
        """Give the selected text."""
        return selection.extract(self.document.plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual names it
        """Draw the selection."""
        self.refresh()


def _on(line: int, places: Sequence[Place]) -> list[tuple[int, int]]:
    return [(start, end) for at, start, end in places if at == line]
