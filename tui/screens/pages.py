"""A page over the main screen that is only read: help, about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.containers import Vertical
from textual.content import Content

from tui.dialogs.modal import Modal
from tui.panes.dress import writer as begin
from tui.panes.lines import LinePane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from show.document import Document, DocumentWriter
    from tui.keys import Keys

_RUNS: Final = {
    "quit": "close",
    "open": "enter",
    "reference.open": "enter",
    "link.next": "link(1)",
    "link.previous": "link(-1)",
    "cursor.down": "move(1)",
    "cursor.up": "move(-1)",
    "page.down": "page(1.0)",
    "page.up": "page(-1.0)",
    "half.down": "page(0.5)",
    "half.up": "page(-0.5)",
    "go.top": "go('top')",
    "go.bottom": "go('bottom')",
}


class PageText(LinePane):
    """The text of a page."""

    def lay_out(self, width: int, *, fresh: bool) -> Document:  # noqa: ARG002 - short enough
        """Lay out what the page's screen writes."""
        writer = begin(self, width)
        if isinstance(self.screen, Page):
            self.screen.write(writer)
        return writer.build()


class Page(Modal[None]):
    """Shows a text; subclasses write it."""

    TITLE_TEXT: ClassVar[str] = ""

    def __init__(self, keys: Keys, **runs: str) -> None:
        """Make a page.

        Args:
            keys: The keys in force.
            **runs: Further actions, by the ids of those that have the same keys elsewhere.
        """
        super().__init__(keys, {**_RUNS, **runs})

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        close = f"{self.keys.names['escape'] or 'Esc'} close"
        with Vertical(classes="page") as page:
            page.border_title = self.TITLE_TEXT
            page.border_subtitle = Content(f"↑↓ scroll   {close}").markup
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
