"""What of a FAQ's entries is counted, ordered and looked up, so that nobody goes through them all.

A *place* is the position of an entry, or of a reference, in the order of the file, from 0.
"""

from __future__ import annotations

from abc import abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Item = TypeVar("_Item", covariant=True)


class Named(Protocol):
    """What has an id: an entry, a reference, a section, as :mod:`data.model` has them."""

    @property
    def id(self) -> str: ...  # noqa: D102


class Citing(Protocol):
    """A citation."""

    @property
    def key(self) -> str: ...  # noqa: D102


class Filed(Named, Protocol):
    """What of an entry is looked up."""

    @property
    def question(self) -> str: ...  # noqa: D102
    @property
    def heading(self) -> str: ...  # noqa: D102
    @property
    def section(self) -> str: ...  # noqa: D102
    @property
    def tags(self) -> Iterable[str]: ...  # noqa: D102
    @property
    def citations(self) -> Iterable[Citing]: ...  # noqa: D102


class Catalogue(Protocol):
    """Counts, orders and finds the entries of one FAQ."""

    @property
    def tags(self) -> Mapping[str, int]:
        """How many entries have each tag, in the order of their first use."""

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The sections that have entries, in the order of the list, each with how many.

        Entries whose section the FAQ does not have come last, under the empty id.
        """

    @property
    def listed(self) -> Sequence[int]:
        """Places of all entries in the order of the list."""

    def number(self, place: int) -> int:
        """Return the number, from 1, that an entry has in the list."""

    def place(self, entry_id: str) -> int:
        """Return the place of an entry; -1 for none."""

    def in_section(self, section_id: str) -> Sequence[int]:
        """Return the places of the entries of a section, ascending."""

    def tagged(self, tag: str) -> Sequence[int]:
        """Return the places of the entries with a tag, ascending."""

    def citing(self, key: str) -> Sequence[int]:
        """Return the places of the entries whose answers cite a reference, ascending."""

    def ids(self, beginning: str) -> Sequence[str]:
        """Return the ids of entries that begin so, case aside, in the order of the file."""

    def keys(self, beginning: str) -> Sequence[str]:
        """Return the ids of references that begin so, case aside, in the order of the file."""

    def asking(self, text: str) -> Iterator[int]:
        """Yield the places of the entries whose question has a text in it, case aside."""

    def anchored(self, wanted: str) -> int:
        """Return the first place whose id, question or heading gives a slug; -1 for none."""


class Stored(Sequence[_Item]):
    """A sequence that is not in memory, and whose look-ups were stored with it."""

    @property
    @abstractmethod
    def by_id(self) -> Mapping[str, _Item]:
        """Look-up of the sequence."""


class StoredEntries(Stored[_Item]):
    """Entries that were stored together with their catalogue."""

    @property
    @abstractmethod
    def catalogue(self) -> Catalogue:
        """What was counted, ordered and looked up when they were stored."""


class CitedBy(Mapping[str, tuple[str, ...]]):
    """Ids of the entries that cite a reference, by its id; those that nobody cites have none."""

    def __init__(
        self, catalogue: Catalogue, entries: Sequence[Named], references: Iterable[Named]
    ) -> None:
        self._catalogue = catalogue
        self._entries = entries
        self._references = references

    def __getitem__(self, key: str) -> tuple[str, ...]:
        places = self._catalogue.citing(key)
        if not places:
            raise KeyError(key)
        return tuple(self._entries[place].id for place in places)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self._catalogue.citing(key))

    def __iter__(self) -> Iterator[str]:
        return (one.id for one in self._references if one.id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class MemoryCatalogue:
    """Counts what is in memory, each thing when it is first asked for."""

    def __init__(
        self,
        entries: Sequence[Filed],
        references: Sequence[Named],
        sections: Sequence[Named],
    ) -> None:
        self._entries = entries
        self._references = references
        self._sections = sections

    @cached_property
    def tags(self) -> Mapping[str, int]:
        """How many entries have each tag, in the order of their first use."""
        return {tag: len(places) for tag, places in self._tagged.items()}

    @cached_property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The sections that have entries, in the order of the list, each with how many."""
        return tuple((key, len(places)) for key, places in self._groups.items() if places)

    @cached_property
    def listed(self) -> Sequence[int]:
        """Places of all entries in the order of the list."""
        return tuple(place for places in self._groups.values() for place in places)

    def number(self, place: int) -> int:
        """Return the number, from 1, that an entry has in the list."""
        return self._numbers[place]

    def place(self, entry_id: str) -> int:
        """Return the place of an entry; -1 for none."""
        return self._places.get(entry_id, -1)

    def in_section(self, section_id: str) -> Sequence[int]:
        """Return the places of the entries of a section, ascending."""
        return self._in_sections.get(section_id, ())

    def tagged(self, tag: str) -> Sequence[int]:
        """Return the places of the entries with a tag, ascending."""
        return self._tagged.get(tag, ())

    def citing(self, key: str) -> Sequence[int]:
        """Return the places of the entries whose answers cite a reference, ascending."""
        return self._citing.get(key, ())

    def ids(self, beginning: str) -> Sequence[str]:
        """Return the ids of entries that begin so, case aside, in the order of the file."""
        return _beginning(self._sorted_ids, beginning)

    def keys(self, beginning: str) -> Sequence[str]:
        """Return the ids of references that begin so, case aside, in the order of the file."""
        return _beginning(self._sorted_keys, beginning)

    def asking(self, text: str) -> Iterator[int]:
        """Yield the places of the entries whose question has a text in it, case aside."""
        wanted = text.casefold()
        for place, entry in enumerate(self._entries):
            if wanted in entry.question.casefold():
                yield place

    def anchored(self, wanted: str) -> int:
        """Return the first place whose id, question or heading gives a slug; -1 for none."""
        return next((at for at, one in enumerate(self._entries) if gives(one, wanted)), -1)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entry.id: place for place, entry in enumerate(self._entries)}

    @cached_property
    def _numbers(self) -> array[int]:
        return inverted(self.listed)

    @cached_property
    def _groups(self) -> dict[str, list[int]]:
        groups: dict[str, list[int]] = {one.id: [] for one in self._sections if one.id}
        rest: list[int] = []
        for place, entry in enumerate(self._entries):
            groups.get(entry.section, rest).append(place)
        return groups | {"": rest}

    @cached_property
    def _in_sections(self) -> dict[str, list[int]]:
        return _table((entry.section,) for entry in self._entries)

    @cached_property
    def _tagged(self) -> dict[str, list[int]]:
        return _table(entry.tags for entry in self._entries)

    @cached_property
    def _citing(self) -> dict[str, list[int]]:
        return _table((one.key for one in entry.citations) for entry in self._entries)

    @cached_property
    def _sorted_ids(self) -> list[tuple[str, int, str]]:
        return _sorted(entry.id for entry in self._entries)

    @cached_property
    def _sorted_keys(self) -> list[tuple[str, int, str]]:
        return _sorted(one.id for one in self._references)


