"""The search line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from data.text import clean
from tui.panes.line import TextLine

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SearchInput(TextLine):
    """Letters are text here; the keys that move go on to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "results", show=False),
        Binding("up", "step(-1)", "results", show=False),
        Binding("pagedown", "page(1.0)", "results", show=False),
        Binding("pageup", "page(-1.0)", "results", show=False),
    ]

    LEAVING: ClassVar[frozenset[str]] = frozenset(
        {"enter", "down", "up", "pagedown", "pageup", "tab", "shift+tab"}
    )
    """Keys that act on what was found, rather than on the text."""

    @dataclass
    class Stepped(Message):
        """The list is to move by questions."""

        step: int
        """How many, negative for up."""

    @dataclass
    class Paged(Message):
        """The list is to move by a part of its height."""

        part: float
        """1.0 for a page down, -1.0 for one up."""

    def action_step(self, step: int) -> None:
        """Ask the list to move."""
        self.post_message(self.Stepped(step))

    def action_page(self, part: float) -> None:
        """Ask the list to turn a page."""
        self.post_message(self.Paged(part))


class SearchBar(Horizontal):
    """Input for a search, and what came of it."""

    @dataclass
    class Changed(Message):
        """The text has changed."""

        text: str
        """The text now."""

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.input = SearchInput(
            placeholder="Search questions and answers",
            id="search-input",
            compact=True,
            select_on_focus=False,
        )
        self._note = Static(id="search-note", markup=False)
        self._noted = ""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("/", id="search-sign")
        yield self.input
        yield self._note

    @property
    def text(self) -> str:
        """What was typed."""
        return self.input.value

    def put(self, text: str) -> None:
        """Set the text; :class:`Changed` follows as if it had been typed.

        Args:
            text: The new text.
        """
        self.input.value = clean(text)
        self.input.cursor_position = len(self.input.value)

    def clear_silently(self) -> None:
        """Empty the line without telling of it."""
        with self.prevent(SearchBar.Changed, Input.Changed):
            self.put("")

    def note(self, text: str) -> None:
        """Say something at the end of the line.

        Args:
            text: What to say; empty for nothing.
        """
        # Each update lays out the whole screen.
        if text != self._noted:
            self._noted = text
            self._note.update(Content(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the text on."""
        event.stop()
        if clean(event.value) == event.value:
            self.post_message(self.Changed(event.value))
        else:
            # Something was pasted that could steer the terminal.
            self.put(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass Enter on."""
        event.stop()
        self.post_message(self.Submitted())
