"""Work that waits a moment, as it is not worth beginning when something else comes meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget
    from textual.worker import Worker

PAUSE = 0.1
"""Seconds: a held key is past an entry by then, and the next letter has mostly come."""


class Later:
    """Does in a thread, after a pause, what it was asked for last."""

    def __init__(self, owner: Widget, name: str) -> None:
        """Make one that has nothing to do.

        Args:
            owner: Runs the workers.
            name: What is said to have failed if it does.
        """
        self._owner = owner
        self._name = name
        self._worker: Worker[None] | None = None
        self._hurry = asyncio.Event()

    def do(self, work: Callable[[], None]) -> None:
        """Do something in the place of what was asked for before, unless that has begun.

        Args:
            work: What to do.
        """
        self._hurry = asyncio.Event()
        self._worker = self._owner.run_worker(
            partial(self._wait, work, self._hurry),
            group=self._name,
            exclusive=True,
            exit_on_error=False,
        )

    async def _wait(self, work: Callable[[], None], hurry: asyncio.Event) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(hurry.wait(), PAUSE)
        await asyncio.to_thread(work)

    def forget(self) -> None:
        """Do nothing after all, unless it has begun."""
        if self._worker is not None:
            self._worker.cancel()

    def hurry(self) -> bool:
        """Begin now; return False when nothing was asked for or all is done."""
        if self._worker is None or self._worker.is_finished:
            return False
        self._hurry.set()
        return True
