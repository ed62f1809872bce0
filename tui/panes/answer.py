"""The answer pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Needle
from tui.document import Document
from tui.panes.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.model import Entry, Faq
    from index.model import SearchResult
    from tui.related import Related


class AnswerPane(LinePane):
    """Shows one answer with its notes, its references in short and related questions."""

    def __init__(self, faq: Faq, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.faq = faq
        self.entry: Entry | None = None
        self.columns = 0
        """Reading width in columns; 0 for as wide as the pane."""
        self._numbers: Mapping[str, int] = {}
        self._related: Sequence[Related] = ()
        self._needle = Needle()
        self._nothing: SearchResult | None = None

    def show(self, entry: Entry | None, numbers: Mapping[str, int], needle: Needle) -> None:
        """Show an entry from its top.

        Args:
            entry: The entry; None for an empty pane.
            numbers: Numbers of its references.
            needle: What to light.
        """
        self.entry, self._numbers, self._needle = entry, numbers, needle
        self._related, self._nothing = (), None
        self.rebuild(keep_place=False)

    def show_nothing_found(self, result: SearchResult, related: Sequence[Related]) -> None:
        """Show what to try instead.

        Args:
            result: The result of the search that found nothing.
            related: The closest questions.
        """
        self.show(None, {}, Needle())
        self._nothing, self._related = result, related
        self.rebuild(keep_place=False)

    def show_related(self, related: Sequence[Related]) -> None:
        """Offer related questions below the answer."""
        self._related = related
        self.rebuild()

    def light(self, needle: Needle) -> None:
        """Light other matches."""
        if needle != self._needle:
            self._needle = needle
            self.relight()

    def lay_out(self, width: int) -> Document:
        """Lay out the answer."""
        if self.entry is None and self._nothing is None:
            return Document()
        # Only needed after the first paint, which must not wait for it.
        from tui.compose import compose_answer, compose_nothing_found

        writer = self.writer(min(width, self.columns) if self.columns else width)
        if self.entry is not None:
            return compose_answer(writer, self.faq, self.entry, self._numbers, self._related)
        if self._nothing is not None:
            return compose_nothing_found(writer, self.faq, self._nothing, self._related)
        return writer.build()

    def find_matches(self, document: Document) -> Sequence[tuple[int, int]]:
        """Light what was searched for."""
        if not self._needle:
            return ()
        # Only needed once something was searched for.
        from index.highlight import spans

        return spans(document.plain, self._needle)
