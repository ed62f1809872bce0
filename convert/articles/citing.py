"""References and citations of a draft: the printed list read, the text linked to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from convert.articles.edits import Linking, apply
from convert.articles.linking import link_author_year
from convert.articles.numbered import link_numbers
from convert.articles.printed import read_printed
from convert.articles.works import Works
from data.citing.keys import written_key
from data.citing.syntax import parse_citations
from data.identifiers.doi import parse_doi
from data.identifiers.find import reference_doi
from data.identifiers.isbn import parse_isbn
from data.identifiers.numbers import parse_arxiv, parse_pmcid, parse_pmid
from data.reading.bibliography.records import Record
from data.reading.bibliography.references import Keys, key_for, to_references
from data.slug import is_key, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from convert.articles.listing import Item, Listing
    from convert.model import DraftEntry
    from data.model import Reference
    from data.reading.bibliography.records import Value

_RD: Final = re.compile(r"\\enc\{([^{}]*)\}\{[^{}]*\}")
_TO_ITEM: Final = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\(#[^()\s]*\)")
_TWICE: Final = re.compile(r"\\\[\s*(\[-?@[^\[\]\n]+\](?:\s*[,;]\s*\[-?@[^\[\]\n]+\])*)\s*\\\]")
_CITES: Final = re.compile(r"\d{4}[a-z]?\b|^\\?\[?\d{1,4}\\?\]?$|n\.\s?d\.")
_MANUBOT: Final = re.compile(r"(doi|pmid|pmcid|arxiv|isbn|url|https?):(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """What came of linking a draft."""

    entries: tuple[DraftEntry, ...]
    """Its questions, citations in Pandoc's syntax."""
    references: tuple[Reference, ...]
    """Its works."""
    linked: int
    """How many citations of the answers lead to a work."""
    unlinked: tuple[str, ...]
    """What looks like a citation and could not be linked, with the question it stands in."""
    doubts: Mapping[str, tuple[str, ...]]
    """What could not be told of a printed reference, by its key."""


@dataclass(frozen=True, slots=True)
class _Listed:
    reference: Reference
    label: str
    number: str
    doubts: tuple[str, ...]


def cite(
    entries: Sequence[DraftEntry],
    listing: Listing,
    bibliography: Sequence[Reference] = (),
    *,
    name: str = "",
) -> Cited:
    """Link the citations of a draft's answers to its works.

    Args:
        entries: The draft's questions.
        listing: Its reference list.
        bibliography: Works of a bibliography: those count that are cited, or that the list has.
        name: What problems call the source.

    Returns:
        The draft's questions with citations, its works, and what is left over.
    """
    listed = _references(listing.items, bibliography, name)
    # What a text cites need not be in its list: it may be among the works of a bibliography.
    named = [(one.reference, one.label) for one in listed]
    named += [(one, "") for one in _further(bibliography, listed)]
    works = Works.of(named, " ".join(one.answer for one in entries))
    numbers = {one.number: one.reference.id for one in listed if one.number}
    texts = [_unwrapped(entry.answer) for entry in entries]
    linkings = _chosen(texts, works, numbers, notes=listing.notes)
    known = _Known((one.reference for one in listed), bibliography)
    made: list[DraftEntry] = []
    linked, unlinked = 0, []
    for entry, text, linking in zip(entries, texts, linkings, strict=True):
        answer, keys, missing = known.resolve(apply(text, linking.edits))
        missing = (*linking.unlinked, *missing)
        linked += sum(1 for key in keys if key in known.references)
        doubts = entry.unsure
        if missing:
            doubts += (f"Not in the references: {'; '.join(missing)}.",)
            unlinked += [f"{one} (in “{entry.question}”)" for one in missing]
        lost = set(linking.keys) - set(keys)
        if lost:
            doubts += (f"Check where these are cited: {', '.join(sorted(lost))}.",)
        made.append(replace(entry, answer=answer, unsure=doubts))
    doubts_by_key = {one.reference.id: one.doubts for one in listed if one.doubts}
    doubts_by_key |= dict.fromkeys(
        known.stubs, ("It is cited, but no bibliography or list has it.",)
    )
    return Cited(
        tuple(made), tuple(known.references.values()), linked, tuple(unlinked), doubts_by_key
    )


def _further(bibliography: Iterable[Reference], listed: Iterable[_Listed]) -> list[Reference]:
    """Return the works of a bibliography that nothing in a printed list may be mistaken for."""
    own = [one.reference for one in listed]
    taken = {mark for reference in own for mark in _marks(reference)}
    return [reference for reference in bibliography if not taken & set(_marks(reference))]


def _marks(reference: Reference) -> tuple[str, ...]:
    """Return by what a work is known: its key, its DOI, its first author with the year."""
    doi = reference_doi(reference)
    author = next(iter(reference.authors), None)
    issued = reference.issued
    name = (author.family or author.literal).casefold() if author else ""
    year = issued.year if issued else None
    return (
        f"key {reference.id}",
        *((f"doi {doi.key}",) if doi else ()),
        *((f"{name} {year}",) if name and year else ()),
    )


def _unwrapped(text: str) -> str:
    # Links to items of the list, as other programs make them, hide what they cite.
    text = _TWICE.sub(_in_one, _RD.sub(r"\1", text))
    return _TO_ITEM.sub(lambda found: found[1] if _CITES.search(found[1]) else found[0], text)


