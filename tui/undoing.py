"""Undoing: what one press of Escape takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.panes.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from tui.frame import Frame
    from tui.references.consulting import Consulting


class Undoing:
    """Takes one thing back at a time: a chosen link, the drawer, the answer page, the search."""

    def __init__(self, screen: Screen[None], frame: Frame, consulting: Consulting) -> None:
        """Undo in a frame.

        Args:
            screen: Knows what is selected with the mouse.
            frame: The panes.
            consulting: Closes the drawer.
        """
        self._screen = screen
        self._frame = frame
        self._consulting = consulting

    @property
    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """What is done for each action, by its id."""
        return {"escape": self._undo}

    def _undo(self) -> None:
        steps: tuple[Callable[[], bool], ...] = (
            self._selection,
            self._search_line,
            self._consulting.undo_filter,
            self._link,
            self._consulting.undo_drawer,
            self._answer,
            self._results,
        )
        any(step() for step in steps)

    def _selection(self) -> bool:
        had = bool(self._screen.selections)
        self._screen.clear_selection()
        return had

    def _search_line(self) -> bool:
        if self._frame.typing_in != "search":
            return False
        if self._frame.search_bar.text:
            self._frame.search_bar.put("")
        else:
            self._frame.focus(self._frame.questions)
        return True

    def _link(self) -> bool:
        focused = self._frame.focused
        return isinstance(focused, LinePane) and focused.forget_link()

    def _answer(self) -> bool:
        if self._frame.focused is not self._frame.answer:
            return False
        self._frame.focus(self._frame.questions)
        return True

    def _results(self) -> bool:
        if not self._frame.search_bar.text:
            return False
        self._frame.search_bar.put("")
        return True
