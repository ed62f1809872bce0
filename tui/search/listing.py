"""What the question list shows: all questions by section, or what a search found."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from data.ordering import entries_by_section, is_doubtful
from index.model import Hit, SearchResult
from tui.panes.rows import Listing, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.model import Entry, Faq
    from tui.memory import Memory

RESULT_LIMIT = 500
"""Results that are listed at the most; the status line tells how many there are."""


def browse_listing(faq: Faq, memory: Memory) -> Listing:
    """List all questions under their sections.

    Args:
        faq: The FAQ.
        memory: Knows the bookmarks.

    Returns:
        The listing; headings are left out when there are no sections.
    """
    headings: dict[int, str] = {}
    groups = entries_by_section(faq)
    rows = 0
    for section, entries in groups:
        if section is not None or len(groups) > 1:
            title = section.title if section is not None else "Other questions"
            headings[rows] = f"{title} ({len(entries)})"
            rows += 1
        rows += len(entries)
    keys = _Keys(faq, tuple(headings))

    def describe(index: int) -> Row:
        entry = keys.entry(index)
        if entry is None:
            return Row(headings[index])
        return Row(entry.question, key=entry.id, marks=_marks(faq, memory, entry))

    return Listing(keys, describe, tuple(headings))


class _Keys(Sequence[str]):
    """The ids of all entries in the order of the list, with an empty one for each heading."""

    def __init__(self, faq: Faq, headings: tuple[int, ...]) -> None:
        self._faq = faq
        self._headings = headings
        # How many questions stand above each heading.
        self._firsts = tuple(row - above for above, row in enumerate(headings))

    def entry(self, index: int) -> Entry | None:
        """Return the entry in a row; None for a heading."""
        above = bisect_right(self._headings, index)
        if above and self._headings[above - 1] == index:
            return None
        return self._faq.entries[self._faq.catalogue.listed[index - above]]

    def index(self, value: str, start: int = 0, stop: int = sys.maxsize) -> int:
        """Return the row of an entry, as a list does, without going through the others."""
        catalogue = self._faq.catalogue
        place = catalogue.place(value)
        if place < 0:
            raise ValueError(value)
        number = catalogue.number(place) - 1
        row = number + bisect_right(self._firsts, number)
        if not start <= row < stop:
            raise ValueError(value)
        return row

    def __len__(self) -> int:
        return len(self._faq.entries) + len(self._headings)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        chosen = range(len(self))[index]
        if isinstance(chosen, range):
            return [self[at] for at in chosen]
        entry = self.entry(chosen)
        return entry.id if entry is not None else ""


def result_listing(
    faq: Faq,
    memory: Memory,
    result: SearchResult,
    width: Callable[[], int],
    literal_key: str,
    *,
    entered: bool,
) -> Listing:
    """List what a search found, the best first, with what is weak set apart.

    Args:
        faq: The FAQ.
        memory: Knows the bookmarks.
        result: The search's result.
        width: Gives the columns that an excerpt may take.
        literal_key: Key that searches for what was typed, without correction.
        entered: Whether the search is typed to its end.

    Returns:
        The listing; without a hit it says so.
    """
    # Whoosh comes with this, and is only needed once something was searched for.
    from show.results import found

    rows = _rows(result, literal_key, entered=entered)

    def describe(index: int) -> Row:
        key, what = rows[index]
        if not isinstance(what, Hit):
            return Row(what)
        # Where the question shows why it was found, nothing needs to be looked for.
        room = 0 if what.field == "question" else width()
        shown = found(faq, result, what, width=room, with_label=True)
        label = f"{shown.where}: " if shown.where else ""
        return Row(
            shown.question,
            key=key,
            marks=_marks(faq, memory, faq.entries_by_id[key]),
            lit=shown.lit,
            note=label + shown.excerpt,
            note_lit=tuple(
                (start + len(label), end + len(label)) for start, end in shown.excerpt_lit
            ),
            faint=shown.weak,
        )

    keys = [key for key, _ in rows]
    headings = [index for index, key in enumerate(keys) if not key]
    return Listing(keys, describe, headings, "Results")


def _rows(result: SearchResult, literal_key: str, *, entered: bool) -> list[tuple[str, Hit | str]]:
    """Return the hits with the ids of their entries, and headings without."""
    # Here for the reason given above.
    from index.lighting.explain import nothing_about

    rows: list[tuple[str, Hit | str]] = []
    strong = [hit for hit in result.shown if not hit.weak]
    weak = [hit for hit in result.shown if hit.weak]
    rows += [("", note) for note in _said(result, literal_key, entered=entered)]
    if result.by_meaning and strong:
        pass  # it was understood, whichever words are missing
    elif result.missing and result.shown:
        rows.append(("", nothing_about(result)))
    elif result.partial and strong:
        rows.append(("", "No question has all these words"))
    rows += [(hit.entry_id, hit) for hit in strong]
    if weak:
        rows.append(("", "Weak matches" if strong else "Only weak matches"))
        rows += [(hit.entry_id, hit) for hit in weak]
    if not result.shown:
        # What comes closest is offered beside it, not shown as if it were a result.
        rows.append(("", "Nothing found"))
    return rows


def _said(result: SearchResult, literal_key: str, *, entered: bool) -> list[str]:
    """Say what was not understood, and what was searched for instead of what was typed."""
    return [
        # A filter that is still being typed is not wrong yet.
        *(note for note in result.notes if entered or note not in result.unfinished),
        *_corrected(result, literal_key),
    ]


def _corrected(result: SearchResult, literal_key: str) -> list[str]:
    said = [
        f"Did you mean “{offer.word}”? “{offer.typed}” is not in this FAQ"
        for offer in result.offers
    ]
    return said + [
        f"Results for “{fix.used}” (you typed “{fix.typed}”; {literal_key} searches that)"
        for fix in result.corrections
    ]


def _marks(faq: Faq, memory: Memory, entry: Entry) -> str:
    doubt = "!" if is_doubtful(faq, entry) else " "
    return doubt + ("*" if entry.id in memory.bookmarks else " ")
