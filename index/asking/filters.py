"""The conditions of a query: which entries have a tag, stand in a section, cite an author."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from data.ordering import cited_in_notes
from index.analysis import PIECE, fold
from index.keeping.documents import reference_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import Faq, Reference
    from index.asking.query import Filter


class Filters:
    """Answers the conditions of queries over one FAQ; tables are made when first needed."""

    def __init__(self, faq: Faq) -> None:
        self._faq = faq
        self._known: dict[Filter, frozenset[int]] = {}

    def places(self, condition: Filter) -> frozenset[int]:
        """Return the places of the entries that meet a condition, its negation left aside."""
        found = self._known.get(condition)
        if found is None:
            found = self._known[condition] = frozenset(self._find(condition))
        return found

    def _find(self, condition: Filter) -> Iterable[int]:
        if condition.kind == "tag":
            return _named(condition.value, self._tags)
        if condition.kind == "section":
            return _named(condition.value, self._sections)
        matching = [ref.id for ref in self._faq.references if _meets(ref, condition)]
        return (place for key in matching for place in self._citing.get(key, ()))

    @cached_property
    def _citing(self) -> dict[str, list[int]]:
        """The places of the entries that cite a reference, or whose notes do."""
        table: dict[str, list[int]] = {}
        for place, entry in enumerate(self._faq.entries):
            for key in (*reference_ids(entry), *cited_in_notes(self._faq, entry)):
                table.setdefault(key, []).append(place)
        return table

    @cached_property
    def _tags(self) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for place, entry in enumerate(self._faq.entries):
            for tag in entry.tags:
                table.setdefault(_name(tag), []).append(place)
        return table

    @cached_property
    def _sections(self) -> dict[str, list[int]]:
        titles = {section.id: section.title for section in self._faq.sections}
        by_id: dict[str, list[int]] = {}
        for place, entry in enumerate(self._faq.entries):
            by_id.setdefault(entry.section, []).append(place)
        table: dict[str, list[int]] = {}
        for section_id, places in by_id.items():
            for name in {_name(section_id), _name(titles.get(section_id, section_id))}:
                table.setdefault(name, []).extend(places)
        return table


def _name(text: str) -> str:
    """Write a name one way: folded words with single spaces."""
    return " ".join(fold(piece) for piece in PIECE.findall(text))


def _named(value: str, table: dict[str, list[int]]) -> list[int]:
    """Find by name; where no name is the value, by the beginning of one of a name's words."""
    wanted = _name(value)
    if wanted in table:
        return table[wanted]
    if not wanted:
        return []
    return [
        place for name, places in table.items() if f" {wanted}" in f" {name}" for place in places
    ]


def _meets(reference: Reference, condition: Filter) -> bool:
    if condition.kind == "author":
        wanted = _name(condition.value)
        return bool(wanted) and any(
            f" {wanted}" in f" {_name(f'{who.non_dropping_particle} {who.family} {who.literal}')}"
            or f" {wanted}" in f" {_name(f'{who.given} {who.family}')}"
            for who in reference.authors
        )
    if condition.kind == "year":
        year = reference.issued.year if reference.issued else None
        low, high = condition.years or (0, 0)
        return year is not None and low <= year <= high
    wanted = _bare_doi(condition.value)
    return bool(wanted) and wanted in _bare_doi(reference.text("DOI"))


def _bare_doi(text: str) -> str:
    """Strip the ways in which a DOI is introduced, and its case."""
    text = text.strip().lower()
    for opening in ("https://", "http://", "dx.", "doi.org/", "doi:"):
        text = text.removeprefix(opening)
    return text.strip()
