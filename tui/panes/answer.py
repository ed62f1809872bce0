"""The answer pane."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from index.model import Needle
from show.document import Document
from tui.panes.dress import writer as begin
from tui.panes.lines import LinePane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from data.model import Entry, Faq
    from index.model import SearchResult
    from tui.related import Related


class AnswerPane(LinePane):
    """Shows one answer with its notes, its references in short and related questions."""

    LONG: ClassVar[int] = 60_000
    """Characters beyond which an answer is laid out in a thread."""

    @dataclass
    class LaidOut(Message):
        """A very long answer is laid out to its end."""

        document: Document
        """All of it but its foot."""
        serial: int
        """Which layout it is."""

    def __init__(self, faq: Faq, keys: Mapping[str, str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.faq = faq
        self._keys = keys
        self.entry: Entry | None = None
        self.columns = 0
        """Reading width in columns; 0 for as wide as the pane."""
        self._numbers: Mapping[str, int] = {}
        self._related: Sequence[Related] = ()
        self._needle = Needle()
        self._nothing: SearchResult | None = None
        # What is laid out of the answer, without its foot; None while it is not whole.
        self._body: Document | None = None
        self._serial = 0
        self._is_whole = False

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
        """Offer related questions below the answer; nothing else of it is laid out again."""
        self._related = related
        if self._body is not None and self.is_laid_out:
            self.adopt(self._with_foot(self._body), line=self.scroll_offset.y)

    def light(self, needle: Needle) -> None:
        """Light other matches."""
        if needle != self._needle:
            self._needle = needle
            self.relight()

    def lay_out(self, width: int, *, fresh: bool) -> Document:
        """Lay out the answer; of a very long one the first part, and the rest in a thread."""
        self._serial += 1
        self._body = None
        entry, nothing = self.entry, self._nothing
        if entry is None and nothing is None:
            return Document()
        # Only needed after the first paint, which must not wait for it.
        from tui.layout.render import first_part, render_answer, render_body, render_offers

        writer = begin(self, self._columns_of(width))
        if nothing is not None:
            # Comes with what searching needs, which was needed before it.
            from show.results import offers

            return render_offers(writer, offers(self.faq, nothing), self._related, self._keys)
        if entry is None:
            return Document()
        whole = partial(render_body, writer, self.faq, entry, self._numbers, self._keys)
        if len(entry.answer) <= self.LONG:
            self._body = whole()
            return self._with_foot(self._body)
        self._lay_out_whole(whole, self._serial)
        if not fresh:
            return self.document
        self._is_whole = False
        part = first_part(entry, self.LONG // 4)
        return render_answer(writer.fresh(), self.faq, part, self._numbers, (), self._keys)

    def _columns_of(self, width: int) -> int:
        return min(width, self.columns) if self.columns else width

    def _with_foot(self, body: Document) -> Document:
        from tui.layout.render import render_foot

        if self.entry is None:
            return body
        writer = begin(self, self._columns_of(self.text_columns))
        return body.followed_by(render_foot(writer, self.entry, self._related))

    def _lay_out_whole(self, whole: Callable[[], Document], serial: int) -> None:
        def work() -> None:
            self.post_message(self.LaidOut(whole(), serial))

        self.run_worker(work, thread=True, group="layout", exclusive=True, exit_on_error=False)

    @on(LaidOut)
    def _laid_out_whole(self, event: LaidOut) -> None:
        if event.serial != self._serial:
            return
        self._body = event.document
        document = self._with_foot(event.document)
        line = self.scroll_offset.y
        if self._is_whole:
            # It was laid out before, for another width: stay at the same part of it.
            line = round(line / max(len(self.document.lines), 1) * len(document.lines))
        self._is_whole = True
        self.adopt(document, line=line)

    def find_matches(self, document: Document) -> Sequence[tuple[int, int]]:
        """Light what was searched for."""
        if not self._needle:
            return ()
        # Only needed once something was searched for.
        from index.lighting.highlight import spans

        return spans(document.plain, self._needle)
