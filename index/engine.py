"""The index of one FAQ, open for searching: what screens and commands use."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from data.citing.quoting import plain_answer
from index.analysis import analyzer_for
from index.asking.filters import Filters
from index.asking.lexicon import Lexicon
from index.asking.query import parse
from index.keeping.directory import DamagedError
from index.keeping.documents import Documents
from index.lighting.closest import closest_sentence
from index.ranking.postings import Postings
from index.ranking.rank import Ranker
from index.related import Related
from index.search import Cancelled, Search

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data.model import Faq
    from index.keeping.store import Opened
    from index.meaning.meaning import Meaning
    from index.model import SearchRequest, SearchResult

__all__ = ["Cancelled", "FaqIndex", "never"]


def never() -> bool:
    """Say that nothing was cancelled."""
    return False


def _open_store(
    faq: Faq, cache_dir: Path | None, progress: Callable[[int, int], None] | None = None
) -> Opened:
    # Imported here because importing Whoosh takes longer than starting the screen may.
    from index.keeping.store import open_store

    return open_store(faq, analyzer_for(faq.language), cache_dir, progress)


class FaqIndex:
    """The index of one FAQ.

    Any number of threads may search at once.

    Attributes:
        faq: What is indexed.
        store: Where the index is, how it came to be, and why it is in memory if it is.
        complete: False when only the questions are indexed.
        meaning: What is known of the meaning of its entries; None to go by words only.
    """

    def __init__(
        self,
        faq: Faq,
        opened: Opened,
        *,
        complete: bool = True,
        meaning: Meaning | None = None,
    ) -> None:
        """Make an index ready for searching; use :meth:`open` or :meth:`preview`."""
        self.complete = complete
        self.faq = faq
        self.meaning = meaning
        self._cache_dir: Path | None = None
        self._mending = threading.Lock()
        self._take(opened)

    def _take(self, opened: Opened) -> None:
        faq, meaning = self.faq, self.meaning
        analyzer = analyzer_for(faq.language)
        documents = Documents(faq, analyzer)
        lexicon = Lexicon(opened.words, analyzer.language, opened.added)
        postings = Postings(opened.lists, len(faq.entries), opened.overlay)
        ranker = Ranker(postings)
        self.store = opened
        self._postings = postings
        self._search = Search(faq, analyzer, documents, ranker, lexicon, Filters(faq), meaning)
        self._related = Related(faq, analyzer, lexicon, ranker, meaning)

    def _mended(self, damaged: Opened) -> None:
        """Make the index anew: its files turned out not to be what was written."""
        from index.keeping.store import forget  # here, as above

        with self._mending:
            # Another thread may have done it meanwhile.
            if self.store is damaged:
                forget(self.faq, self._cache_dir)
                self._take(_open_store(self.faq, self._cache_dir))
                damaged.lists.close()

    @classmethod
    def open(
        cls,
        faq: Faq,
        cache_dir: Path | None,
        *,
        progress: Callable[[int, int], None] | None = None,
        meaning: Meaning | None = None,
    ) -> FaqIndex:
        """Open the index of a FAQ, making or updating it where needed.

        Args:
            faq: What to search.
            cache_dir: The cache folder of the application; None to keep the index in memory.
            progress: Called while an index is made with how many entries are done, and how many
                there are.
            meaning: What is known, or will be, of the meaning of its entries; None to search by
                words only.

        Returns:
            A fresh index. The state of the cache is never an error: when the index cannot be kept
            it is in memory, and :attr:`store` tells why.
        """
        index = cls(faq, _open_store(faq, cache_dir, progress), meaning=meaning)
        index._cache_dir = cache_dir
        return index

    @classmethod
    def preview(cls, faq: Faq) -> FaqIndex:
        """Index the questions alone, in memory, to be searched while the index is made.

        Args:
            faq: What to search.

        Returns:
            An index that knows questions, aliases, tags and sections, but no answers and no
            references: :attr:`complete` is false. It is made several times faster.
        """
        entries = tuple(replace(entry, answer="", citations=()) for entry in faq.entries)
        questions = replace(faq, entries=entries, references=(), errata=())
        return cls(questions, _open_store(questions, None), complete=False)

    def search(
        self, request: SearchRequest, *, cancelled: Callable[[], bool] = never
    ) -> SearchResult:
        """Search.

        Args:
            request: What is asked.
            cancelled: Asked about every millisecond whether the result is still wanted.

        Returns:
            The result; the same for the same FAQ and request.

        Raises:
            Cancelled: The result is no longer wanted.
        """
        opened = self.store
        try:
            return self._search.run(request, cancelled)
        except DamagedError:
            self._mended(opened)
            return self._search.run(request, cancelled)

    def related(
        self, entry_id: str, limit: int = 5, *, cancelled: Callable[[], bool] = never
    ) -> tuple[str, ...]:
        """Return entries that a reader of one may want next.

        Args:
            entry_id: Id of the entry.
            limit: At most this many.
            cancelled: Asked every now and then whether they are still wanted.

        Returns:
            Ids, the closest first; empty when there is no such entry or nothing is close.

        Raises:
            Cancelled: They are no longer wanted.
        """

        def check() -> None:
            if cancelled():
                raise Cancelled

        opened = self.store
        try:
            return self._related.to(entry_id, limit, check)
        except DamagedError:
            self._mended(opened)
            return self._related.to(entry_id, limit, check)

    def with_sentences(self, result: SearchResult, *entry_ids: str) -> SearchResult:
        """Look for the sentences that are closest to what was asked.

        Args:
            result: A result of this index.
            entry_ids: Which of its entries to look at; all when there are none.

        Returns:
            The result with what to light in those entries that were found by meaning alone. This
            takes longer than the search: some milliseconds for each sentence.
        """
        lone = [hit.entry_id for hit in result.hits if hit.field == "meaning"]
        wanted = [each for each in lone if each in entry_ids or not entry_ids]
        if self.meaning is None or not wanted:
            return result
        asked = parse(result.request.text, analyzer_for(self.faq.language)).running
        found = {}
        for entry_id in wanted:
            text = plain_answer(self.faq, self.faq.entries_by_id[entry_id])
            found[entry_id] = closest_sentence(self.meaning, asked, text, self.faq.language)
        return replace(result, sentences={**result.sentences, **found})

    def close(self) -> None:
        """Close the files of the index."""
        self._postings.close()
