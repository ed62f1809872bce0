"""What of an entry is indexed: the terms of its fields, counted."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from data.citing.markup import plain
from data.markup.readable import searchable
from data.ordering import cited_in_notes, erratum_title, notes_shown
from index.analysis import (
    PIECE,
    Analyzer,
    chunks,
    extras,
    extras_apart,
    is_markup,
    is_unspaced,
)
from index.keeping.fields import FIELDS, LONG_FIELDS, LONGEST_BEGINNING
from index.keeping.weighing import MEASURED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from data.model import Entry, Faq, Reference
    from index.analysis import Extra

_Value = TypeVar("_Value")
DIGEST_SIZE: Final = 16
"""Bytes of a fingerprint."""
Counts = dict[str, int]
"""How often each term occurs in a field."""


class Counted(NamedTuple):
    """What is indexed of one entry."""

    fields: list[tuple[int, Counts]]
    """The counted terms of each field that is not empty, by the number of the field."""
    beginnings: set[str]
    """The beginnings of the words of its question and its aliases."""
    lengths: list[int]
    """How long each of the fields whose length counts is, in characters."""
    digest: bytes
    """A fingerprint of all this."""


def reference_text(reference: Reference) -> str:
    """Return what of a reference is searched: authors, title, container, year, DOI."""
    names = (
        f"{name.family} {name.given} {name.literal} {name.non_dropping_particle}"
        for name in reference.authors
    )
    issued = reference.issued
    year = str(issued.year) if issued and issued.year is not None else ""
    parts = (*names, plain(reference.title), plain(reference.text("container-title")), year)
    return " ".join((*parts, reference.text("DOI")))


def reference_ids(entry: Entry) -> tuple[str, ...]:
    """Return the keys that an entry cites, each once, in reading order."""
    return tuple(dict.fromkeys(citation.key for citation in entry.citations))


class Documents:
    """Makes the documents of one FAQ, and gathers its words on the way.

    Attributes:
        analyzer: The analysis of its language.
    """

    def __init__(self, faq: Faq, analyzer: Analyzer) -> None:
        self._faq = faq
        self.analyzer = analyzer
        self._sections = {section.id: section.title for section in faq.sections}
        self._references: dict[str, str] = {}
        self._cuts: dict[str, tuple[str, ...]] = {}
        self._others = _Known(extras)
        self._begun = _Known(self._beginnings_of)
        self._all = _TermsOfChunks(self._cut, self._others, analyzer, all_=True)
        self._content = _TermsOfChunks(self._cut, self._others, analyzer, all_=False)

    def counted(self, entry: Entry) -> Counted:
        """Count the terms of an entry."""
        texts = self._texts(entry)
        fields = [
            (number, self._count(text, name))
            for number, (name, text) in enumerate(texts.items())
            if text
        ]
        beginnings = self._beginnings(f"{entry.question} {' '.join(entry.aliases)}")
        lengths = [len(texts[name]) for name in MEASURED]
        return Counted(fields, beginnings, lengths, _digest(entry, texts))

    def _texts(self, entry: Entry) -> dict[str, str]:
        return {name: self.text(entry, name) for name in FIELDS}

    def text(self, entry: Entry, field: str) -> str:
        """Return the text of one field."""
        if field == "question":
            return f"{entry.question} {entry.heading}" if entry.heading else entry.question
        if field == "alias":
            return "\n".join(entry.aliases)
        if field == "answer":
            return searchable(entry.answer)
        if field == "tag":
            return "\n".join(entry.tags)
        if field == "section":
            return self._sections.get(entry.section, entry.section)
        if field == "note":
            return "\n".join(text for _, text in self.notes(entry))
        return " ".join(self.reference(key) for key in reference_ids(entry))

    def notes(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yield the notes shown with an entry and the works that only they cite: id and text."""
        for erratum in notes_shown(self._faq, entry):
            yield erratum.id, f"{erratum_title(erratum)} {searchable(erratum.note)}"
        for key in cited_in_notes(self._faq, entry):
            yield key, self.reference(key)

    def reference(self, key: str) -> str:
        """Return what is searched of a reference; empty when there is none of this id."""
        text = self._references.get(key)
        if text is None:
            reference = self._faq.references_by_id.get(key)
            text = self._references[key] = reference_text(reference) if reference else ""
        return text

    def fingerprint(self, entry: Entry) -> tuple[bytes, list[int]]:
        """Return the digest and the lengths of an entry, without counting anything."""
        texts = self._texts(entry)
        return _digest(entry, texts), [len(texts[name]) for name in MEASURED]

    def words(self) -> set[str]:
        """Return the folded words of what was read, without those of unspaced scripts."""
        words = {word for words in self._cuts.values() for word in words if not is_unspaced(word)}
        return words.union(self._all.others, self._content.others)

    def _count(self, text: str, field: str) -> Counts:
        known = self._content if field in LONG_FIELDS else self._all
        counts: Counter[str | tuple[str, ...]] = Counter(map(known.__getitem__, chunks(text)))
        counts.update(extra.term for extra in extras_apart(text))
        for terms in [terms for terms in counts if type(terms) is tuple]:
            count = counts.pop(terms)
            for term in terms:
                counts[term] += count
        return counts  # type: ignore[return-value]  # every key that is left is a term

    def _beginnings(self, text: str) -> set[str]:
        return set().union(*map(self._begun.__getitem__, chunks(text)))

    def _beginnings_of(self, chunk: str) -> frozenset[str]:
        words = {*self._cut(chunk)}
        words |= {extra.term for extra in self._others[chunk] if extra.kind not in ("part", "pair")}
        return frozenset(word[:size] for word in words for size in range(1, LONGEST_BEGINNING + 1))

    def _cut(self, chunk: str) -> tuple[str, ...]:
        words = self._cuts.get(chunk)
        if words is None:
            pieces = PIECE.findall(chunk)
            words = tuple(word for piece in pieces for word in self.analyzer.words(piece))
            self._cuts[chunk] = words
        return words


def _digest(entry: Entry, texts: dict[str, str]) -> bytes:
    parts = (entry.id, *texts.values())
    return hashlib.blake2b(
        "\0".join(parts).encode(errors="surrogatepass"), digest_size=DIGEST_SIZE
    ).digest()


class _Known(dict[str, _Value]):
    """What a function gives for each chunk, worked out once."""

    def __init__(self, make: Callable[[str], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, chunk: str) -> _Value:
        found = self[chunk] = self._make(chunk)
        return found


class _TermsOfChunks(dict[str, "str | tuple[str, ...]"]):
    """The terms of each chunk: the term itself where there is only one, as nearly always.

    That lets a whole text be counted without leaving the interpreter's C code.
    """

    def __init__(
        self,
        cut: Callable[[str], tuple[str, ...]],
        others_of: Mapping[str, tuple[Extra, ...]],
        analyzer: Analyzer,
        *,
        all_: bool,
    ) -> None:
        super().__init__()
        self._cut = cut
        self._others_of = others_of
        self._analyzer = analyzer
        self._all = all_
        self.others: set[str] = set()

    def __missing__(self, chunk: str) -> str | tuple[str, ...]:
        analyzer = self._analyzer
        found_otherwise = self._others_of[chunk]
        others = [each.term for each in found_otherwise if self._all or not is_markup(each.term)]
        self.others.update(others)
        terms = tuple(
            term
            for word in self._cut(chunk)
            if self._all or not analyzer.is_function_word(word)
            for term in analyzer.index_terms(word)
        )
        terms = (*terms, *others)
        found = self[chunk] = terms[0] if len(terms) == 1 else terms
        return found
