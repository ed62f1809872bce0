"""The references drawer."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip

from show.document import Document
from tui.panes.dress import writer as begin
from tui.panes.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual import events

    from data.model import Faq


class ReferencesDrawer(LinePane):
    """Shows references in full, one of them chosen."""

    MOST: ClassVar[int] = 300
    """References that are laid out at once, around the chosen one."""

    def __init__(self, faq: Faq, keys: Mapping[str, str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.faq = faq
        self._keys = keys
        self.chosen = ""
        """Id of the chosen reference; empty when there is none."""
        self._numbers: Mapping[str, int] = {}
        self._order: tuple[str, ...] = ()
        self._start = 0
        self._first_other = ""
        self._scrolled_by_hand = True

    @property
    def is_open(self) -> bool:
        """Whether the drawer is open, in sight or on a page of its own."""
        return self.has_class("-open")

    @is_open.setter
    def is_open(self, is_open: bool) -> None:
        self.set_class(is_open, "-open")

    @property
    def keys(self) -> tuple[str, ...]:
        """Ids of the references that are laid out, in order."""
        return self._order[self._start : self._start + self.MOST]

    def has(self, key: str) -> bool:
        """Return whether a reference can be chosen.

        Args:
            key: Its id.
        """
        return key in self._numbers

    def show(self, numbers: Mapping[str, int], *, first_other: str = "") -> None:
        """Show references, the chosen one among them if it can be.

        Args:
            numbers: Their numbers by id, in order.
            first_other: Id of the first that does not belong to the answer; empty for none.
        """
        order = tuple(numbers)
        if (numbers, order, first_other) == (self._numbers, self._order, self._first_other):
            return
        self._numbers, self._order, self._first_other = dict(numbers), order, first_other
        if self.chosen not in numbers:
            self.chosen = next(iter(numbers), "")
        self._start = 0
        self._turn_to(self.chosen)
        self.rebuild(keep_place=False)

    def choose(self, key: str) -> bool:
        """Choose a reference and bring it in sight.

        Args:
            key: Its id.

        Returns:
            False when it is not among those of the drawer.
        """
        if key not in self._numbers:
            return False
        self.forget_link()
        self.chosen = key
        if self._turn_to(key):
            self.rebuild(keep_place=False)
        self._reveal()
        self.refresh()
        return True

    def _turn_to(self, key: str) -> bool:
        """Let a reference be among those that are laid out; tell whether others are now."""
        if not key or key in self.keys:
            return False
        last = max(len(self._order) - self.MOST, 0)
        self._start = max(min(self._order.index(key) - self.MOST // 2, last), 0)
        return True

    def lay_out(self, width: int, *, fresh: bool) -> Document:  # noqa: ARG002 - short enough
        """Lay out the references."""
        if not self._numbers:
            return Document()
        # Only needed after the first paint, which must not wait for it.
        from tui.layout.render import render_references

        # The bar beside the chosen reference stands in the margin.
        writer = begin(self, width, margin=2)
        shown = {key: self._numbers[key] for key in self.keys}
        return render_references(
            writer,
            self.faq,
            shown,
            keys=self._keys,
            first_other=self._first_other,
            left_out=len(self._order) - len(shown),
        )

    def adopt(self, document: Document, *, line: int) -> None:
        """Show a document, with the chosen reference in sight."""
        with self._choice_stays():
            super().adopt(document, line=line)
            self._reveal()

    def on_resize(self) -> None:
        """Keep the chosen reference in sight, in fewer lines as well."""
        super().on_resize()
        self._reveal()

    def on_show(self) -> None:
        """Bring the chosen reference in sight, whatever was chosen meanwhile."""
        self._reveal()

    def move(self, step: int) -> None:
        """Choose another reference; scroll inside one that is higher than the pane."""
        if not self._order:
            return
        first, last = self._block(self.chosen)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        part = max(height // 2, 1)
        if step > 0 and last > top + height:
            self._scroll_by(min(part, last - top - height))
        elif step < 0 and first < top:
            self._scroll_by(-min(part, top - first))
        else:
            at = self._order.index(self.chosen) if self.chosen in self._numbers else 0
            self.choose(self._order[max(min(at + step, len(self._order) - 1), 0)])

    def _scroll_by(self, lines: int) -> None:
        with self._choice_stays():
            super().move(lines)

    @contextmanager
    def _choice_stays(self) -> Iterator[None]:
        """Scroll without choosing what comes in sight."""
        before, self._scrolled_by_hand = self._scrolled_by_hand, False
        try:
            yield
        finally:
            self._scrolled_by_hand = before

    def go(self, *, to_end: bool) -> None:
        """Choose the first or the last reference."""
        if self._order:
            self.choose(self._order[-1 if to_end else 0])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Choose a reference in sight once the chosen one was scrolled away, as by the wheel."""
        super().watch_scroll_y(old_value, new_value)
        if self._scrolled_by_hand:
            self._choose_in_sight()

    def _choose_in_sight(self) -> None:
        """Choose the first reference that begins in sight, else the one that fills the pane."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if top <= self._block(self.chosen)[0] < top + height:
            return
        begun = [key for key in self.keys if self._block(key)[0] < top + height]
        here = [key for key in begun if self._block(key)[0] >= top] or begun[-1:]
        if here:
            self.chosen = here[0]
            self.refresh()

    def _block(self, key: str) -> tuple[int, int]:
        anchors = self.document.anchors
        return anchors.get(key, 0), anchors.get(f"{key}/end", 0)

    def _reveal(self) -> None:
        first, last = self._block(self.chosen)
        height = self.scrollable_content_region.height
        if height > 0 and last > first:
            with self._choice_stays():
                self.show_line(first, min(last - first, height))

    def render_line(self, y: int) -> Strip:
        """Draw one visible line, with a bar beside the chosen reference."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        first, last = self._block(self.chosen)
        if not first <= line < last:
            return strip
        style = self.rich_style + self.get_component_rich_style("lines--key", partial=True)
        return Strip([Segment("▌", style), *strip.crop(1)])

    def on_click(self, event: events.Click) -> None:
        """Choose the reference that was clicked; a link in it is followed by the base class."""
        line = self.scroll_offset.y + event.get_content_offset_capture(self).y
        for key in self.keys:
            first, last = self._block(key)
            if first <= line < last:
                self.chosen = key
                self.refresh()
