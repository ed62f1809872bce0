"""The search line and its matches: to the line, from match to match, and back out of a search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.frame import Frame
    from tui.keys import Keys
    from tui.memory import Memory
    from tui.reading import Reading
    from tui.search.searching import SearchSession


class Matches:
    """Searches, and walks what was found."""

    def __init__(
        self, frame: Frame, keys: Keys, memory: Memory, reading: Reading, search: SearchSession
    ) -> None:
        """Walk in a frame.

        Args:
            frame: The panes.
            keys: The keys in force.
            memory: Keeps what was searched for.
            reading: Shows an entry.
            search: What the list shows.
        """
        self._frame = frame
        self._keys = keys
        self._memory = memory
        self._reading = reading
        self._search = search

    @property
    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """What is done for each action, by its id."""
        return {
            "search": self._to_line,
            "search.literal": self._literally,
            "match.next": partial(self._walk, 1),
            "match.previous": partial(self._walk, -1),
        }

    def typed(self, text: str) -> None:
        """Search for what was typed so far.

        Args:
            text: The text of the search line.
        """
        if self._search.result is None:
            self._reading.history.visit(self._reading.entry_id)
        self._search.change(text, typing=True)

    def submitted(self) -> None:
        """Leave the search line for what was found."""
        frame = self._frame
        frame.focus(frame.questions)
        if frame.search_bar.text.strip():
            self._memory.remember_search(frame.search_bar.text)
            self._search.change(frame.search_bar.text, typing=False)
        self.go_to_offers()

    def go_to_offers(self) -> None:
        """Go to what is offered in the place of results, once Enter has asked for them in vain."""
        if self._search.is_in_vain and self._frame.questions.has_focus:
            self._frame.focus(self._frame.answer)

    def move(self, step: int) -> None:
        """Move in the list while typing; up in an empty line brings the last search back.

        Args:
            step: Questions, negative for up.
        """
        if step < 0 and not self._frame.search_bar.text and self._memory.searches:
            self._frame.search_bar.put(self._memory.searches[0])
        else:
            self._frame.questions.move(step)

    def _to_line(self) -> None:
        line = self._frame.search_bar.input
        self._frame.focus(line)
        line.action_select_all()

    def _literally(self) -> None:
        if not self._search.search_literally():
            self._frame.say("Nothing was corrected in this search")

    def _walk(self, step: int) -> None:
        frame = self._frame
        if self._search.result is None:
            frame.say(f"No search yet; press {self._keys.names['search']} to search")
            return
        if frame.on_page_of(frame.answer, lambda: self._walk(step)):
            return
        if frame.answer.step_match(step):
            return
        before = frame.questions.key
        frame.questions.move(step)
        if frame.questions.key == before:
            frame.say("No more matches" if step > 0 else "No matches before this one")
            return
        self._reading.show(frame.questions.key)
        frame.answer.step_match(step)
