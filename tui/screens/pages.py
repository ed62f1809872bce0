"""A page over the main screen that is only read: help, about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.panes.lines import LinePane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from show.document import Document, DocumentWriter


class PageText(LinePane):
    """The text of a page."""

    def lay_out(self, width: int, *, fresh: bool) -> Document:  # noqa: ARG002 - short enough
        """Lay out what the page's screen writes."""
        writer = self.writer(width)
        if isinstance(self.screen, Page):
            self.screen.write(writer)
        return writer.build()


class Page(ModalScreen[None]):
    """Shows a text; subclasses write it."""

    TITLE_TEXT: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "close", show=False),
        Binding("enter,o", "enter", show=False),
        Binding("c", "link(1)", show=False),
        Binding("C", "link(-1)", show=False),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("space,pagedown", "page(1.0)", show=False),
        Binding("b,pageup", "page(-1.0)", show=False),
        Binding("d", "page(0.5)", show=False),
        Binding("u", "page(-0.5)", show=False),
        Binding("g,home", "go('top')", show=False),
        Binding("G,end", "go('bottom')", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="page") as page:
            page.border_title = self.TITLE_TEXT
            page.border_subtitle = "↑↓ scroll   Esc close"
            yield PageText(id="page-text")

    def write(self, writer: DocumentWriter) -> None:
        """Write the text; subclasses do.

        Args:
            writer: Takes the text.
        """
        raise NotImplementedError

    @property
    def text(self) -> PageText:
        """The text."""
        return self.query_one(PageText)

    def action_move(self, step: int) -> None:
        """Scroll by lines."""
        self.text.move(step)

    def action_page(self, part: float) -> None:
        """Scroll by a part of a page."""
        self.text.page(part)

    def action_go(self, where: str) -> None:
        """Go to the top or the end."""
        self.text.go(to_end=where == "bottom")

    @on(LinePane.Follow)
    def _follow(self, event: LinePane.Follow) -> None:
        """Let the main screen open a link."""
        self.dismiss(None)
        self.app.screen_stack[0].post_message(LinePane.Follow(event.href))

    def action_link(self, step: int) -> None:
        """Choose the next or the previous link."""
        self.text.step_link(step)

    def action_enter(self) -> None:
        """Follow the chosen link, or close the page."""
        if self.text.chosen_href:
            self.text.post_message(LinePane.Follow(self.text.chosen_href))
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)
