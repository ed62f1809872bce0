"""Names for what has none, each once; of what notes cite only what there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.reading.entries import provisional_question
from data.reading.links import known_citations
from data.slug import Names, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from data.model import Entry, Erratum, Reference


def final_names(
    written: Sequence[str], bases: Mapping[int, str], given: Iterable[str], known: Iterable[str]
) -> list[str]:
    """Give each item its own name: the one it has, where no other was given that before.

    Args:
        written: The names as they were written, empty for none, in file order.
        bases: What the names of those without one are made of, by their places.
        given: Names that others have.
        known: Names that must not be made up.

    Returns:
        The names in file order.
    """
    names = Names(known)
    taken = set(given)
    final = []
    for place, name in enumerate(written):
        if not name or name in taken:
            name = names.unique(name or bases[place])
        taken.add(name)
        final.append(name)
    return final


def named_errata(errata: Sequence[Erratum]) -> list[Erratum]:
    """Give each erratum its own id; of two with one id the first keeps it."""
    written = [erratum.id for erratum in errata]
    bases = {place: slug(one.target) for place, one in enumerate(errata) if not one.id}
    return [
        erratum if erratum.id == name else replace(erratum, id=name)
        for erratum, name in zip(errata, final_names(written, bases, (), written), strict=True)
    ]


def base_of_entry(entry: Entry) -> str:
    """Return what the id of an entry is made of that has none."""
    return slug(entry.question)


def base_of_reference(reference: Reference) -> str:
    """Return what the key of a reference is made of that has none."""
    author = reference.authors[0] if reference.authors else None
    named = (author.family or author.literal) if author else ""
    year = str(reference.issued.year or "") if reference.issued else ""
    return slug(f"{named}{year}" if named else reference.title or "reference")


def with_question(entry: Entry) -> Entry:
    """Return an entry with a question to list it by, where it has none."""
    return entry if entry.question else replace(entry, question=provisional_question(entry))


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
