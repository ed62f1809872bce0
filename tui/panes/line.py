"""A line to type in: what is pasted becomes one clean line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from data.text import clean, one_line

if TYPE_CHECKING:
    from textual import events

# ECMA-48: control sequences, operating system commands, and escapes of two characters.
_SEQUENCES: Final = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]|\x1b[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)?|\x1b[ -~]?"
)


class TextLine(Input):
    """Takes text; of a paste all of it, its lines joined by spaces."""

    # Its size never depends on the text: no key needs the whole screen to be laid out.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def on_paste(self, event: events.Paste) -> None:
        """Put in what is pasted, in the place of what is selected."""
        event.prevent_default()
        event.stop()
        self.replace(pasted_line(event.text), *self.selection)


def pasted_line(text: str) -> str:
    """Make one line of what was pasted.

    Args:
        text: Any text, also with what steers a terminal.

    Returns:
        The text without control characters and sequences; a space stands for each break.
    """
    return one_line(clean(_SEQUENCES.sub("", text)))
