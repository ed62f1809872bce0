"""Where the reader has been."""

from __future__ import annotations

MOST = 200
"""Places that are remembered."""


class History:
    """Entries that were opened or jumped to, with a place in the row, as a browser has it."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._at = -1

    def visit(self, entry_id: str) -> None:
        """Remember an entry; what was ahead is forgotten.

        Args:
            entry_id: Its id; empty for none.
        """
        if not entry_id or (self._at >= 0 and self._ids[self._at] == entry_id):
            return
        self._ids = [*self._ids[: self._at + 1], entry_id][-MOST:]
        self._at = len(self._ids) - 1

    def step(self, step: int, here: str) -> str:
        """Go back or forward.

        Args:
            step: -1 or 1.
            here: Id of the entry that is read now; going back, it is remembered as well.

        Returns:
            Id of the entry there; empty when there is none.
        """
        if step < 0:
            self.visit(here)
        target = self._at + step
        if not 0 <= target < len(self._ids):
            return ""
        self._at = target
        return self._ids[target]
