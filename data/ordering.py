"""How a FAQ is read: the order of its list, and which references belong to an answer.

What the screen and the command line show alike is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.model import Entry, Erratum, Faq, Section

_AT_ONCE: Final = 256
"""Entries that are held where all are gone through."""


def entries_by_section(faq: Faq) -> tuple[tuple[Section | None, Sequence[Entry]], ...]:
    """Group the entries as a table of contents does.

    Args:
        faq: The FAQ.

    Returns:
        Each section that has entries, in the order of the FAQ's sections, with its entries in file
        order. Entries without a section come last, under None.
    """
    sections = {section.id: section for section in faq.sections}
    listed = faq.catalogue.listed
    groups: list[tuple[Section | None, Sequence[Entry]]] = []
    start = 0
    for section_id, count in faq.catalogue.groups:
        entries = _Chosen(faq.entries, listed, start, count)
        groups.append((sections[section_id] if section_id else None, entries))
        start += count
    return tuple(groups)


class _Chosen(Sequence["Entry"]):
    """A run of the list, taken from the entries when it is looked at."""

    def __init__(
        self, entries: Sequence[Entry], listed: Sequence[int], start: int, count: int
    ) -> None:
        self._entries = entries
        self._listed = listed
        self._range = range(start, start + count)

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, index: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(index, slice):
            return tuple(self._entries[self._listed[at]] for at in self._range[index])
        return self._entries[self._listed[self._range[index]]]

    def __iter__(self) -> Iterator[Entry]:
        if not isinstance(self._listed, range):
            return (self._entries[self._listed[at]] for at in self._range)
        # In the order of the file several are read at once.
        starts = self._range[::_AT_ONCE]
        last = self._range.stop
        runs = (self._entries[at : min(at + _AT_ONCE, last)] for at in starts)
        return (entry for run in runs for entry in run)


class _Numbers(Mapping[str, int]):
    """The numbers of the questions by their ids."""

    def __init__(self, faq: Faq) -> None:
        self._faq = faq

    def __getitem__(self, entry_id: str) -> int:
        place = self._faq.catalogue.place(entry_id)
        if place < 0:
            raise KeyError(entry_id)
        return self._faq.catalogue.number(place)

    def __iter__(self) -> Iterator[str]:
        return (self._faq.entries[place].id for place in self._faq.catalogue.listed)

    def __len__(self) -> int:
        return len(self._faq.entries)


def question_numbers(faq: Faq) -> Mapping[str, int]:
    """Number the questions in the order of the table of contents.

    Args:
        faq: The FAQ.

    Returns:
        Number, from 1, by the id of the entry.
    """
    return _Numbers(faq)


def reference_numbers(faq: Faq, entry: Entry) -> Mapping[str, int]:
    """Number the references that belong to an answer.

    First come those that the answer cites, by first use; then those that the notes on the entry
    and on the cited references point to, so that a reader of a doubtful reference has the works
    that are probably meant within reach.

    Args:
        faq: The FAQ.
        entry: One of its entries.

    Returns:
        Numbers from 1 by the reference's id, in the order of the numbers. Only references that the
        FAQ has are among them.
    """
    numbers: dict[str, int] = {}

    def add(keys: Iterable[str]) -> None:
        for key in keys:
            if key in faq.references_by_id:
                numbers.setdefault(key, len(numbers) + 1)

    add(citation.key for citation in entry.citations)
    for target in (entry.id, *numbers):
        for erratum in faq.errata_by_target.get(target, ()):
            add(citation.key for citation in erratum.citations)
            add(erratum.see)
    return numbers


def notes_shown(faq: Faq, entry: Entry) -> tuple[Erratum, ...]:
    """Return the notes that a reader of an answer sees beside it or beside its references.

    Args:
        faq: The FAQ.
        entry: One of its entries.

    Returns:
        The notes on the entry, then those on the references that belong to it, in their order.
    """
    if not faq.errata:
        return ()
    targets = (entry.id, *reference_numbers(faq, entry))
    return tuple(erratum for target in targets for erratum in faq.errata_by_target.get(target, ()))


def cited_in_notes(faq: Faq, entry: Entry) -> tuple[str, ...]:
    """Return the references that belong to an answer though only a note points to them.

    Args:
        faq: The FAQ.
        entry: One of its entries.

    Returns:
        Ids of references, in the order of their numbers.
    """
    if not faq.errata:
        return ()
    own = {citation.key for citation in entry.citations}
    return tuple(key for key in reference_numbers(faq, entry) if key not in own)


def is_doubtful(faq: Faq, entry: Entry) -> bool:
    """Return whether a note concerns an entry or a reference that it cites."""
    errata = faq.errata_by_target
    return entry.id in errata or any(citation.key in errata for citation in entry.citations)


def erratum_title(erratum: Erratum) -> str:
    """Return the heading of a note: what kind of doubt it is, and since when.

    Args:
        erratum: The note.

    Returns:
        Such as ``Mixed reference, noted 2026-11-22``.
    """
    kind = erratum.kind.replace("-", " ").replace("_", " ").strip()
    kind = kind[:1].upper() + kind[1:] if kind else "Note"
    return f"{kind}, noted {erratum.date}" if erratum.date else kind


def likely_meant(faq: Faq, reference_id: str) -> tuple[str, ...]:
    """Return the works that the notes on a doubtful reference offer instead.

    Args:
        faq: The FAQ.
        reference_id: Id of a reference.

    Returns:
        Ids of references; empty when no note points to another work.
    """
    seen: dict[str, None] = {}
    for erratum in faq.errata_by_target.get(reference_id, ()):
        for key in erratum.see:
            if key in faq.references_by_id and key != reference_id:
                seen[key] = None
    return tuple(seen)
