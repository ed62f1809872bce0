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

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SearchInput(Input):
    """Letters are text here; the keys that move go on to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.list_move(1)", "results", show=False),
        Binding("up", "screen.list_move(-1)", "results", show=False),
        Binding("pagedown", "screen.list_page(1.0)", "results", show=False),
        Binding("pageup", "screen.list_page(-1.0)", "results", show=False),
    ]


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

    def note(self, text: str) -> None:
        """Say something at the end of the line.

        Args:
            text: What to say; empty for nothing.
        """
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
