"""Reading: which entry is read, how a reader comes to it, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk.actions import RELATED_KEYS
from tui.history import History
from tui.related import Related, related_offers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from data.model import Entry, Faq
    from tui.frame import Frame
    from tui.keys import Keys
    from tui.references.consulting import Consulting
    from tui.search.finder import Finder
    from tui.search.searching import SearchSession


class Reading:
    """Shows one entry after another, and remembers the way."""

    def __init__(
        self,
        faq: Faq,
        frame: Frame,
        keys: Keys,
        consulting: Consulting,
        finder: Finder,
        search: SearchSession,
    ) -> None:
        """Begin with no entry.

        Args:
            faq: The FAQ.
            frame: The panes.
            keys: The keys in force.
            consulting: Knows the references of what is read.
            finder: Finds related questions.
            search: What the list shows.
        """
        self._faq = faq
        self._frame = frame
        self._keys = keys
        self._consulting = consulting
        self._finder = finder
        self._search = search
        self.history = History()
        self.entry_id = ""
        """Id of the entry that is read; empty when there is none."""
        self.related: tuple[str, ...] = ()
        """Ids of the questions that are offered below."""

    @property
    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """What is done for each action, by its id."""
        related = {
            f"related.{number}": partial(self._to_related, number)
            for number in range(1, len(RELATED_KEYS) + 1)
        }
        return {
            "history.back": partial(self._step, -1),
            "history.forward": partial(self._step, 1),
            **related,
        }

    @property
    def entry(self) -> Entry | None:
        """The entry that is read."""
        return self._faq.entries_by_id.get(self.entry_id)

    def turn_to(self, entry_id: str) -> None:
        """Show an entry unless it is shown; then only light what was searched for.

        Args:
            entry_id: Its id; empty for none.
        """
        if entry_id == self.entry_id and entry_id:
            self._search.light()
        else:
            self.show(entry_id)

    def show(self, entry_id: str) -> None:
        """Show an entry, or what to try where the search found none.

        Args:
            entry_id: Its id; empty for none.
        """
        self.entry_id = entry_id
        self.related = ()
        entry, result = self.entry, self._search.result
        numbers = self._consulting.follow(entry)
        if entry is not None:
            self._frame.answer.show(entry, numbers, self._search.needle)
            self._search.light_sentence(entry_id)
            self._finder.relate(entry_id)
        elif result is not None:
            offers = self._offer(result.suggestions.entry_ids)
            self._frame.answer.show_nothing_found(result, offers)

    def offer_related(self, entry_id: str, related: Sequence[str]) -> None:
        """Offer related questions below the answer.

        Args:
            entry_id: Id of the entry that they are related to.
            related: Their ids, the nearest first.
        """
        if entry_id == self.entry_id and related:
            self._frame.answer.show_related(self._offer(related))

    def _offer(self, entry_ids: Sequence[str]) -> tuple[Related, ...]:
        offers = related_offers(self._faq, entry_ids, self._keys)
        self.related = tuple(offer.entry.id for offer in offers)
        return offers

    def jump(self, entry_id: str) -> None:
        """Go to an entry from anywhere; the way back is remembered.

        Args:
            entry_id: Id of the entry.
        """
        if entry_id not in self._faq.entries_by_id:
            return
        self.history.visit(self.entry_id)
        self.history.visit(entry_id)
        self._choose(entry_id)
        self._frame.focus(self._frame.answer)

    def browse_section(self, section_id: str) -> None:
        """Leave the search for the first question of a section.

        Args:
            section_id: Id of the section.
        """
        places = self._faq.catalogue.in_section(section_id)
        if places:
            self._choose(self._faq.entries[places[0]].id)
            self._frame.focus(self._frame.questions)

    def _choose(self, entry_id: str) -> None:
        if not self._frame.questions.choose(entry_id):
            # It is not among the results.
            self._frame.search_bar.clear_silently()
            self._search.leave(entry_id)

    def _step(self, step: int) -> None:
        entry_id = self.history.step(step, self.entry_id)
        if not entry_id:
            self._frame.say("Nothing to go back to" if step < 0 else "Nothing to go forward to")
        else:
            self._choose(entry_id)

    def _to_related(self, number: int) -> None:
        if number <= len(self.related):
            self.jump(self.related[number - 1])
