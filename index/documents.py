"""What of an entry is indexed: the terms of its fields, counted."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from index.analysis import PIECE, Analyzer, chunks, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.model import Entry, Faq, Reference

FIELDS = ("question", "alias", "answer", "tag", "section", "reference")
"""Names of the searched fields, in the order in which they explain a match best."""

LONG_FIELDS = frozenset({"answer", "reference"})
"""Fields of running text, where words such as *how* and *the* say nothing and are left out."""

Counts = dict[str, int]
"""How often each term occurs in a field."""


def reference_text(reference: Reference) -> str:
    """Give what of a reference is searched: authors, title, container, year, DOI."""
    names = (
        f"{name.family} {name.given} {name.literal} {name.non_dropping_particle}"
        for name in reference.authors
    )
    issued = reference.issued
    year = str(issued.year) if issued and issued.year is not None else ""
    parts = (*names, reference.title, reference.text("container-title"), year)
    return " ".join((*parts, reference.text("DOI")))


def reference_ids(entry: Entry) -> tuple[str, ...]:
    """Give the keys that an entry cites, each once, in reading order."""
    return tuple(dict.fromkeys(citation.key for citation in entry.citations))


class Documents:
    """Makes the documents of one FAQ, and gathers its words on the way.

    Attributes:
        words: How often each folded word occurs in the entries read so far; complete after
            :meth:`count_words`.
        question_words: The same for questions and aliases alone.
    """

    def __init__(self, faq: Faq, analyzer: Analyzer) -> None:
        self._faq = faq
        self._analyzer = analyzer
        self._sections = {section.id: section.title for section in faq.sections}
        self._references = {ref.id: reference_text(ref) for ref in faq.references}
        self._cuts: dict[str, tuple[str, ...]] = {}
        self._content: dict[str, tuple[str, ...]] = {}
        self._chunks: Counter[str] = Counter()
        self._question_chunks: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.question_words: Counter[str] = Counter()

    def fields(self, entry: Entry) -> dict[str, Counts]:
        """Give the counted terms of an entry, by field; empty fields are left out."""
        return {
            name: counts
            for name in FIELDS
            if (text := self.text(entry, name)) and (counts := self._count(text, name))
        }

    def text(self, entry: Entry, field: str) -> str:
        """Give the text of one field."""
        if field == "question":
            return f"{entry.question} {entry.heading}" if entry.heading else entry.question
        if field == "alias":
            return "\n".join(entry.aliases)
        if field == "answer":
            return entry.answer
        if field == "tag":
            return "\n".join(entry.tags)
        if field == "section":
            return self._sections.get(entry.section, entry.section)
        return " ".join(self.reference(key) for key in reference_ids(entry))

    def reference(self, key: str) -> str:
        """Give what is searched of a reference; empty when there is none of this id."""
        return self._references.get(key, "")

    def digest(self, entry: Entry) -> bytes:
        """Give a fingerprint of all that is indexed of an entry."""
        texts = (entry.id, *(self.text(entry, name) for name in FIELDS))
        return hashlib.blake2b("\0".join(texts).encode(), digest_size=16).digest()

    def count_words(self) -> None:
        """Complete :attr:`words` and :attr:`question_words` from what was read."""
        for chunks_, words in (
            (self._chunks, self.words),
            (self._question_chunks, self.question_words),
        ):
            for chunk, count in chunks_.items():
                for word in self._cut(chunk):
                    if not is_unspaced(word):
                        words[word] += count
            chunks_.clear()

    def _count(self, text: str, field: str) -> Counts:
        found = chunks(text)
        counted = Counter(found)
        if field in LONG_FIELDS:
            self._chunks.update(counted)
            terms_of, lookup = self._content_terms, self._content
        else:
            self._chunks.update(counted)
            if field in {"question", "alias"}:
                self._question_chunks.update(counted)
            terms_of, lookup = self._all_terms, {}
        counts: Counts = {}
        for chunk, count in counted.items():
            terms = lookup.get(chunk)
            if terms is None:
                terms = terms_of(chunk)
            for term in terms:
                counts[term] = counts.get(term, 0) + count
        return counts

    def _cut(self, chunk: str) -> tuple[str, ...]:
        words = self._cuts.get(chunk)
        if words is None:
            pieces = PIECE.findall(chunk)
            words = tuple(word for piece in pieces for word in self._analyzer.words(piece))
            self._cuts[chunk] = words
        return words

    def _all_terms(self, chunk: str) -> tuple[str, ...]:
        return self._terms(self._cut(chunk))

    def _content_terms(self, chunk: str) -> tuple[str, ...]:
        is_function_word = self._analyzer.is_function_word
        terms = self._terms(word for word in self._cut(chunk) if not is_function_word(word))
        self._content[chunk] = terms
        return terms

    def _terms(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(term for word in words for term in self._analyzer.terms(word))


def field_lengths(documents: Documents, entries: Iterable[Entry]) -> Mapping[str, list[int]]:
    """Measure the fields of entries in characters, which is as good as words and costs nothing.

    Args:
        documents: What knows the texts of the fields.
        entries: The entries, in order.

    Returns:
        For each field the length for each entry.
    """
    listed = tuple(entries)
    return {name: [len(documents.text(entry, name)) for entry in listed] for name in FIELDS}
