"""How a command ends: exit codes, and failures that a reader is told about."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
"""Done, or found."""
NOTHING: Final = 1
"""Nothing found, or problems found."""
WRONG_USE: Final = 2
"""Wrong use, or output that cannot be written."""
UNREADABLE: Final = 3
"""The FAQ cannot be read."""
INTERRUPTED: Final = 130
"""Ended with Ctrl+C, as shells number it."""


class CommandError(Exception):
    """A command that cannot do what it was asked to.

    Attributes:
        message: What is wrong, one sentence without a full stop.
        hint: What to do instead, as lines of text; empty when there is nothing to say.
        code: The exit code.
    """

    def __init__(self, message: str, hint: str = "", *, code: int = WRONG_USE) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
