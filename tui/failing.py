"""Ending with a message, not a traceback, where the FAQ cannot be read on."""

from __future__ import annotations

from typing import Final

from rich.text import Text
from textual.app import App

from data.problems import FaqError

UNREADABLE: Final = 3
"""The exit code of a FAQ that cannot be read."""


class FailingApp(App[int], inherit_bindings=False):
    """An app whose FAQ may turn out to be damaged after its file has changed."""

    def _handle_exception(self, error: Exception) -> None:
        # Nothing that is shown could be trusted any more; starting again reads the file.
        if isinstance(error, FaqError):
            self.exit(UNREADABLE, UNREADABLE, Text(str(error)))
        else:
            super()._handle_exception(error)
