"""A FAQ over its stored rows, with the catalogue that was stored among them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from data.catalogue import gives
from data.model import Faq
from data.store.codec import RECORD, split, unpack, unpack_entry
from data.store.collections import Entries, References
from data.store.pages import Names, Numbers, numbers_from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from data.model import Entry, Reference
    from data.problems import Problem
    from data.store.store import Store

HEAD: Final = 0
ERRATA: Final = 1
PROBLEMS: Final = 2
TAGS: Final = 3
ENTRY_NAMES: Final = 4
WORK_NAMES: Final = 5
"""Numbers of the rows of the table ``head``."""
QUESTIONS_A_PAGE: Final = 256
_SMALL: Final = 64
_HASHED: Final = 10
"""Letters of a slug that is the hash of a text."""


class StoredCatalogue:
    """The catalogue of a stored FAQ (:class:`data.catalogue.Catalogue`)."""

    def __init__(self, store: Store, head: Mapping[str, object]) -> None:
        """Look up in stored rows.

        Args:
            store: The rows.
            head: What the FAQ's first row says.
        """
        self._store = store
        self._size = _number(head["entries"])
        self._in_order = head["in_order"] is True
        groups: tuple[tuple[str, int], ...] = head["groups"]  # type: ignore[assignment]
        self.groups = groups
        starts = accumulate((count for _, count in groups), initial=0)
        self._spans = {
            section: (start, start + count)
            for (section, count), start in zip(groups, starts, strict=False)
        }
        self._ids = Names(store.get, "entry_name", lambda: self._first_ids)
        self._keys = Names(store.get, "work_name", lambda: self._first_keys)
        self._places = lru_cache(_SMALL)(
            lambda table, number: numbers_from_bytes(store.get(table, number))
        )

    @cached_property
    def tags(self) -> Mapping[str, int]:
        """How many entries have each tag, in the order of their first use."""
        return dict(unpack(self._store.get("head", TAGS)))

    @cached_property
    def listed(self) -> Sequence[int]:
        """Places of all entries in the order of the list."""
        if self._in_order:
            return range(self._size)
        return Numbers(self._store.get, "listed", self._size)

    def number(self, place: int) -> int:
        """Return the number, from 1, that an entry has in the list."""
        return place + 1 if self._in_order else self._numbers[place]

    def place(self, entry_id: str) -> int:
        """Return the place of an entry; -1 for none."""
        return self._ids.place(entry_id)

    def key_place(self, key: str) -> int:
        """Return the place of a reference; -1 for none."""
        return self._keys.place(key)

    def in_section(self, section_id: str) -> Sequence[int]:
        """Return the places of the entries of a section, ascending."""
        start, stop = self._spans.get(section_id, (0, 0))
        return self.listed[start:stop]

    def tagged(self, tag: str) -> Sequence[int]:
        """Return the places of the entries with a tag, ascending."""
        number = self._tag_numbers.get(tag)
        return self._places("tagged", number) if number is not None else ()

    def citing(self, key: str) -> Sequence[int]:
        """Return the places of the entries whose answers cite a reference, ascending."""
        number = self._keys.place(key)
        return self._places("citing", number) if number >= 0 else ()

    def ids(self, beginning: str) -> Sequence[str]:
        """Return the ids of entries that begin so, case aside, in the order of the file."""
        return self._ids.beginning(beginning)

    def keys(self, beginning: str) -> Sequence[str]:
        """Return the ids of references that begin so, case aside, in the order of the file."""
        return self._keys.beginning(beginning)

    def asking(self, text: str) -> Iterator[int]:
        """Yield the places of the entries whose question has a text in it, case aside."""
        wanted = text.casefold()
        sought = wanted.encode("utf-8", "surrogatepass")
        for first, body in self._question_pages():
            if sought in body:
                for place, texts in enumerate(split(body), first):
                    if wanted in texts.partition(RECORD)[0]:
                        yield place

    def anchored(self, wanted: str) -> int:
        """Return the first place whose id, question or heading gives a slug; -1 for none."""
        return next(self.anchors(wanted), -1)

    def anchors(self, wanted: str) -> Iterator[int]:
        """Yield all places whose id, question or heading gives a slug, ascending."""
        from data.slug import slug  # here, because it costs start-up and hardly anybody asks

        sought = _Sought(wanted)
        own = {self.place(one) for one in self._ids.on(sought.may_be_in) if slug(one) == wanted}
        for first, body in self._question_pages():
            last = first + QUESTIONS_A_PAGE
            if not sought.may_be_in(body):
                yield from (place for place in sorted(own) if first <= place < last)
                continue
            for place, text in enumerate(split(body), first):
                likely = sought.may_be_in(text.encode("utf-8", "surrogatepass"))
                if place in own or (likely and gives(self._entry(place), wanted)):
                    yield place

    def _entry(self, place: int) -> Entry:
        return unpack_entry(self._store.get("entry", place))

    def _question_pages(self) -> Iterator[tuple[int, bytes]]:
        pages = -(-self._size // QUESTIONS_A_PAGE)
        for page, body in enumerate(self._store.run("question", 0, pages)):
            yield page * QUESTIONS_A_PAGE, body

    @cached_property
    def _numbers(self) -> Sequence[int]:
        return Numbers(self._store.get, "number", self._size)

    @cached_property
    def _tag_numbers(self) -> Mapping[str, int]:
        return {tag: number for number, tag in enumerate(self.tags)}

    @cached_property
    def _first_ids(self) -> Sequence[str]:
        return _names(self._store.get("head", ENTRY_NAMES))

    @cached_property
    def _first_keys(self) -> Sequence[str]:
        return _names(self._store.get("head", WORK_NAMES))


class _Sought:
    """What the texts that give a slug have in common."""

    def __init__(self, wanted: str) -> None:
        # A text without Latin letters and digits gives a hash of itself.
        self._hashed = len(wanted) == _HASHED and wanted.startswith("q-")
        self._part = max(wanted.split("-"), key=len).encode("ascii", "replace")

    def may_be_in(self, body: bytes) -> bool:
        """Return whether the slug may come of a text, in which upper case is lower."""
        if self._hashed or not body.isascii():
            return True
        return self._part in body.translate(None, b"'")


def stored_faq(store: Store, head: Mapping[str, object]) -> tuple[Faq, tuple[Problem, ...]]:
    """Return a FAQ over its rows, and the warnings about its file.

    Args:
        store: The rows.
        head: What the first of them says.

    Raises:
        DamagedError: They are not what was written.
    """
    catalogue = StoredCatalogue(store, head)

    def entry(place: int) -> Entry:
        return unpack_entry(store.get("entry", place))

    def entries(start: int, stop: int) -> Iterator[Entry]:
        return map(unpack_entry, store.run("entry", start, stop))

    def reference(place: int) -> Reference:
        return unpack(store.get("work", place))  # type: ignore[no-any-return]

    def references(start: int, stop: int) -> Iterator[Reference]:
        return map(unpack, store.run("work", start, stop))

    works = _number(head["references"])
    texts: Mapping[str, str] = head["texts"]  # type: ignore[assignment]
    faq = Faq(
        entries=Entries(_number(head["entries"]), entry, entries, catalogue),
        sections=head["sections"],  # type: ignore[arg-type]
        references=References(works, reference, references, catalogue.key_place),
        errata=unpack(store.get("head", ERRATA)),
        source=head["source"],  # type: ignore[arg-type]
        bibliographies=head["bibliographies"],  # type: ignore[arg-type]
        **texts,  # type: ignore[arg-type]
    )
    return faq, unpack(store.get("head", PROBLEMS))


def _names(body: bytes) -> Sequence[str]:
    return body.decode("utf-8", "surrogatepass").split(RECORD) if body else ()


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value
