"""Moving: within the pane that has the keys, from pane to pane, and the width of the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.frame import Frame, Pane


class Moving:
    """Moves among and within the panes."""

    def __init__(self, frame: Frame) -> None:
        """Move in a frame.

        Args:
            frame: The panes.
        """
        self._frame = frame

    @property
    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """What is done for each action, by its id."""
        return {
            "cursor.down": partial(self._move, 1),
            "cursor.up": partial(self._move, -1),
            "page.down": partial(self._page, 1.0),
            "page.up": partial(self._page, -1.0),
            "half.down": partial(self._page, 0.5),
            "half.up": partial(self._page, -0.5),
            "go.top": partial(self._go, to_end=False),
            "go.bottom": partial(self._go, to_end=True),
            "pane.next": partial(self._to_pane, 1),
            "pane.previous": partial(self._to_pane, -1),
            # Whichever pane has the keys.
            "question.next": partial(self._frame.questions.move, 1),
            "question.previous": partial(self._frame.questions.move, -1),
            "width.more": partial(self._widen, 4),
            "width.less": partial(self._widen, -4),
        }

    def _move(self, step: int) -> None:
        if self._frame.pane is not None:
            self._frame.pane.move(step)

    def _page(self, part: float) -> None:
        if self._frame.pane is not None:
            self._frame.pane.page(part)

    def _go(self, *, to_end: bool) -> None:
        if self._frame.pane is not None:
            self._frame.pane.go(to_end=to_end)

    def _to_pane(self, step: int) -> None:
        frame = self._frame
        panes: list[Pane] = [frame.questions, frame.answer]
        if frame.drawer.is_open:
            panes.append(frame.drawer)
        at = panes.index(frame.pane) if frame.pane in panes else (-1 if step > 0 else 0)
        frame.focus(panes[(at + step) % len(panes)])

    def _widen(self, step: int) -> None:
        answer = self._frame.answer
        room = answer.scrollable_content_region.width
        if not room:
            return
        columns = max(min((answer.columns or room) + step, room), min(24, room))
        answer.columns = 0 if columns >= room else columns
        answer.rebuild()
        shown = f"{columns} columns" if answer.columns else "as wide as the pane"
        self._frame.say(f"Reading width: {shown}")
