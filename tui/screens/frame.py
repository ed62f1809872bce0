"""The frame of the main screen: its panes, which of them has the keys, and moving in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input

from tui.panes.answer import AnswerPane
from tui.panes.drawer import ReferencesDrawer
from tui.panes.questions import QuestionList
from tui.panes.search import SearchBar, SearchInput
from tui.panes.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from data.model import Faq
    from tui.panes.lines import LinePane

Pane = QuestionList | AnswerPane | ReferencesDrawer


class Frame(Screen[None]):
    """Lays out the panes and moves among and within them; knows nothing of what they show."""

    AUTO_FOCUS = "#questions"

    def __init__(self, faq: Faq) -> None:
        """Make the panes.

        Args:
            faq: The FAQ to read.
        """
        # On a narrow screen, begin with the page that has the list.
        super().__init__(classes="-page-list")
        self.make_panes(faq)

    def make_panes(self, faq: Faq) -> None:
        """Make new panes for a FAQ; :meth:`compose` lays them out.

        Args:
            faq: The FAQ to read.
        """
        self.faq = faq
        self.search_bar = SearchBar(id="search")
        self.questions = QuestionList(id="questions")
        self.answer = AnswerPane(faq, id="answer")
        self.drawer = ReferencesDrawer(faq, id="drawer")
        self.drawer_filter = Input(
            placeholder="Author, year, title…", id="drawer-filter", compact=True
        )
        self.status = StatusLine(id="status")
        self.questions.border_title = "Questions"
        self.answer.border_title = "Answer"

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self.search_bar
        with Horizontal(id="body"):
            yield self.questions
            with Vertical(id="reading"):
                yield self.answer
                yield self.drawer_filter
                yield self.drawer
        yield self.status

    @property
    def pane(self) -> Pane | None:
        """The pane that keys go to; None for the search line."""
        focused = self.focused
        if isinstance(focused, (QuestionList, AnswerPane, ReferencesDrawer)):
            return focused
        return None

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the page that keys go to, and its hints."""
        pages = {QuestionList: "list", SearchInput: "list", AnswerPane: "answer"}
        page = pages.get(type(event.widget), "drawer")
        for name in ("list", "answer", "drawer"):
            self.set_class(name == page, f"-page-{name}")
        self.update_status()

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
        self.set_focus(pane)
        self.call_after_refresh(self._when_laid_out, pane, then)
        return True

    def _when_laid_out(self, pane: LinePane, then: Callable[[], None], tries: int = 5) -> None:
        # A pane that was hidden has no size before the next layout, or the one after.
        if tries and not pane.is_laid_out:
            self.call_after_refresh(self._when_laid_out, pane, then, tries - 1)
        else:
            then()

    def update_status(self) -> None:
        """Say where the reader is; subclasses do."""

    def action_move(self, step: int) -> None:
        """Move by one in the pane that keys go to."""
        if self.pane is not None:
            self.pane.move(step)
            self.update_status()

    def action_page(self, part: float) -> None:
        """Move by a part of a page."""
        if self.pane is not None:
            self.pane.page(part)

    def action_go(self, where: str) -> None:
        """Go to the top or the end."""
        if self.pane is not None:
            self.pane.go(to_end=where == "bottom")

    def action_list_move(self, step: int) -> None:
        """Move in the list while the search line has the keys."""
        self.questions.move(step)

    def action_list_page(self, part: float) -> None:
        """Page through the list while the search line has the keys."""
        self.questions.page(part)

    def action_question(self, step: int) -> None:
        """Go to the next or the previous question, whichever pane has the keys."""
        self.questions.move(step)

    def action_pane(self, step: int) -> None:
        """Hand the keys to another pane."""
        panes: list[Pane] = [self.questions, self.answer]
        if self.drawer.is_open:
            panes.append(self.drawer)
        at = panes.index(self.pane) if self.pane in panes else (-1 if step > 0 else 0)
        self.set_focus(panes[(at + step) % len(panes)])

    def action_width(self, step: int) -> None:
        """Widen or narrow the text."""
        room = self.answer.scrollable_content_region.width
        if not room:
            return
        columns = max(min((self.answer.columns or room) + step, room), min(24, room))
        self.answer.columns = 0 if columns >= room else columns
        self.answer.rebuild()
        shown = f"{columns} columns" if self.answer.columns else "as wide as the pane"
        self.status.say(f"Reading width: {shown}")
