"""Where the reader has been."""

from __future__ import annotations

MOST = 200
"""Places that are remembered."""


class History:
    """Entries that were read, with a place in the row, as a browser has it."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._at = -1

    def visit(self, entry_id: str) -> None:
        """Remember an entry that was jumped to; what was ahead is forgotten.

        Args:
            entry_id: Its id.
        """
        if self._at >= 0 and self._ids[self._at] == entry_id:
            return
        self._ids = [*self._ids[: self._at + 1], entry_id][-MOST:]
        self._at = len(self._ids) - 1

    def stand(self, entry_id: str) -> None:
        """Note that the reader moved on from question to question without a jump.

        Args:
            entry_id: The entry that is read now; it takes the place of the present one.
        """
        if self._at < 0:
            self.visit(entry_id)
        else:
            self._ids[self._at] = entry_id

    def step(self, step: int) -> str:
        """Go back or forward.

        Args:
            step: -1 or 1.

        Returns:
            Id of the entry there; empty when there is none.
        """
        target = self._at + step
        if not 0 <= target < len(self._ids):
            return ""
        self._at = target
        return self._ids[target]
