"""Learning what the questions and answers mean, in a thread that stays out of the way."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

    from index.meaning.meaning import Meaning

_WORTH_TELLING = 300
"""Texts from which learning takes long enough to be told."""
_TOLD_EVERY = 0.5
"""Seconds between two words about how far it is."""
_NICENESS = 10
_PATIENCE = 0.5
"""Seconds that quitting waits for what was learnt to be kept."""


class Learner:
    """Prepares searching by meaning, once.

    The thread is one of its own: its low priority could not be taken back.
    """

    @dataclass
    class Progress(Message):
        """More texts have been read."""

        done: int
        """Texts done."""
        total: int
        """Texts in all."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst matters."""
            return isinstance(message, Learner.Progress)

    @dataclass
    class Ended(Message):
        """Searches go by meaning from now on, or never will."""

        reason: str
        """Why they do not; empty when they do, or the extra is not installed."""

    def __init__(self, owner: Widget, meaning: Meaning) -> None:
        """Make a learner that does nothing before :meth:`start`.

        Args:
            owner: Gets the messages.
            meaning: What is prepared.
        """
        self._owner = owner
        self._meaning = meaning
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._learn, name="meaning", daemon=True)

    def start(self) -> None:
        """Begin; a second call changes nothing."""
        if not self._stop.is_set() and self._thread.ident is None:
            self._thread.start()

    def stop(self, *, wait: bool) -> None:
        """Give up; what was learnt is kept.

        Args:
            wait: Whether to wait a moment for that.
        """
        self._stop.set()
        if wait and self._thread.is_alive():
            self._thread.join(_PATIENCE)

    def _learn(self) -> None:
        if sys.platform == "linux":
            # There the priority is the thread's own.
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        told = monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal told
            if total >= _WORTH_TELLING and monotonic() - told > _TOLD_EVERY:
                told = monotonic()
                self._owner.post_message(self.Progress(done, total))

        self._meaning.prepare(progress=progress, stopped=self._stop.is_set)
        if not self._stop.is_set():
            self._owner.post_message(self.Ended(self._meaning.reason))
