"""Leaving when told to: signals and a terminal that is gone end the app as quitting does."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP)
"""Signals that ask a program to end."""
PATIENCE: Final = 5.0
"""Seconds that leaving may take once the terminal is gone and nobody can see it hang."""


@contextmanager
def signals_handled(leave: Callable[[int], bool]) -> Iterator[None]:
    """Leave on a signal rather than be killed with the terminal in the app's hands.

    Args:
        leave: Begins to leave, with an exit code; gives False when the app does not run yet.

    Yields:
        Nothing; afterwards the signals mean what they meant before.
    """

    def handle(number: int, _frame: FrameType | None) -> None:
        if not leave(128 + number):
            raise SystemExit(128 + number)

    before = {number: signal.getsignal(number) for number in SIGNALS}
    for number, handler in before.items():
        # What is ignored stays so, as nohup wants it.
        if handler is not signal.SIG_IGN:
            signal.signal(number, handle)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def watch_terminal(gone: Callable[[], object]) -> None:
    """Tell, from a thread, when the terminal on standard input is gone.

    Textual's own reader goes on reading nothing then, without end.

    Args:
        gone: Called once.
    """
    poll = select.poll()
    # No events are asked for: only a hang-up or an error ends the waiting.
    poll.register(sys.__stdin__.fileno() if sys.__stdin__ is not None else 0, 0)

    def wait() -> None:
        with suppress(OSError):
            poll.poll()
        gone()
        # A thread of the app may wait for the terminal for ever.
        timer = threading.Timer(PATIENCE, os._exit, (128 + signal.SIGHUP,))
        timer.daemon = True
        timer.start()

    threading.Thread(target=wait, name="terminal-watch", daemon=True).start()
