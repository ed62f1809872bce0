"""Writing a FAQ as rows: its entries and works as they come, then all that is looked up."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from data.catalogue import inverted
from data.store.codec import RECORD, join, pack, pack_entry, unpack, unpack_entry
from data.store.collections import Items
from data.store.pages import name_pages, numbers_to_bytes, pages_of_numbers
from data.store.rows import DamagedError
from data.store.stored import (
    ENTRY_NAMES,
    ERRATA,
    HEAD,
    PROBLEMS,
    QUESTIONS_A_PAGE,
    TAGS,
    WORK_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from data.model import Entry, Faq, Reference
    from data.problems import Problem
    from data.store.groups import Groups
    from data.store.rows import RowsWriter
    from data.store.stamp import Stamp

_AT_ONCE: Final = 256
"""Rows that are held before they are written."""

_TEXTS: Final = ("title", "language", "about", "path", "digest", "format")


class NotKeptError(Exception):
    """What was read cannot be kept: the disk is full, or a text has what no row can hold."""


class FaqWriter:
    """Writes one FAQ: what a reader gives it (:class:`data.reading.sink.Sink`), then the rest."""

    def __init__(self, rows: RowsWriter) -> None:
        """Begin with an empty file.

        Args:
            rows: The file.
        """
        self._rows = rows
        self._entries: list[bytes] = []
        self._works: list[bytes] = []
        self._start_over()
        self._keys: list[str] = []
        # Whether an entry was replaced by one that is found otherwise.
        self._stale = False

    def _start_over(self) -> None:
        self._questions: list[str] = []
        self._pages = 0
        self._ids: list[str] = []
        self._sections: dict[str, array[int]] = {}
        self._tags: dict[str, array[int]] = {}
        self._cited: dict[str, array[int]] = {}

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries so far."""
        self._put_entries()
        rows = self._rows.read()
        return Items(
            len(self._ids),
            lambda place: unpack_entry(rows.get("entry", place)),
            lambda start, stop: map(unpack_entry, rows.run("entry", start, stop)),
            lambda _: -1,
        )

    @property
    def references(self) -> Sequence[Reference]:
        """The references so far."""
        self._put_works()
        rows = self._rows.read()
        return Items(
            len(self._keys),
            lambda place: unpack(rows.get("work", place)),
            lambda start, stop: map(unpack, rows.run("work", start, stop)),
            lambda _: -1,
        )

    def add_entry(self, entry: Entry) -> None:
        """Take the next entry.

        Raises:
            NotKeptError: It cannot be kept.
        """
        with _not_kept():
            self._entries.append(pack_entry(entry))
            self._note(entry)
            if len(self._entries) == _AT_ONCE:
                self._put_entries()

    def add_reference(self, reference: Reference) -> None:
        """Take the next reference.

        Raises:
            NotKeptError: It cannot be kept.
        """
        with _not_kept():
            self._keys.append(reference.id)
            self._works.append(pack(reference))
            if len(self._works) == _AT_ONCE:
                self._put_works()

    def put_entry(self, place: int, entry: Entry) -> None:
        """Take an entry in the place of the one that was taken there.

        Raises:
            NotKeptError: It cannot be kept.
        """
        with _not_kept():
            self._put_entries()
            before = unpack_entry(self._rows.read().get("entry", place))
            self._stale = self._stale or _found_by(before) != _found_by(entry)
            self._rows.put("entry", place, (pack_entry(entry),))

    def put_reference(self, place: int, reference: Reference) -> None:
        """Take a reference in the place of the one that was taken there.

        Raises:
            NotKeptError: It cannot be kept.
        """
        with _not_kept():
            self._put_works()
            self._keys[place] = reference.id
            self._rows.put("work", place, (pack(reference),))

    def finish(
        self, faq: Faq, problems: tuple[Problem, ...], stamp: Stamp, groups: Groups | None = None
    ) -> None:
        """Write what remains: all but the entries and references of a FAQ.

        Args:
            faq: The FAQ.
            problems: The warnings about its file.
            stamp: What it was made from.
            groups: Where the questions stand in its file; None where none can be read alone.

        Raises:
            NotKeptError: It cannot be kept.
        """
        with _not_kept():
            self._finish(faq, problems, stamp, groups)

    def _finish(
        self, faq: Faq, problems: tuple[Problem, ...], stamp: Stamp, groups: Groups | None
    ) -> None:
        self._put_entries()
        self._put_works()
        if self._stale:
            entries = self.entries
            self._start_over()
            for entry in entries:
                self._note(entry)
        self._put_questions()
        head = {
            "stamp": tuple(stamp),
            "layout": groups is not None,
            "warned": bool(problems),
            "entries": len(self._ids),
            "references": len(self._keys),
            "texts": {name: getattr(faq, name) for name in _TEXTS},
            "sections": faq.sections,
            "source": faq.source,
            "bibliographies": faq.bibliographies,
            **self._order([section.id for section in faq.sections]),
        }
        none = numbers_to_bytes(array("I"))
        put = self._rows.put
        put("tagged", 0, map(numbers_to_bytes, self._tags.values()))
        cited = {key: numbers_to_bytes(places) for key, places in self._cited.items()}
        put("citing", 0, (cited.get(key, none) for key in self._keys))
        heads = {
            HEAD: pack(head),
            ERRATA: pack(faq.errata),
            PROBLEMS: pack(problems),
            TAGS: pack({tag: len(places) for tag, places in self._tags.items()}),
            ENTRY_NAMES: self._names("entry_name", self._ids),
            WORK_NAMES: self._names("work_name", self._keys),
        }
        for number, body in heads.items():
            put("head", number, (body,))
        for number, body in groups.rows() if groups is not None else ():
            put("head", number, (body,))
        self._rows.finish()

    def _note(self, entry: Entry) -> None:
        """Note by what the next entry is found."""
        place = len(self._ids)
        self._ids.append(entry.id)
        heading = f"{RECORD}{entry.heading}" if entry.heading else ""
        self._questions.append(f"{entry.question}{heading}".casefold())
        if len(self._questions) == QUESTIONS_A_PAGE:
            self._put_questions()
        _add(self._sections, entry.section, place)
        for tag in dict.fromkeys(entry.tags):
            _add(self._tags, tag, place)
        for key in dict.fromkeys([citation.key for citation in entry.citations]):
            _add(self._cited, key, place)

    def _order(self, sections: Iterable[str]) -> dict[str, object]:
        """Write the order of the list, and return what the head says of it."""
        none = array("I")
        groups = {one: self._sections.get(one, none) for one in sections if one}
        # Whatever belongs to no section of the FAQ, in the order of the file.
        groups[""] = array(
            "I",
            sorted(
                place
                for section, places in self._sections.items()
                if section not in groups
                for place in places
            ),
        )
        listed = array("I", (place for places in groups.values() for place in places))
        in_order = listed == array("I", range(len(listed)))
        if not in_order:
            self._rows.put("listed", 0, pages_of_numbers(listed))
            self._rows.put("number", 0, pages_of_numbers(inverted(listed)))
        counts = tuple((one, len(places)) for one, places in groups.items() if places)
        return {"in_order": in_order, "groups": counts}

    def _names(self, table: str, names: list[str]) -> bytes:
        """Write the pages in which names are looked up, and return where each begins."""
        firsts = []

        def pages() -> Iterator[bytes]:
            for first, page in name_pages(names):
                firsts.append(first)
                yield page.encode("utf-8", "surrogatepass")

        self._rows.put(table, 0, pages())
        return RECORD.join(firsts).encode("utf-8", "surrogatepass")

    def _put_entries(self) -> None:
        if self._entries:
            self._rows.put("entry", len(self._ids) - len(self._entries), self._entries)
        self._entries.clear()

    def _put_works(self) -> None:
        if self._works:
            self._rows.put("work", len(self._keys) - len(self._works), self._works)
        self._works.clear()

    def _put_questions(self) -> None:
        if self._questions:
            self._rows.put("question", self._pages, (join(self._questions),))
            self._pages += 1
            self._questions.clear()


@contextmanager
def _not_kept() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error, ValueError, TypeError, DamagedError) as error:
        raise NotKeptError(str(error)) from error


def _found_by(entry: Entry) -> tuple[object, ...]:
    keys = [citation.key for citation in entry.citations]
    return entry.id, entry.question, entry.heading, entry.section, entry.tags, keys


def _add(table: dict[str, array[int]], name: str, place: int) -> None:
    places = table.get(name)
    if places is None:
        table[name] = array("I", (place,))
    else:
        places.append(place)
