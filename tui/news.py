"""What the threads of the search tell, handed on to whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.search import told
from tui.search.learning import Learner

if TYPE_CHECKING:
    from textual.message import Message

    from tui.frame import Frame
    from tui.matches import Matches
    from tui.reading import Reading
    from tui.search.finder import Finder
    from tui.search.searching import SearchSession


class News:
    """Takes the messages of the finder and of the learner."""

    def __init__(
        self,
        frame: Frame,
        finder: Finder,
        search: SearchSession,
        matches: Matches,
        reading: Reading,
    ) -> None:
        """Wait for messages.

        Args:
            frame: The panes.
            finder: Searches.
            search: What the list shows of it.
            matches: Results that the reader goes through.
            reading: What is read.
        """
        self._frame = frame
        self._finder = finder
        self._search = search
        self._matches = matches
        self._reading = reading

    def take(self, event: Message) -> bool:
        """Do what a message asks for.

        Args:
            event: A message of the finder or of the learner.

        Returns:
            True when what the list shows has changed.
        """
        match event:
            case told.Found():
                if not self._finder.shows(event):
                    return False
                self._search.found(event.result, to_come=event.has_more)
                self._matches.go_to_offers()
                return True
            case told.RestFound():
                if self._finder.shows(event):
                    self._search.rest_found(event.result)
            case told.Ready():
                self._search.index_ready()
            case told.Indexing():
                self._search.indexing(event.done, event.total, event.seconds)
            case Learner.Progress():
                self._search.learning(event.done, event.total)
            case Learner.Ended():
                self._search.learnt()
                if event.reason:
                    self._frame.say(f"Searching by words only: {event.reason}")
            case told.SentenceFound():
                if self._is_still_read(event):
                    self._frame.answer.light(event.needle)
            case told.RelatedFound():
                self._reading.offer_related(event.entry_id, event.related)
        return False

    def _is_still_read(self, event: told.SentenceFound) -> bool:
        return event.entry_id == self._reading.entry_id and event.result is self._search.result
