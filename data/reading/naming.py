"""Names for what has none, each once; of what is cited only what there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from data.model import Entry, Erratum, Reference
from data.reading.entries import provisional_question
from data.reading.links import known_citations
from data.slug import Names, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Set


_Named = TypeVar("_Named", Entry, Reference, Erratum)


def named_references(references: Sequence[Reference], entries: Iterable[Entry]) -> list[Reference]:
    """Give each reference its own key.

    Args:
        references: The references in file order; of two with one key the first keeps it.
        entries: The entries, whose ids no reference without a key is given.

    Returns:
        The references in file order.
    """
    written = [reference.id for reference in references]
    names = Names((*written, *(entry.id for entry in entries)))
    given: set[str] = set()
    return [_named(reference, _key, given, names) for reference in references]


def named_entries(entries: Sequence[Entry], references: Iterable[Reference]) -> list[Entry]:
    """Give each entry its own id, and a question where it has none.

    Args:
        entries: The entries in file order; of two with one id the first keeps it.
        references: The references, whose keys no entry is given.

    Returns:
        The entries in file order.
    """
    given = {reference.id for reference in references}
    names = Names((*given, *(entry.id for entry in entries)))
    return [
        _named(entry, _slug_of_question, given, names) for entry in map(_with_question, entries)
    ]


def named_errata(errata: Sequence[Erratum]) -> list[Erratum]:
    """Give each erratum its own id; of two with one id the first keeps it."""
    names = Names(erratum.id for erratum in errata)
    given: set[str] = set()
    return [_named(erratum, _slug_of_target, given, names) for erratum in errata]


def cites_only_known(entry: Entry, keys: Set[str]) -> Entry:
    """Return an entry with those of its citations that lead to a reference.

    Args:
        entry: The entry.
        keys: Ids of the references.
    """
    if all(citation.key in keys for citation in entry.citations):
        return entry
    return replace(entry, citations=known_citations(entry.answer, entry.citations, keys))


def notes_only_known(erratum: Erratum, keys: Set[str]) -> Erratum:
    """Return an erratum with those of its citations and sources that lead to a reference.

    Args:
        erratum: The erratum.
        keys: Ids of the references.
    """
    if all(citation.key in keys for citation in erratum.citations) and keys >= {*erratum.see}:
        return erratum
    citations = known_citations(erratum.note, erratum.citations, keys)
    return replace(erratum, citations=citations, see=tuple(filter(keys.__contains__, erratum.see)))


def _named(item: _Named, wanted: Callable[[_Named], str], given: set[str], names: Names) -> _Named:
    """Return an item an id of its own: the one it has, where no other was given that before."""
    if not item.id or item.id in given:
        item = replace(item, id=names.unique(item.id or wanted(item)))
    given.add(item.id)
    return item


def _slug_of_question(entry: Entry) -> str:
    return slug(entry.question)


def _slug_of_target(erratum: Erratum) -> str:
    return slug(erratum.target)


def _key(reference: Reference) -> str:
    """Make a key for a reference that has none."""
    author = reference.authors[0] if reference.authors else None
    named = (author.family or author.literal) if author else ""
    year = str(reference.issued.year or "") if reference.issued else ""
    return slug(f"{named}{year}" if named else reference.title or "reference")


def _with_question(entry: Entry) -> Entry:
    return entry if entry.question else replace(entry, question=provisional_question(entry))
