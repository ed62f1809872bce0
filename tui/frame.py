"""The frame of the main screen: its panes, which has the keys, and pages where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.containers import Horizontal, Vertical

from tui.panes.answer import AnswerPane
from tui.panes.drawer import ReferencesDrawer
from tui.panes.line import TextLine
from tui.panes.questions import QuestionList
from tui.panes.search import SearchBar, SearchInput
from tui.panes.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.widget import Widget

    from data.model import Faq
    from tui.panes.lines import LinePane

Pane = QuestionList | AnswerPane | ReferencesDrawer


class Frame:
    """Lays out the panes for one FAQ; knows nothing of what they show."""

    def __init__(self, screen: Screen[None], faq: Faq, keys: Mapping[str, str]) -> None:
        """Make the panes.

        Args:
            screen: The screen that they are on.
            faq: The FAQ to read.
            keys: Names of the keys by the ids of the actions.
        """
        self._screen = screen
        self.search_bar = SearchBar(id="search")
        self.questions = QuestionList(id="questions")
        self.answer = AnswerPane(faq, keys, id="answer")
        self.drawer = ReferencesDrawer(faq, keys, id="drawer")
        self.filter = TextLine(placeholder="Author, year, title…", id="drawer-filter", compact=True)
        self.status = StatusLine(id="status")
        self.answer.border_title = "Answer"

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self.search_bar
        with Horizontal(id="body"):
            yield self.questions
            with Vertical(id="reading"):
                yield self.answer
                yield self.filter
                yield self.drawer
        yield self.status

    @property
    def focused(self) -> Widget | None:
        """What the keys go to."""
        return self._screen.focused

    @property
    def pane(self) -> Pane | None:
        """The pane that keys go to; None for a line of text."""
        focused = self.focused
        if isinstance(focused, (QuestionList, AnswerPane, ReferencesDrawer)):
            return focused
        return None

    @property
    def typing_in(self) -> Literal["search", "filter", ""]:
        """The line of text that keys go to; empty for a pane."""
        if isinstance(self.focused, SearchInput):
            return "search"
        return "filter" if self.focused is self.filter else ""

    @property
    def selected(self) -> str:
        """What is selected with the mouse."""
        return self._screen.get_selected_text() or ""

    def focus(self, widget: Widget) -> None:
        """Hand the keys to a pane or a line."""
        self._screen.set_focus(widget)

    def say(self, message: str) -> None:
        """Tell something in the status line."""
        self.status.say(message)

    def turn_to_page(self, widget: Widget) -> None:
        """Show the page of what has the keys, where the screen is narrow."""
        pages = {QuestionList: "list", SearchInput: "list", AnswerPane: "answer"}
        page = pages.get(type(widget), "drawer")
        for name in ("list", "answer", "drawer"):
            self._screen.set_class(name == page, f"-page-{name}")

    def on_page_of(self, pane: LinePane, then: Callable[[], None]) -> bool:
        """Turn to the page of a pane that a narrow screen does not show now.

        Args:
            pane: The pane.
            then: What to do once it is laid out.

        Returns:
            False when the pane is on the screen already.
        """
        if pane.region or self.focused is pane:
            return False
        self.focus(pane)
        self._screen.call_after_refresh(self._when_laid_out, pane, then)
        return True

    def _when_laid_out(self, pane: LinePane, then: Callable[[], None], tries: int = 5) -> None:
        # A pane that was hidden has no size before the next layout, or the one after.
        if tries and not pane.is_laid_out:
            self._screen.call_after_refresh(self._when_laid_out, pane, then, tries - 1)
        else:
            then()
