"""The rows of a FAQ that is being read: where they turn out to be damaged, they are made again."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from data.store.rows import DamagedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.store.rows import Rows

_MOST: Final = 3
"""How often the rows of one FAQ are made again."""


class Store:
    """Rows that mend themselves from the file that they were made of."""

    def __init__(self, rows: Rows, again: Callable[[int], Rows]) -> None:
        """Begin with rows that seem to be whole.

        Args:
            rows: The rows.
            again: Makes the same rows again; is told how often that was done before. Raises
                :class:`data.problems.FaqError` where the file is not what it was.
        """
        self._rows = rows
        self._again = again
        self._times = 0
        self._lock = threading.Lock()

    @property
    def was_renewed(self) -> bool:
        """Whether the rows are others than those that it began with."""
        return self._times > 0

    def get(self, table: str, number: int) -> bytes:
        """Return one row (:meth:`data.store.rows.Rows.get`).

        Raises:
            FaqError: It is damaged, and the file that it was made of has changed.
        """
        while True:
            rows = self._rows
            try:
                return rows.get(table, number)
            except DamagedError:
                self._renew(rows)

    def run(self, table: str, start: int, stop: int) -> Iterator[bytes]:
        """Yield rows one after another (:meth:`data.store.rows.Rows.run`).

        Raises:
            FaqError: One is damaged, and the file that it was made of has changed.
        """
        while start < stop:
            rows = self._rows
            try:
                for body in rows.run(table, start, stop):
                    start += 1
                    yield body
            except DamagedError:
                self._renew(rows)

    def _renew(self, damaged: Rows) -> None:
        with self._lock:
            if self._rows is not damaged:
                return  # another thread has met the damage too
            if self._times == _MOST:
                raise DamagedError
            self._rows = self._again(self._times)
            self._times += 1
            damaged.close()
