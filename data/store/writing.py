"""Writing a FAQ as rows: its entries and works as they come, then all that is looked up."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from data.catalogue import inverted
from data.store.codec import RECORD, join, pack, pack_entry
from data.store.pages import name_pages, numbers_to_bytes, pages_of_numbers
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
    from collections.abc import Iterable, Iterator, Mapping

    from data.model import Entry, Faq, Reference
    from data.problems import Problem
    from data.store.rows import RowsWriter

_AT_ONCE: Final = 256
"""Rows that are held before they are written."""

_TEXTS: Final = ("title", "language", "about", "path", "digest", "format")


class FaqWriter:
    """Writes one FAQ."""

    def __init__(self, rows: RowsWriter) -> None:
        """Begin with an empty file.

        Args:
            rows: The file.
        """
        self._rows = rows
        self._entries: list[bytes] = []
        self._works: list[bytes] = []
        self._questions: list[str] = []
        self._pages = 0
        self._ids: list[str] = []
        self._keys: list[str] = []
        self._sections: dict[str, array[int]] = {}
        self._tags: dict[str, array[int]] = {}
        self._cited: dict[str, array[int]] = {}

    def entry(self, entry: Entry) -> None:
        """Add an entry.

        Raises:
            ValueError: It cannot be kept.
            sqlite3.Error: It cannot be written.
        """
        place = len(self._ids)
        self._ids.append(entry.id)
        self._entries.append(pack_entry(entry))
        if len(self._entries) == _AT_ONCE:
            self._put_entries()
        heading = f"{RECORD}{entry.heading}" if entry.heading else ""
        self._questions.append(f"{entry.question}{heading}".casefold())
        if len(self._questions) == QUESTIONS_A_PAGE:
            self._put_questions()
        _add(self._sections, entry.section, place)
        for tag in dict.fromkeys(entry.tags):
            _add(self._tags, tag, place)
        for key in dict.fromkeys([citation.key for citation in entry.citations]):
            _add(self._cited, key, place)

    def work(self, reference: Reference) -> None:
        """Add a reference.

        Raises:
            ValueError: It cannot be kept.
            TypeError: The same.
            sqlite3.Error: It cannot be written.
        """
        self._keys.append(reference.id)
        self._works.append(pack(reference))
        if len(self._works) == _AT_ONCE:
            self._put_works()

    def finish(
        self, faq: Faq, problems: tuple[Problem, ...], stamp: Mapping[str, str | int | float]
    ) -> None:
        """Write what remains: all but the entries and references of a FAQ.

        Args:
            faq: The FAQ.
            problems: The warnings about its file.
            stamp: What it was made from.

        Raises:
            ValueError: It cannot be kept.
            TypeError: The same.
            sqlite3.Error: It cannot be written.
        """
        self._put_entries()
        self._put_works()
        self._put_questions()
        head = {
            "stamp": stamp,
            "entries": len(self._ids),
            "references": len(self._keys),
            "texts": {name: getattr(faq, name) for name in _TEXTS},
            "sections": faq.sections,
            "source": faq.source,
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
        self._rows.finish()

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
        self._rows.put("entry", len(self._ids) - len(self._entries), self._entries)
        self._entries.clear()

    def _put_works(self) -> None:
        self._rows.put("work", len(self._keys) - len(self._works), self._works)
        self._works.clear()

    def _put_questions(self) -> None:
        if self._questions:
            self._rows.put("question", self._pages, (join(self._questions),))
            self._pages += 1
            self._questions.clear()


def _add(table: dict[str, array[int]], name: str, place: int) -> None:
    places = table.get(name)
    if places is None:
        table[name] = array("I", (place,))
    else:
        places.append(place)
