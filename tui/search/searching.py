"""A search from the first letter to the way back: what is asked, what the list then shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.model import Needle, SearchRequest, SearchResult
from tui.search.listing import RESULT_LIMIT, browse_listing, result_listing
from tui.search.progress import learning_text, progress_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.timer import Timer

    from data.model import Faq
    from tui.memory import Memory
    from tui.panes.answer import AnswerPane
    from tui.panes.questions import QuestionList
    from tui.panes.rows import Listing
    from tui.panes.search import SearchBar
    from tui.search.finder import Finder

PAUSE = 0.25
"""Seconds without a key after which the order by words gives way to that by meaning."""


class SearchSession:
    """Keeps the list in step with the search line."""

    def __init__(
        self,
        faq: Faq,
        finder: Finder,
        bar: SearchBar,
        questions: QuestionList,
        answer: AnswerPane,
        memory: Memory,
        keys: Mapping[str, str],
    ) -> None:
        """Show the whole list.

        Args:
            faq: The FAQ.
            finder: Searches.
            bar: The search line.
            questions: The list.
            answer: The answer pane, whose matches are lit.
            memory: Knows the bookmarks.
            keys: Names of the keys by the ids of the actions.
        """
        self._faq = faq
        self._finder = finder
        self._bar = bar
        self._questions = questions
        self._answer = answer
        self._memory = memory
        self._literal_key = keys["search.literal"]
        self._browse = browse_listing(faq, memory)
        self.result: SearchResult | None = None
        """What the list shows; None for all questions."""
        # Results that are still being looked for.
        self._to_come = 0
        # The question and the first row in sight before the search.
        self._before: tuple[str, int] | None = None
        # Whether the reader chose the question that is shown, rather than the search.
        self._by_hand = False
        self._literal = False
        # Whether Enter ended the typing: what is then not understood is told.
        self._entered = False
        # Runs out when nothing is typed for a while.
        self._pause: Timer | None = None
        # Whether the reader has seen the results long enough to be reading one of them.
        self._reading = False
        self._learnt = ""

    @property
    def needle(self) -> Needle:
        """What to light."""
        return self.result.needle if self.result is not None else Needle()

    def show_all(self, entry_id: str) -> None:
        """Show the whole list.

        Args:
            entry_id: Entry to choose; the first one when it is empty.
        """
        self._note_count()
        self._questions.show(self._browse, key=entry_id)

    def chosen_by_hand(self) -> None:
        """Note that the reader chose the question."""
        self._by_hand = True

    def change(self, text: str, *, typing: bool) -> None:
        """Search for something else.

        Args:
            text: What the search line has; blank to leave the search.
            typing: Whether it is still being typed; else Enter keeps what the list shows.
        """
        self._entered = not typing
        self._reading = False
        if typing:
            self._literal = False
        elif self.result is not None and self.result.request.text == text:
            if self._wants_meaning:
                self._search(text, by_meaning=True)
            elif self.result.unfinished:
                self.found(self.result, to_come=bool(self._to_come))
            return
        self._search(text, by_meaning=not typing)

    @property
    def is_in_vain(self) -> bool:
        """Whether Enter was pressed and nothing was found, nor is still looked for."""
        if self.result is None or self.result.shown or not self._entered:
            return False
        return self.result.request.text == self._bar.text and not self._wants_meaning

    @property
    def _wants_meaning(self) -> bool:
        """Whether what the list shows was found by words only, and need not have been."""
        words_only = self.result is not None and self.result.request.words_only
        return words_only and self._finder.knows_meaning and not self._literal

    def _search(self, text: str, *, by_meaning: bool) -> None:
        """Search for a text.

        Args:
            text: What the search line has; blank to leave the search.
            by_meaning: Whether to order by meaning at once, rather than after a pause.
        """
        self._stop_waiting()
        if not text.strip():
            self.leave()
            return
        if self._before is None:
            self._before = (self._questions.key, self._questions.top)
        if not self._finder.complete:
            self._bar.note("Preparing the search…")
        by_meaning = by_meaning and self._finder.knows_meaning
        how = {"literal": self._literal, "words_only": not by_meaning}
        asked = SearchRequest(text, limit=RESULT_LIMIT, typing=True, **how)
        # A question that was chosen may be any of the results.
        all_at_once = by_meaning or self._by_hand or self._reading
        self._finder.search(asked, 0 if all_at_once else self._questions.room)
        if not (by_meaning or self._literal) and self._finder.knows_meaning:
            self._pause = self._bar.set_timer(PAUSE, self._paused)

    def _stop_waiting(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _paused(self) -> None:
        """Order by meaning, now that nothing more seems to be typed."""
        text = self._bar.text
        if text.strip() and (self.result is None or self._wants_meaning):
            self._search(text, by_meaning=True)

    def search_literally(self) -> bool:
        """Search for exactly what was typed.

        Returns:
            False when nothing was corrected.
        """
        if self.result is None or not self.result.corrections:
            return False
        self._literal = True
        self._search(self._bar.text, by_meaning=True)
        return True

    def found(self, result: SearchResult, *, to_come: bool = False) -> None:
        """Show what was found.

        Args:
            result: The result of the latest search.
            to_come: Whether it has the first hits only.
        """
        if not self._bar.text.strip():
            return
        self.result = result
        self._to_come = min(result.total, RESULT_LIMIT) - len(result.hits) if to_come else 0
        # A question that the reader chose stays while it is a result; else the best one is shown.
        key = self._questions.key if self._by_hand or self._reading else ""
        if all(hit.entry_id != key for hit in result.shown):
            self._by_hand = False
        self._questions.show(self._listing(result), key=key)
        self._bar.note(self._learnt)

    def rest_found(self, result: SearchResult) -> None:
        """Let the list have all that was found, after its beginning.

        Args:
            result: The result of the latest search.
        """
        if self.result is not None:
            self._to_come = 0
            # The search took as long as the reader waited for it.
            self.result = replace(result, elapsed=self.result.elapsed)
            self._questions.extend(self._listing(self.result))

    def _listing(self, result: SearchResult) -> Listing:
        listing = result_listing(
            self._faq,
            self._memory,
            result,
            self._questions.text_width,
            self._literal_key,
            entered=self._entered,
        )
        return replace(listing, to_come=self._to_come)

    def light(self) -> None:
        """Light what was searched for in what is read."""
        self._answer.light(self.needle)
        self.light_sentence(self._questions.key)

    def light_sentence(self, entry_id: str) -> None:
        """Light the best sentence of an entry that was found by meaning alone.

        Args:
            entry_id: Id of the entry that is read.
        """
        if self.result is None or not self.result.by_meaning:
            return
        for hit in self.result.hits:
            if hit.entry_id == entry_id and hit.field == "meaning":
                self._finder.find_sentence(self.result, hit)

    def learning(self, done: int, total: int) -> None:
        """Tell how far reading for the meaning is.

        Args:
            done: Texts done.
            total: Texts in all.
        """
        self._learnt = learning_text(done, total)
        if self._finder.complete and (self.result is not None or not self._bar.text.strip()):
            self._note_count() if self.result is None else self._bar.note(self._learnt)

    def learnt(self) -> None:
        """Order what is shown by meaning, now that it is known; what is read stays chosen."""
        self._learnt = ""
        if self.result is None:
            self._note_count()
            return
        self._bar.note("")
        if self._wants_meaning:
            self._reading = True
            self._search(self._bar.text, by_meaning=True)

    def leave(self, entry_id: str = "") -> None:
        """Bring the whole list back: where it was, or at a question that was chosen meanwhile.

        Args:
            entry_id: Entry to go to; empty to stay.
        """
        self._stop_waiting()
        self._finder.cancel()
        before, self._before = self._before, None
        was_searching, self.result = self.result is not None, None
        self._note_count()
        if not (entry_id or was_searching):
            return
        if not entry_id and self._by_hand:
            entry_id = self._questions.key
        if before is not None and entry_id in ("", before[0]):
            self._questions.show(self._browse, key=before[0], top=before[1])
        else:
            self._questions.show(self._browse, key=entry_id)

    def index_ready(self) -> None:
        """Search for what was typed while the index was not ready."""
        self._note_count()
        if self._finder.opened():
            return
        if self._finder.complete and self._bar.text.strip():
            # What was found so far was found among the questions alone.
            self._search(self._bar.text, by_meaning=False)

    def indexing(self, done: int, total: int, seconds: float) -> None:
        """Tell how far the index is.

        Args:
            done: Entries done.
            total: Entries in all.
            seconds: Time that they took.
        """
        self._finder.preview_if_waiting()
        if not self._finder.complete and total:
            only = "questions only · " if self.result is not None else ""
            self._bar.note(only + progress_text(done, total, seconds))

    def _note_count(self) -> None:
        count = len(self._faq.entries)
        learnt = f" · {self._learnt}" if self._learnt else ""
        self._bar.note(f"{count:,} question{'' if count == 1 else 's'}{learnt}")
