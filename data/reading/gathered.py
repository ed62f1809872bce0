"""Entries and references as they are read, of which only names and places are held.

What one of them is called, what section it is in and which of its citations lead anywhere is only
known at the end. It is guessed while reading, nearly always right, and put right at the end where
it was not: so each can go where it is kept at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from data.reading.links import Cited, known_citations
from data.reading.naming import base_of_entry, base_of_reference, final_names, with_question
from data.slug import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from data.model import Entry, Reference
    from data.reading.nodes import Node
    from data.reading.sink import Sink

ELSEWHERE: Final = 0xFFFFFFFF
"""Number of a reference that is no item of the file's list."""


class _Named:
    """The names of what was read, as they were written and as they were guessed."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.guessed: list[str] = []
        self.bases: dict[int, str] = {}
        """What the names of those without one are made of, by their places."""
        self.numbers = array("I")
        """Which item of the file's list each of them is."""
        self._names = Names()

    def add(self, written: str, base: str, number: int) -> str:
        """Take the next one, and return its probable name."""
        if not written:
            self.bases[len(self.written)] = base
        guess = self._names.unique(written or base)
        self.written.append(written)
        self.guessed.append(guess)
        self.numbers.append(number)
        return guess

    def place(self, number: int) -> int:
        """Return the place of an item of the file's list; -1 where it was not taken."""
        at = bisect_left(self.numbers, number)
        return at if at < len(self.numbers) and self.numbers[at] == number else -1

    def wrong(self, final: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Yield the places whose name was guessed wrong, with the right one."""
        for place, (guess, name) in enumerate(zip(self.guessed, final, strict=True)):
            if guess != name:
                yield place, name


class Gathered:
    """Takes entries and references, and puts right at the end what was not known before."""

    def __init__(self, sink: Sink) -> None:
        """Begin with none.

        Args:
            sink: Where they go.
        """
        self._sink = sink
        self._entries = _Named()
        self._references = _Named()
        self._cited: dict[str, array[int]] = {}
        self._answers = array("I")
        """Of each entry, line and column where its answer starts, and line where it ends."""
        self.has_answer = False
        """Whether any entry has both a question and an answer."""
        self.ids: dict[str, None] = {}
        """Ids of the entries in file order, once all is named."""
        self.keys: dict[str, None] = {}
        """Ids of the references in file order, once all is named."""

    def __len__(self) -> int:
        return len(self._entries.written)

    def entry(self, entry: Entry, number: int, section: str, answer: Node | None) -> int:
        """Take the next entry.

        Args:
            entry: The entry as it was written.
            number: Which item of the list of questions it is.
            section: Id of the section that it probably belongs to.
            answer: Where its answer was written; None for nowhere.

        Returns:
            Its place.
        """
        place = len(self)
        self.has_answer = self.has_answer or bool(entry.question and entry.answer.strip())
        for citation in entry.citations:
            places = self._cited.setdefault(citation.key, array("I"))
            if not places or places[-1] != place:
                places.append(place)
        self._answers.extend(_span(answer))
        entry = with_question(entry)
        base = "" if entry.id else base_of_entry(entry)
        made = self._entries.add(entry.id, base, number)
        if made != entry.id or section != entry.section:
            entry = replace(entry, id=made, section=section)
        self._sink.add_entry(entry)
        return place

    def reference(self, reference: Reference, number: int) -> None:
        """Take the next reference.

        Args:
            reference: The reference as it was written.
            number: Which item of the list of references it is; :data:`ELSEWHERE` for one of a
                bibliography.
        """
        base = "" if reference.id else base_of_reference(reference)
        made = self._references.add(reference.id, base, number)
        self._sink.add_reference(reference if made == reference.id else replace(reference, id=made))

    @property
    def made_ids(self) -> Iterable[int]:
        """Places of the entries whose id was made of their words."""
        return self._entries.bases

    def wanted(self) -> Set[str]:
        """Return the keys that are cited."""
        return self._cited.keys()

    def written_ids(self) -> set[str]:
        """Return all ids of entries and references that were written."""
        return {*self._entries.written, *self._references.written} - {""}

    def name(self) -> None:
        """Give each its own name, now that all are known."""
        entries, references = self._entries, self._references
        keys = final_names(
            references.written, references.bases, (), (*references.written, *entries.written)
        )
        ids = final_names(entries.written, entries.bases, keys, (*keys, *entries.written))
        self.ids = dict.fromkeys(ids)
        self.keys = dict.fromkeys(keys)
        for place, name in references.wrong(keys):
            self._sink.put_reference(place, replace(self._sink.references[place], id=name))
        self._wrong_ids = dict(entries.wrong(ids))

    def broken(self) -> Iterator[Cited]:
        """Yield the answers that cite what there is not, in file order."""
        for place in self._unknown():
            entry = self._sink.entries[place]
            line, column, end = self._answers[3 * place : 3 * place + 3]
            path = f"questions[{self._entries.numbers[place]}].answer"
            yield Cited(entry.answer, entry.citations, (line, column), end, path)

    def finish(
        self, sections: Iterable[tuple[int, str]], flaws: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Put right what was not known while reading.

        Args:
            sections: Places of entries whose section is another than was thought, with its id.
            flaws: What was lost of each item, by its path.
        """
        changes: dict[int, dict[str, Any]] = {}
        for place, name in self._wrong_ids.items():
            changes.setdefault(place, {})["id"] = name
        for place, section in sections:
            changes.setdefault(place, {})["section"] = section
        for place in self._unknown():
            changes.setdefault(place, {})
        for place, found in _by_place(flaws, "questions", self._entries):
            changes.setdefault(place, {})["flaws"] = found
        unknown = frozenset(self._unknown())
        for place in sorted(changes):
            entry = self._sink.entries[place]
            if place in unknown:
                known = known_citations(entry.answer, entry.citations, self.keys.keys())
                changes[place]["citations"] = known
            self._sink.put_entry(place, replace(entry, **changes[place]))
        for place, found in _by_place(flaws, "references", self._references):
            work = self._sink.references[place]
            self._sink.put_reference(place, replace(work, flaws=found))

    def _unknown(self) -> list[int]:
        """Return the places of the entries that cite what there is not."""
        return sorted(
            {place for key in self._cited.keys() - self.keys.keys() for place in self._cited[key]}
        )


def _span(node: Node | None) -> tuple[int, int, int]:
    if node is None:
        return 0, 0, 0
    start: Any = node.start_mark
    end: Any = getattr(node, "end_mark", start)
    return start.line + 1, start.column + 1, end.line + 1


def _by_place(
    flaws: Mapping[str, tuple[str, ...]], kind: str, items: _Named
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for path, found in flaws.items():
        name, _, number = path.rstrip("]").partition("[")
        place = items.place(int(number)) if name == kind else -1
        if place >= 0:
            yield place, found
