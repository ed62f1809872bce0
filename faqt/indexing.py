"""Opening the search index for a command, with progress where somebody watches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from data.places import cache_dir
from index.engine import FaqIndex

if TYPE_CHECKING:
    from data.model import Faq

_WORTH_TELLING = 2_000
"""Entries from which making an index takes long enough to be watched."""


def open_index(faq: Faq) -> FaqIndex:
    """Open the index of a FAQ, made or brought up to date where needed.

    Args:
        faq: The FAQ.

    Returns:
        The index; the caller closes it.
    """
    progress = _Progress() if sys.stderr is not None and sys.stderr.isatty() else None
    index = FaqIndex.open(faq, cache_dir(), progress=progress)
    if progress:
        progress.clear()
    return index


class _Progress:
    """One line on standard error that counts up."""

    def __init__(self) -> None:
        self.shown = ""

    def __call__(self, done: int, total: int) -> None:
        """Show how many entries are done.

        Args:
            done: Entries done.
            total: All entries.
        """
        text = f"indexing: {100 * done // (total or 1)} %"
        if total >= _WORTH_TELLING and text != self.shown:
            self.shown = text
            print(f"\r{text}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line off the terminal."""
        if self.shown:
            print("\r" + " " * len(self.shown) + "\r", end="", file=sys.stderr, flush=True)
