"""Searching without ever making a key wait: the index in threads, the newest answer only."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING

from tui.search import told
from tui.search.later import Later
from tui.search.learning import Learner

if TYPE_CHECKING:
    from pathlib import Path

    from textual.widget import Widget

    from data.model import Faq
    from index.engine import FaqIndex
    from index.meaning.meaning import Meaning
    from index.model import Hit, SearchRequest, SearchResult


class Finder:
    """Opens the index and answers searches for a screen, by messages.

    All its methods are called from the screen's own thread.
    """

    Indexing = told.Indexing
    Ready = told.Ready
    Found = told.Found
    RestFound = told.RestFound
    RelatedFound = told.RelatedFound
    SentenceFound = told.SentenceFound

    def __init__(
        self, owner: Widget, faq: Faq, cache_dir: Path | None, meaning: Meaning | None = None
    ) -> None:
        """Make a finder that does nothing before :meth:`start`.

        Args:
            owner: Widget that gets the messages and runs the workers.
            faq: The FAQ to search.
            cache_dir: Where indexes are kept; None to keep them in memory.
            meaning: What finds by meaning; None to search by words only.
        """
        self._meaning = meaning
        self._learner = Learner(owner, meaning) if meaning is not None else None
        self._owner = owner
        self._faq = faq
        self._cache_dir = cache_dir
        self._index: FaqIndex | None = None
        self._generation = 0
        self._waiting: SearchRequest | None = None
        self._asked = 0
        # Results that are looked for first: what the list has room for; 0 for all.
        self._room = 0
        self._rest = Later(owner, "search")
        self._relating = Later(owner, "related")
        self._related_for = ""
        self._closed = False
        self._building = False
        self._previewing = False
        # Held while the index is used or replaced. One search at a time: a second thread would only
        # take turns with the first.
        self._using = threading.Lock()

    @property
    def complete(self) -> bool:
        """Whether answers and all can be searched."""
        return self._index is not None and self._index.complete

    @property
    def is_searching(self) -> bool:
        """Whether what was asked for last is being looked for, and not shown yet."""
        return self._asked == self._generation and self._generation > 0

    def shows(self, message: told.Found | told.RestFound) -> bool:
        """Note that what was found is to be shown; called on each such message.

        Args:
            message: What a thread told.

        Returns:
            False when something else was asked for since, so that it must not be shown.
        """
        if message.generation != self._generation:
            return False
        self._asked = 0
        if isinstance(message, told.Found) and message.has_more:
            request = message.result.request
            self._rest.do(partial(self._search_rest, request, message.generation))
        return True

    def hurry(self) -> bool:
        """Look for the rest of the results now.

        Returns:
            False when they are known.
        """
        return self._rest.hurry()

    @property
    def knows_meaning(self) -> bool:
        """Whether a search can go by meaning now."""
        return self.complete and self._meaning is not None and self._meaning.ready

    def start(self) -> None:
        """Open the index in a thread."""
        self._owner.run_worker(self._open, thread=True, group="index", exit_on_error=False)

    def close(self, *, last: bool = False) -> None:
        """Stop searching and close the index.

        Args:
            last: Whether faqt ends, so that nothing can be kept later.
        """
        self.cancel()
        if self._learner is not None:
            self._learner.stop(wait=last)
        self._closed = True
        self._take(None)

    def cancel(self) -> None:
        """Forget the search that is under way."""
        self._generation += 1
        self._waiting = None
        self._rest.forget()

    def search(self, request: SearchRequest, room: int = 0) -> None:
        """Search; :class:`Found` follows unless another search is asked for before.

        Args:
            request: What to look for.
            room: How many results are in sight at once: they are found first where that is sooner,
                and :class:`RestFound` follows. 0 for all at once.
        """
        self._generation += 1
        self._room = room
        self._rest.forget()
        if self._index is None:
            self._waiting = request
            self.preview_if_waiting()
            return
        self._asked = self._generation
        self._owner.run_worker(
            partial(self._search, request, self._generation),
            thread=True,
            group="search",
            exclusive=True,
            exit_on_error=False,
        )

    def relate(self, entry_id: str) -> None:
        """Look for related questions; :class:`RelatedFound` follows.

        Args:
            entry_id: Id of the entry that is read.
        """
        self._related_for = entry_id
        if self._index is not None and self._index.complete:
            self._relating.do(partial(self._relate, entry_id))

    def find_sentence(self, result: SearchResult, hit: Hit) -> None:
        """Look for the sentence closest to what was asked; :class:`SentenceFound` follows.

        Args:
            result: What the list shows.
            hit: The entry that is read, which was found by meaning alone.
        """
        self._owner.run_worker(
            partial(self._find_sentence, result, hit),
            thread=True,
            group="sentence",
            exclusive=True,
            exit_on_error=False,
        )

    def opened(self) -> bool:
        """Answer what was asked before the index was ready; called on :class:`Ready`.

        Returns:
            Whether a search had waited.
        """
        if self.complete and self._learner is not None:
            self._learner.start()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.search(waiting, self._room)
        if self._related_for:
            self.relate(self._related_for)
        return waiting is not None

    # In threads: nothing here touches a widget other than by a message.

    def _open(self) -> None:
        # Costs 100 ms to import, which the first paint must not wait for.
        from index.engine import FaqIndex

        begun = monotonic()

        def progress(done: int, total: int) -> None:
            self._building = True
            self._owner.post_message(self.Indexing(done, total, monotonic() - begun))

        self._take(
            FaqIndex.open(self._faq, self._cache_dir, progress=progress, meaning=self._meaning)
        )
        self._owner.post_message(self.Ready(complete=True))

    def _take(self, index: FaqIndex | None) -> None:
        """Put an index in the place of the one there is, which is closed once it is not used."""
        with self._using:
            if self._closed and index is not None:
                index.close()
                index = None
            before, self._index = self._index, index
            if before is not None:
                before.close()

    def preview_if_waiting(self) -> None:
        """Let the questions be searched while a large index is made, if somebody searches."""
        if self._waiting is not None and self._building and not self._previewing:
            self._previewing = True
            self._owner.run_worker(
                self._make_preview, thread=True, group="preview", exit_on_error=False
            )

    def _make_preview(self) -> None:
        from index.engine import FaqIndex

        preview = FaqIndex.preview(self._faq)
        if self._index is None:
            self._take(preview)
            self._owner.post_message(self.Ready(complete=False))
        else:
            preview.close()

    def _search(self, request: SearchRequest, generation: int) -> None:
        room = self._room
        first = replace(request, limit=room) if 0 < room < request.limit else request
        result = self._result(first, generation)
        if result is not None and first is not request and not _is_beginning(result):
            first, result = request, self._result(request, generation)
        if result is not None:
            has_more = first is not request and len(result.hits) < result.total
            result = replace(result, request=request)
            self._owner.post_message(self.Found(result, generation, has_more))

    def _search_rest(self, request: SearchRequest, generation: int) -> None:
        result = self._result(request, generation)
        if result is not None:
            self._owner.post_message(self.RestFound(result, generation))

    def _result(self, request: SearchRequest, generation: int) -> SearchResult | None:
        """Return what a search finds; None when it is not wanted any more."""
        from index.engine import Cancelled

        def outdated() -> bool:
            return generation != self._generation

        with self._using:
            if outdated() or self._index is None:
                return None
            try:
                result = self._index.search(request, cancelled=outdated)
            except Cancelled:
                return None
        return None if outdated() else result

    def _relate(self, entry_id: str) -> None:
        from index.engine import Cancelled

        def gives_way() -> bool:
            return self.is_searching or self._related_for != entry_id

        while self._related_for == entry_id:
            with self._using, suppress(Cancelled):
                if self._index is None:
                    return
                related = self._index.related(entry_id, limit=5, cancelled=gives_way)
                self._owner.post_message(self.RelatedFound(entry_id, related))
                return
            sleep(0.002)  # for the search to take its turn

    def _find_sentence(self, result: SearchResult, hit: Hit) -> None:
        with self._using:
            if self._index is None:
                return
            needle = self._index.with_sentences(result, hit.entry_id).lit_in(hit)
        self._owner.post_message(self.SentenceFound(result, hit.entry_id, needle))


def _is_beginning(result: SearchResult) -> bool:
    """Return whether what was found first surely begins the list: weak matches come last there."""
    return len(result.hits) == result.total or not any(hit.weak for hit in result.hits)
