"""A stored FAQ of which a few entries have changed since: the change lies over what is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import merge
from typing import TYPE_CHECKING, Final

from data.catalogue import gives
from data.model import Change
from data.store.codec import unpack, unpack_entry
from data.store.collections import Entries, References
from data.store.stored import StoredCatalogue

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from data.model import Entry, Faq, Reference
    from data.store.store import Store

GROUP: Final = 64
"""Questions of a group, as :mod:`data.reading.layout` has it."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the groups of questions begin: when they were stored, and now."""

    before: array[int]
    """Line, from 0, of each group, then of the end of the list."""
    now: array[int]
    """The same in the edited file."""

    def of_entry(self, place: int) -> int:
        """Return how far down an entry has moved that was not read again."""
        return self.now[place // GROUP] - self.before[place // GROUP]

    def of_line(self, line: int) -> int:
        """Return how far down something has moved that stands above or below the questions.

        Args:
            line: Its line, from 1.
        """
        return self.now[-1] - self.before[-1] if line > self.before[-1] else 0


class EditedCatalogue:
    """The catalogue of an edited FAQ: sections and ids are what they were."""

    def __init__(
        self,
        stored: StoredCatalogue,
        changed: Mapping[int, Entry],
        were: Mapping[int, Entry],
        entry: Callable[[int], Entry],
    ) -> None:
        """Lay changed entries over what was counted.

        Args:
            stored: The catalogue before.
            changed: The entries by their places, ascending.
            were: What was stored at those places.
            entry: Returns the entry at any place, as it is now.
        """
        self._stored = stored
        self._changed = changed
        self._entry = entry
        self._retagged = Counter[str]()
        for place, now in changed.items():
            self._retagged.update(set(now.tags))
            self._retagged.subtract(set(were[place].tags))
        self._affected = frozenset(
            tag
            for place, now in changed.items()
            if now.tags != were[place].tags
            for tag in (*now.tags, *were[place].tags)
        )
        self.groups = stored.groups
        self.listed = stored.listed
        self.number = stored.number
        self.place = stored.place
        self.in_section = stored.in_section
        self.ids = stored.ids
        self.keys = stored.keys

    @cached_property
    def tags(self) -> Mapping[str, int]:
        """How many entries have each tag, in the order of their first use."""
        if not self._affected:
            return self._stored.tags
        counts = Counter(self._stored.tags)
        counts.update(self._retagged)
        return {tag: counts[tag] for tag in sorted(+counts, key=self._first_use)}

    def _first_use(self, tag: str) -> tuple[int, int]:
        place = self.tagged(tag)[0]
        return place, self._entry(place).tags.index(tag)

    def tagged(self, tag: str) -> Sequence[int]:
        """Return the places of the entries with a tag, ascending."""
        places = self._stored.tagged(tag)
        if tag not in self._affected:
            return places
        return [*self._merged(places, lambda entry: tag in entry.tags)]

    def citing(self, key: str) -> Sequence[int]:
        """Return the places of the entries whose answers cite a reference, ascending."""
        return [
            *self._merged(
                self._stored.citing(key),
                lambda entry: any(one.key == key for one in entry.citations),
            )
        ]

    def asking(self, text: str) -> Iterator[int]:
        """Yield the places of the entries whose question has a text in it, case aside."""
        wanted = text.casefold()
        return self._merged(
            self._stored.asking(text), lambda entry: wanted in entry.question.casefold()
        )

    def anchored(self, wanted: str) -> int:
        """Return the first place whose id, question or heading gives a slug; -1 for none."""
        places = self._merged(self._stored.anchors(wanted), lambda entry: gives(entry, wanted))
        return next(places, -1)

    def _merged(
        self, places: Sequence[int] | Iterator[int], holds: Callable[[Entry], bool]
    ) -> Iterator[int]:
        own = (place for place, entry in self._changed.items() if holds(entry))
        return merge((place for place in places if place not in self._changed), own)


def edited_faq(
    base: Faq,
    stored: Faq,
    store: Store,
    changed: Mapping[int, Entry],
    lines: Lines,
    digest: str,
) -> Faq:
    """Return a FAQ of which only some entries were read again.

    Args:
        base: The FAQ before.
        stored: The same over rows that can be made again from the file as it is now.
        store: Those rows.
        changed: The entries that were read again, by their places, ascending.
        lines: Where questions stand.
        digest: SHA-256 of the file's bytes in hexadecimal.
    """

    def entry(place: int) -> Entry:
        own = changed.get(place)
        if own is not None:
            return own
        moved = 0 if store.was_renewed else lines.of_entry(place)
        return unpack_entry(store.get("entry", place), moved)

    def entries(start: int, stop: int) -> Iterator[Entry]:
        for place, body in enumerate(store.run("entry", start, stop), start):
            own = changed.get(place)
            moved = 0 if store.was_renewed else lines.of_entry(place)
            yield own if own is not None else unpack_entry(body, moved)

    def moved(work: Reference) -> Reference:
        down = 0 if work.file or store.was_renewed else lines.of_line(work.line)
        return replace(work, line=work.line + down) if down else work

    def reference(place: int) -> Reference:
        return moved(unpack(store.get("work", place)))

    def references(start: int, stop: int) -> Iterator[Reference]:
        return map(moved, map(unpack, store.run("work", start, stop)))

    catalogue = stored.catalogue
    if not isinstance(catalogue, StoredCatalogue):
        raise TypeError(catalogue)
    were = {place: base.entries[place] for place in changed}
    places = tuple(
        place for place, one in changed.items() if replace(were[place], line=one.line) != one
    )
    laid_over = EditedCatalogue(catalogue, changed, were, entry)
    return replace(
        base,
        entries=Entries(len(base.entries), entry, entries, laid_over),
        references=References(len(base.references), reference, references, catalogue.key_place),
        errata=tuple(replace(one, line=one.line + lines.of_line(one.line)) for one in base.errata),
        digest=digest,
        change=Change(base, places),
    )
