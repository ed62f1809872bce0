"""One line on standard error that counts up, where somebody watches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class Progress:
    """Shows how far something is; on anything but a terminal it is silent.

    Leaving the ``with`` block takes the line off the terminal.
    """

    def __init__(self, label: str, *, worth_telling: int = 1) -> None:
        """Start with nothing shown.

        Args:
            label: What is counted, such as ``indexing``.
            worth_telling: How many things there must be for anything to be shown.
        """
        self._label = label
        self._worth_telling = worth_telling
        self._shown = ""
        self._watched = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        """Begin."""
        return self

    def __call__(self, done: int, total: int) -> None:
        """Show how many things are done.

        Args:
            done: Things done.
            total: All things.
        """
        text = f"{self._label}: {100 * done // (total or 1)} %"
        if self._watched and total >= self._worth_telling and text != self._shown:
            self._shown = text
            self._write(f"\r{text}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line off the terminal."""
        if self._shown:
            self._write("\r" + " " * len(self._shown) + "\r")

    def _write(self, text: str) -> None:
        try:
            print(text, end="", file=sys.stderr, flush=True)
        except OSError:
            self._watched = False
