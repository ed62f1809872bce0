"""The status line: where the reader is, and which key is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

MESSAGE_SECONDS = 4.0
"""How long a message stays."""


class StatusLine(Widget):
    """One line: on the left a message or the position, on the right keys with their labels."""

    facts: reactive[str] = reactive("")
    """Position, hits and time."""
    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Keys and labels, the most important first."""
    message: reactive[str] = reactive("")
    """What has just happened; stands in the place of the facts."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._timer: Timer | None = None

    def say(self, message: str) -> None:
        """Show a message for some seconds.

        Args:
            message: One sentence.
        """
        self.message = message[:1].upper() + message[1:]
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(MESSAGE_SECONDS, self._forget) if message else None

    def _forget(self) -> None:
        self.message = ""

    def render(self) -> Content:
        """Draw the line; hints that do not fit are left out from the end."""
        width = self.size.width - 2
        left = Content(self.message or self.facts)
        if self.message:
            left = left.stylize("bold")
        room = width - left.cell_length - 2
        right = Content("")
        for key, label in _fitting(self.hints, room):
            lead = "  " if right else ""
            right += Content(lead) + Content(key).stylize("bold $accent") + Content(f" {label}")
        if left.cell_length > width:
            left = left.truncate(width, ellipsis=True)
        gap = max(width - left.cell_length - right.cell_length, 0)
        return Content(" ") + left + Content(" " * gap) + right


def _fitting(hints: Sequence[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    fitting: list[tuple[str, str]] = []
    for key, label in hints:
        need = cell_len(key) + 1 + cell_len(label) + (2 if fitting else 0)
        if need > room:
            continue
        room -= need
        fitting.append((key, label))
    return fitting
