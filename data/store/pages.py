"""Look-ups in stored rows: names in order, and long rows of numbers, a page at a time."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, overload

from data.store.codec import RECORD, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Get = Callable[[str, int], bytes]
    """Returns a row by its table and its number."""

NAMES_A_PAGE: Final = 256
NUMBERS_A_PAGE: Final = 4096
_PAGES_KEPT: Final = 16


def numbers_to_bytes(numbers: array[int]) -> bytes:
    """Return numbers as bytes, the same on every machine."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def numbers_from_bytes(body: bytes) -> array[int]:
    """Return the numbers that :func:`numbers_to_bytes` was given.

    Raises:
        ValueError: The bytes were made of something else.
    """
    numbers = array("I")
    numbers.frombytes(body)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Numbers(Sequence[int]):
    """A stored row of numbers, of which a page is read when one of it is asked for."""

    def __init__(self, get: Get, table: str, length: int) -> None:
        self._length = length
        self._page = lru_cache(_PAGES_KEPT)(lambda page: numbers_from_bytes(get(table, page)))

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        chosen = range(self._length)[index]
        if isinstance(chosen, range):
            return tuple(map(self.__getitem__, chosen))
        page, at = divmod(chosen, NUMBERS_A_PAGE)
        return self._page(page)[at]

    def __iter__(self) -> Iterator[int]:
        for page in range(-(-self._length // NUMBERS_A_PAGE)):
            yield from self._page(page)


def pages_of_numbers(numbers: array[int]) -> Iterator[bytes]:
    """Yield the rows that :class:`Numbers` reads."""
    for start in range(0, len(numbers), NUMBERS_A_PAGE):
        yield numbers_to_bytes(numbers[start : start + NUMBERS_A_PAGE])


def name_pages(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the rows that :class:`Names` reads.

    Args:
        names: The names, each with its place in this order.

    Yields:
        The key that a page begins with, and the page.
    """
    known = sorted(f"{_key(name)}{UNIT}{place}" for place, name in enumerate(names))
    for start in range(0, len(known), NAMES_A_PAGE):
        page = known[start : start + NAMES_A_PAGE]
        yield page[0].rpartition(UNIT)[0], RECORD.join(page)


def _key(name: str) -> str:
    # Names that are the same but for case stand together. No name has a separator.
    return f"{name.casefold()}{UNIT}{name}"


class Names:
    """Places by their names, and names by their beginnings."""

    def __init__(self, get: Get, table: str, first_keys: Callable[[], Sequence[str]]) -> None:
        """Look up in stored pages.

        Args:
            get: Returns a row.
            table: Where the pages are.
            first_keys: Gives the key that each page begins with.
        """
        self._first_keys = first_keys
        self._get = get
        self._table = table
        self._page = lru_cache(_PAGES_KEPT)(
            lambda page: get(table, page).decode("utf-8", "surrogatepass").split(RECORD)
        )

    def place(self, name: str) -> int:
        """Return the place of a name; -1 for none."""
        key = f"{_key(name)}{UNIT}"
        if UNIT in name or RECORD in name:
            return -1
        number = bisect_right(self._first_keys(), key[:-1]) - 1
        if number < 0:
            return -1
        page = self._page(number)
        at = bisect_left(page, key)
        return int(page[at][len(key) :]) if at < len(page) and page[at].startswith(key) else -1

    def on(self, may_be_in: Callable[[bytes], bool]) -> Iterator[str]:
        """Yield the names of the pages that pass a test."""
        for number in range(len(self._first_keys())):
            page = self._get(self._table, number)
            if may_be_in(page):
                names = page.decode("utf-8", "surrogatepass").split(RECORD)
                yield from (name.split(UNIT)[1] for name in names)

    def beginning(self, text: str) -> list[str]:
        """Return the names that begin with a text, case aside, in the order of their places."""
        found = [name.split(UNIT) for name in self._beginning(text)]
        found.sort(key=lambda parts: int(parts[2]))
        return [parts[1] for parts in found]

    def _beginning(self, text: str) -> Iterator[str]:
        folded = text.casefold()
        firsts = self._first_keys()
        for number in range(max(0, bisect_left(firsts, folded) - 1), len(firsts)):
            page = self._page(number)
            for at in range(bisect_left(page, folded), len(page)):
                if not page[at].startswith(folded):
                    return
                yield page[at]
