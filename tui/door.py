"""The door for keys and clicks: each is let in once those before it have taken effect.

Textual hands a key to the widget that has the focus when the key is read. What a key does (moving
the focus, opening a dialog) happens some messages later, so that of keys which come in one burst
the second would act on the pane before it: of ``/quit`` the ``q`` would quit.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from textual import events
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App
    from textual.message_pump import MessagePump

PATIENCE: Final = 2_000
"""Looks, about a millisecond apart, after which an event is let in whatever is under way."""

_GATED = (events.Key, events.Paste, events.MouseEvent)


@runtime_checkable
class Holds(Protocol):
    """A screen that knows of work, beside messages and layout, that some events must wait for."""

    def holds(self, event: events.Event) -> bool:
        """Return whether an event must wait for work that is under way."""
        ...


class Door:
    """Lets keys, pastes and mouse events into an app one after another."""

    def __init__(
        self, app: App[int], continues: Callable[[events.Event, events.Event], bool]
    ) -> None:
        """Open a door.

        Args:
            app: The app.
            continues: Tells whether an event (the second) goes on with the one let in last, so that
                it need not wait for it: the next letter of a word, the repetition of a held key.
        """
        self._app = app
        self._continues = continues
        self._waiting: deque[events.Event] = deque()
        self._last: events.Event | None = None
        self._passing: events.Event | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_free(self) -> bool:
        """Whether no event waits."""
        return not self._waiting and self._passing is None

    def admits(self, event: events.Event) -> bool:
        """Ask whether the app may handle an event now; else it comes again when it may.

        Args:
            event: An event that has come to the app.
        """
        if not isinstance(event, _GATED) or event.is_forwarded:
            return True
        if event is self._passing:
            self._passing = None
            return True
        if self.is_free and self._may_pass(event, inside=True):
            self._note(event)
            return True
        self._waiting.append(event)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._let_in())
        return False

    def close(self) -> None:
        """Let nothing in any more."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    async def _let_in(self) -> None:
        while self._waiting:
            event = self._waiting[0]
            looks = 0
            while looks < PATIENCE and not (self._passing is None and self._may_pass(event)):
                # Mostly a matter of a few messages; then of a frame.
                await asyncio.sleep(0 if looks < 50 else 0.001)
                looks += 1
            if not self._waiting:
                return
            self._waiting.popleft()
            self._passing = event
            self._note(event)
            if not self._app.post_message(event):
                self._passing = None

    def _note(self, event: events.Event) -> None:
        if not isinstance(event, events.MouseMove):
            self._last = event

    def _may_pass(self, event: events.Event, *, inside: bool = False) -> bool:
        if isinstance(event, events.MouseMove):
            return True
        if self._last is not None and self._continues(self._last, event):
            return True
        return is_settled(self._app, inside=inside) and not self._must_wait(event)

    def _must_wait(self, event: events.Event) -> bool:
        screen = self._app.screen
        return isinstance(screen, Holds) and screen.holds(event)


def is_settled(app: App[int], *, inside: bool = False) -> bool:
    """Return whether all that was begun has taken effect: messages, callbacks, new panes' layout.

    Args:
        app: The app.
        inside: Whether the app itself is asking, in handling a message.
    """
    screen = app.screen
    pumps = _pumps(app)
    if inside:
        next(pumps)
    # Textual tells nobody; these are read, never set.
    if any(not _is_idle(pump) for pump in pumps) or screen._callbacks:  # noqa: SLF001
        return False
    if not screen._layout_required:  # noqa: SLF001
        return True
    # What has come on the screen and is not laid out yet would have no size to act in.
    return all(widget.region for widget in screen.focus_chain)


def _pumps(app: App[int]) -> Iterator[MessagePump]:
    yield app
    yield from app.screen_stack[:-1]
    yield from app.screen.walk_children(with_self=True)


def _is_idle(pump: MessagePump) -> bool:
    """Return whether a pump waits for a message, and none has come."""
    if pump._closing or pump._closed:  # noqa: SLF001
        return True
    queue: Any = pump._message_queue  # noqa: SLF001
    return queue.empty() and not pump._next_callbacks and _is_awaited(queue)  # noqa: SLF001


def _is_awaited(queue: object) -> bool:
    """Return whether a pump is waiting at its queue, rather than dispatching a message."""
    ready = getattr(queue, "ready_event", None)
    if ready is not None:
        return any(not waiter.done() for waiter in ready._waiters)  # noqa: SLF001
    # As asyncio's own queue has it.
    return any(not getter.done() for getter in getattr(queue, "_getters", ()))


def is_text(event: events.Event) -> bool:
    """Return whether an event is a character that a text line would take."""
    return isinstance(event, events.Key) and event.is_printable


def types_on(app: App[int], last: events.Event, event: events.Event) -> bool:
    """Return whether a key is the next letter of what is typed into a line.

    Args:
        app: The app.
        last: The event before.
        event: The event.
    """
    return is_text(last) and is_text(event) and isinstance(app.focused, Input)
