"""The references drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip

from show.document import Document
from tui.panes.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from data.model import Faq


class ReferencesDrawer(LinePane):
    """Shows references in full, one of them chosen."""

    MOST: ClassVar[int] = 300
    """References that are shown at once; filtering shows others."""

    def __init__(self, faq: Faq, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.faq = faq
        self.chosen = ""
        """Id of the chosen reference; empty when there is none."""
        self._numbers: Mapping[str, int] = {}
        self._left_out = 0
        self._first_other = ""

    @property
    def is_open(self) -> bool:
        """Whether the drawer is open, in sight or on a page of its own."""
        return self.has_class("-open")

    @is_open.setter
    def is_open(self, is_open: bool) -> None:
        self.set_class(is_open, "-open")

    @property
    def keys(self) -> tuple[str, ...]:
        """Ids of the references that are shown, in order."""
        return tuple(self._numbers)

    def show(self, numbers: Mapping[str, int], *, first_other: str = "") -> None:
        """Show references.

        Args:
            numbers: Their numbers by id, in order.
            first_other: Id of the first that does not belong to the answer; empty for none.
        """
        self._first_other = first_other
        shown = list(numbers.items())[: self.MOST]
        if shown == list(self._numbers.items()) and len(numbers) - len(shown) == self._left_out:
            return
        self._numbers = dict(shown)
        self._left_out = len(numbers) - len(shown)
        if self.chosen not in numbers:
            self.chosen = next(iter(numbers), "")
        self.rebuild(keep_place=False)

    def choose(self, key: str) -> bool:
        """Choose a reference and bring it in sight.

        Args:
            key: Its id.

        Returns:
            False when it is not shown.
        """
        if key not in self._numbers:
            return False
        self.forget_link()
        self.chosen = key
        self.call_after_refresh(self._reveal)
        self.refresh()
        return True

    def lay_out(self, width: int, *, fresh: bool) -> Document:  # noqa: ARG002 - short enough
        """Lay out the references."""
        if not self._numbers:
            return Document()
        # Only needed after the first paint, which must not wait for it.
        from tui.layout.compose import compose_references

        # The bar beside the chosen reference stands in the margin.
        writer = self.writer(width, margin=2)
        return compose_references(
            writer,
            self.faq,
            self._numbers,
            first_other=self._first_other,
            left_out=self._left_out,
        )

    def move(self, step: int) -> None:
        """Choose another reference; scroll inside one that is higher than the pane."""
        if not self._numbers:
            return
        keys = self.keys
        at = keys.index(self.chosen) if self.chosen in keys else 0
        first, last = self._block(keys[at])
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        part = max(height // 2, 1)
        if step > 0 and last > top + height:
            super().move(min(part, last - top - height))
        elif step < 0 and first < top:
            super().move(-min(part, top - first))
        else:
            self.choose(keys[max(min(at + step, len(keys) - 1), 0)])

    def page(self, part: float) -> None:
        """Scroll, and choose a reference in sight."""
        super().page(part)
        self._choose_in_sight()

    def go(self, *, to_end: bool) -> None:
        """Choose the first or the last reference."""
        if self._numbers:
            self.choose(self.keys[-1 if to_end else 0])

    def _choose_in_sight(self) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        for key in self.keys:
            first, last = self._block(key)
            if last > top and first < top + height:
                self.chosen = key
                self.refresh()
                return

    def _block(self, key: str) -> tuple[int, int]:
        anchors = self.document.anchors
        return anchors.get(key, 0), anchors.get(f"{key}/end", 0)

    def _reveal(self) -> None:
        first, last = self._block(self.chosen)
        height = max(self.scrollable_content_region.height, 1)
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