def _in_one(found: re.Match[str]) -> str:
    # Brackets that the source prints around what is a citation group already.
    return "[" + "; ".join(re.findall(r"\[([^\[\]]+)\]", found[1])) + "]"


def _chosen(
    texts: Sequence[str], works: Works, numbers: Mapping[str, str], *, notes: bool
) -> list[Linking]:
    by_name = [link_author_year(text, works) for text in texts]
    if not numbers:
        return by_name
    by_number = [link_numbers(text, numbers, notes=notes) for text in texts]
    # A list may be numbered only because all lists are.
    named = {key for linking in by_name for key in linking.keys}
    counted = {key for linking in by_number for key in linking.keys}
    return by_number if len(counted) > len(named) else by_name


def _references(
    items: Iterable[Item], bibliography: Sequence[Reference], name: str
) -> list[_Listed]:
    by_key = {reference.id: reference for reference in bibliography}
    by_doi = {doi.key: one for one in bibliography if (doi := reference_doi(one))}
    printed = [(item, read_printed(item.text)) for item in items]
    records = [Record(one.fields, item.line) for item, one in printed]
    drafts, _ = to_references([_with_id(record, n) for n, record in enumerate(records)], name)
    keys = Keys()
    found: list[_Listed] = []
    for (item, one), draft in zip(printed, drafts, strict=True):
        doi = reference_doi(draft)
        full = by_key.get(item.key) or (by_doi.get(doi.key) if doi else None)
        if full is not None:
            custom = {"printed": draft.printed}
            own = replace(full, printed=draft.printed, fields={**full.fields, "custom": custom})
            key = full.id
        else:
            own = draft
            key = item.key or _key(draft, one.label)
        key = keys.unique(key if is_key(key) else slug(key))
        own = replace(own, id=key, fields={**own.fields, "id": key})
        found.append(_Listed(own, one.label, item.number, () if full else one.doubts))
    return found


def _with_id(record: Record, number: int) -> Record:
    return Record({"id": f"item-{number}", **record.fields}, record.line)


def _key(reference: Reference, label: str) -> str:
    issued = reference.issued
    title = reference.title or reference.printed
    made = key_for(reference.authors, issued.year if issued else None, title)
    if label and not (issued and issued.year):
        return f"{made}-{label}"
    return f"{made}{label}"


class _Known:
    """Works by their keys: those of the list, and of the bibliography those that are cited."""

    def __init__(self, listed: Iterable[Reference], bibliography: Sequence[Reference]) -> None:
        self.references = {reference.id: reference for reference in listed}
        self.bibliography = {reference.id: reference for reference in bibliography}
        self.by_doi = {
            doi.key: one
            for one in (*bibliography, *self.references.values())
            if (doi := reference_doi(one))
        }
        self.stubs: list[str] = []

    def resolve(self, text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Return a text with its citations' keys made good, those keys, and what has no work."""
        keys: list[str] = []
        missing: dict[str, None] = {}
        renamed: dict[str, str] = {}
        for citation in parse_citations(text):
            key = self._known(citation.key)
            if not key and not citation.in_text:
                key = self._stub(citation.key)
                missing[f"@{citation.key}"] = None
            if key and key != citation.key:
                renamed[citation.key] = key
            if key:
                keys.append(key)
        for old, new in renamed.items():
            braced = re.escape("{" + old + "}")
            text = re.sub(rf"@(?:{braced}|{re.escape(old)}(?![\w]))", written_key(new), text)
        return text, tuple(keys), tuple(missing)

    def _known(self, key: str) -> str:
        if key in self.references:
            return key
        found = self.bibliography.get(key) or self._by_identifier(key)
        if found is None:
            return ""
        self.references.setdefault(found.id, found)
        return found.id

    def _by_identifier(self, key: str) -> Reference | None:
        """Find or make the work that manubot's key names: ``doi:10.1000/x``, ``pmid:1``."""
        named = _MANUBOT.fullmatch(key)
        if not named:
            return None
        kind, value = named[1].lower(), named[2]
        fields: dict[str, Value] = {"id": key}
        if kind == "doi" and (doi := parse_doi(value).identifier):
            if doi.key in self.by_doi:
                return self.by_doi[doi.key]
            fields["DOI"] = doi.value
        elif kind == "pmid" and (pmid := parse_pmid(value).identifier):
            fields["PMID"] = pmid.value
        elif kind == "pmcid" and (pmcid := parse_pmcid(value).identifier):
            fields["PMCID"] = pmcid.value
        elif kind == "arxiv" and (arxiv := parse_arxiv(value).identifier):
            fields |= {"archive": "arXiv", "archive_location": arxiv.value}
        elif kind == "isbn" and (isbn := parse_isbn(value).identifier):
            fields["ISBN"] = isbn.value
        elif kind in {"url", "http", "https"}:
            fields["URL"] = value if kind == "url" else key
        else:
            return None
        return to_references([Record(fields)], "")[0][0]

    def _stub(self, key: str) -> str:
        if not is_key(key):
            return ""
        self.references[key] = to_references([Record({"id": key})], "")[0][0]
        self.stubs.append(key)
        return key