def gives(entry: Filed, wanted: str) -> bool:
    """Return whether the id, the question or the heading of an entry gives a slug."""
    from data.slug import slug  # here, because it costs start-up and hardly anybody asks

    texts = (entry.id, entry.question, entry.heading)
    return any(slug(text) == wanted for text in texts if text)


def inverted(listed: Iterable[int]) -> array[int]:
    """Return the number, from 1, that each place has in an order of all places."""
    order = array("I", listed)
    numbers = array("I", bytes(order.itemsize * len(order)))
    for number, place in enumerate(order, 1):
        numbers[place] = number
    return numbers


def _table(names: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return the places by their names, each place once a name."""
    table: dict[str, list[int]] = {}
    for place, own in enumerate(names):
        for name in dict.fromkeys(own):
            table.setdefault(name, []).append(place)
    return table


def _sorted(names: Iterable[str]) -> list[tuple[str, int, str]]:
    return sorted((name.casefold(), place, name) for place, name in enumerate(names))


def _beginning(known: list[tuple[str, int, str]], beginning: str) -> list[str]:
    folded = beginning.casefold()
    found = []
    for at in range(bisect_left(known, (folded,)), len(known)):
        name, place, one = known[at]
        if not name.startswith(folded):
            break
        found.append((place, one))
    return [one for _, one in sorted(found)]
