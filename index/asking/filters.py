"""The conditions of a query: which entries have a tag, stand in a section, cite an author."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from data.ordering import cited_in_notes
from index.analysis import PIECE, fold
from index.ranking.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.model import Faq, Reference
    from index.asking.query import Filter


_KEPT = 500_000
"""Places kept for conditions that come again."""


class Filters:
    """Answers the conditions of queries over one FAQ."""

    def __init__(self, faq: Faq) -> None:
        self._faq = faq
        self._known: Kept[Filter, frozenset[int]] = Kept(_KEPT)

    def places(self, condition: Filter) -> frozenset[int]:
        """Return the places of the entries that meet a condition, its negation left aside."""
        found = self._known.get(condition)
        if found is None:
            found = frozenset(self._find(condition))
            self._known.put(condition, found, 1 + len(found))
        return found

    def _find(self, condition: Filter) -> Iterable[int]:
        catalogue = self._faq.catalogue
        if condition.kind == "tag":
            tags = _named(condition.value, self._tags)
            return (place for tag in tags for place in catalogue.tagged(tag))
        if condition.kind == "section":
            return self._in_sections(_named(condition.value, self._sections))
        keys = {ref.id for ref in self._faq.references if _meets(ref, condition)}
        return {place for key in keys for place in catalogue.citing(key)} | {
            place for place, cited in self._noted.items() if not keys.isdisjoint(cited)
        }

    def _in_sections(self, sections: Iterable[str]) -> Iterator[int]:
        for section in sections:
            yield from self._undeclared.get(section) or self._faq.catalogue.in_section(section)

    @cached_property
    def _noted(self) -> dict[int, tuple[str, ...]]:
        """What only notes point to, by the places of the entries that have such notes."""
        catalogue = self._faq.catalogue
        places: set[int] = set()
        for target in {erratum.target for erratum in self._faq.errata}:
            places.update((catalogue.place(target), *catalogue.citing(target)))
        return {
            place: cited_in_notes(self._faq, self._faq.entries[place])
            for place in sorted(places)
            if place >= 0
        }

    @cached_property
    def _tags(self) -> dict[str, list[str]]:
        """The tags by their folded names."""
        table: dict[str, list[str]] = {}
        for tag in self._faq.catalogue.tags:
            table.setdefault(_name(tag), []).append(tag)
        return table

    @cached_property
    def _undeclared(self) -> dict[str, list[int]]:
        """The entries of sections that the FAQ does not have."""
        catalogue = self._faq.catalogue
        count = dict(catalogue.groups).get("", 0)
        table: dict[str, list[int]] = {}
        for place in catalogue.listed[len(catalogue.listed) - count :]:
            table.setdefault(self._faq.entries[place].section, []).append(place)
        return table

    @cached_property
    def _sections(self) -> dict[str, list[str]]:
        """The ids of sections by folded id and title."""
        titles = {section.id: section.title for section in self._faq.sections}
        table: dict[str, list[str]] = {}
        for section_id in dict.fromkeys((*titles, *self._undeclared)):
            for name in {_name(section_id), _name(titles.get(section_id, section_id))}:
                table.setdefault(name, []).append(section_id)
        return table


def _name(text: str) -> str:
    """Write a name one way: folded words with single spaces."""
    return " ".join(fold(piece) for piece in PIECE.findall(text))


def _named(value: str, table: dict[str, list[str]]) -> list[str]:
    """Find by name; where no name is the value, by the beginning of one of a name's words."""
    wanted = _name(value)
    if wanted in table:
        return table[wanted]
    if not wanted:
        return []
    return [each for name, those in table.items() if f" {wanted}" in f" {name}" for each in those]


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
