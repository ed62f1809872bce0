"""A stored FAQ's entries and references, made of their rows when they are looked at."""

from __future__ import annotations

from collections.abc import ItemsView, Mapping, Sequence, ValuesView
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar, overload

from data.catalogue import Stored, StoredEntries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.catalogue import Catalogue
    from data.model import Entry, Reference

_KEPT: Final = 256
"""Values that are kept for the next time."""

_Item = TypeVar("_Item", bound="Entry | Reference")


class Items(Sequence[_Item]):
    """A sequence whose items are made when they are looked at."""

    def __init__(
        self,
        length: int,
        take: Callable[[int], _Item],
        run: Callable[[int, int], Iterator[_Item]],
        place: Callable[[str], int],
    ) -> None:
        """Take what makes the items.

        Args:
            length: How many there are.
            take: Makes the one at a place.
            run: Makes those from a place up to another, one after another.
            place: Returns the place of an id; -1 for none.
        """
        self._length = length
        self._take = lru_cache(_KEPT)(take)
        self._run = run
        self._by_id = _ById(self, place)

    @property
    def by_id(self) -> Mapping[str, _Item]:
        """Look-up of the sequence."""
        return self._by_id

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> _Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_Item, ...]: ...
    def __getitem__(self, index: int | slice) -> _Item | tuple[_Item, ...]:
        chosen = range(self._length)[index]
        if isinstance(chosen, int):
            return self._take(chosen)
        if chosen.step == 1:
            return tuple(self._run(chosen.start, chosen.stop))
        return tuple(map(self._take, chosen))

    def __iter__(self) -> Iterator[_Item]:
        return self._run(0, self._length)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(
            one == two for one, two in zip(self, other, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]


class _ById(Mapping[str, _Item]):
    """Items by their ids, in their order."""

    def __init__(self, items: Sequence[_Item], place: Callable[[str], int]) -> None:
        self._items = items
        self._place = place

    def __getitem__(self, key: str) -> _Item:
        place = self._place(key)
        if place < 0:
            raise KeyError(key)
        return self._items[place]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._place(key) >= 0

    def __iter__(self) -> Iterator[str]:
        return (item.id for item in self._items)

    def __len__(self) -> int:
        return len(self._items)

    def values(self) -> ValuesView[_Item]:
        """Return the items, going through them once."""
        return _Values(self, self._items)

    def items(self) -> ItemsView[str, _Item]:
        """Return the items with their ids, going through them once."""
        return _Pairs(self)


class _Values(ValuesView[_Item]):
    """Items."""

    def __init__(self, by_id: _ById[_Item], items: Sequence[_Item]) -> None:
        super().__init__(by_id)
        self._items = items

    def __iter__(self) -> Iterator[_Item]:
        return iter(self._items)


class _Pairs(ItemsView[str, _Item]):
    """Items with their ids."""

    def __init__(self, by_id: _ById[_Item]) -> None:
        super().__init__(by_id)
        self._by_id = by_id

    def __iter__(self) -> Iterator[tuple[str, _Item]]:
        return ((item.id, item) for item in self._by_id.values())


class References(Items["Reference"], Stored["Reference"]):
    """The references of a stored FAQ."""


class Entries(Items["Entry"], StoredEntries["Entry"]):
    """The entries of a stored FAQ."""

    def __init__(
        self,
        length: int,
        take: Callable[[int], Entry],
        run: Callable[[int, int], Iterator[Entry]],
        catalogue: Catalogue,
    ) -> None:
        """Take what makes the entries.

        Args:
            length: How many there are.
            take: Makes the one at a place.
            run: Makes those from a place up to another, one after another.
            catalogue: What was counted and ordered when they were stored.
        """
        super().__init__(length, take, run, catalogue.place)
        self._catalogue = catalogue

    @property
    def catalogue(self) -> Catalogue:
        """What was counted, ordered and looked up when they were stored."""
        return self._catalogue
