"""What is asked of the index and what it answers: ids and places, never text to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Span = tuple[int, int]
"""Start and end offset in characters."""

Field = Literal["question", "alias", "answer", "tag", "section", "reference", "note", "meaning"]
"""Where an entry matched best; ``note``: in a note shown with it, or a work only that cites;
``meaning``: nowhere, it has none of the words, but is close to what was asked."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search."""

    text: str
    """What was typed: words, or the syntax of ``docs/search.md``. Nothing is an error."""
    limit: int = 50
    """At most this many hits are returned; at least 1."""
    typing: bool = False
    """True while the text is still being typed: the last word then also matches as a beginning."""
    literal: bool = False
    """True to search for what was typed: without correcting words that occur nowhere, and without
    regard to their meaning."""
    words_only: bool = False
    """True to find and order by words only, even where meaning could have a part in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that matched."""

    entry_id: str
    """Id of the entry."""
    score: float
    """Relevance; comparable only within one result."""
    field: Field
    """The field that tells a reader best why it matched: the question when the question matches,
    else where the match is."""
    detail: str = ""
    """Which alias (its index, in decimal), tag, reference or note (its id) matched; else empty."""
    weak: bool = False
    """True when the entry is probably not an answer to what was asked."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that occurs nowhere in the FAQ and what was searched for instead."""

    typed: str
    """The word as it was typed."""
    used: str
    """A word of the FAQ, as it is written there."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that occurs nowhere and one of the FAQ that it may be, which was not searched for."""

    typed: str
    """The word as it was typed."""
    word: str
    """A word of the FAQ, as it is written there."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What to offer when nothing fits well."""

    words: tuple[str, ...] = ()
    """Words of the FAQ nearest to what was typed."""
    entry_ids: tuple[str, ...] = ()
    """Entries whose questions come closest."""
    section_ids: tuple[str, ...] = ()
    """Sections to browse."""


@dataclass(frozen=True, slots=True)
class Needle:
    """What to light in a text: normalised words, beginnings and phrases of a search.

    :mod:`index.lighting.highlight` turns it into spans of any text.
    """

    terms: frozenset[str] = frozenset()
    """Terms as the index's analysis makes them (folded and stemmed)."""
    prefixes: tuple[str, ...] = ()
    """Folded beginnings of words."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Runs of folded words that must stand together."""
    inside: tuple[str, ...] = ()
    """Folded words to light within longer ones, in languages that join words."""
    language: str = "en"
    """Language whose analysis made the terms."""

    def __bool__(self) -> bool:
        """Return whether there is anything to light."""
        return bool(self.terms or self.prefixes or self.phrases or self.inside)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a search."""

    request: SearchRequest
    """What was asked."""
    hits: tuple[Hit, ...] = ()
    """Best first; ties in file order."""
    total: int = 0
    """How many entries match, also beyond the limit."""
    corrections: tuple[Correction, ...] = ()
    """Words that were replaced; empty when nothing was."""
    offers: tuple[Offer, ...] = ()
    """Words that were not searched for, as they may be other words than those typed."""
    missing: tuple[str, ...] = ()
    """Words as typed that occur nowhere and for which no other was searched."""
    partial: bool = False
    """True when no entry has all the words, and hits have only some of them."""
    needle: Needle = Needle()
    """What to light in questions and answers."""
    suggestions: Suggestions = Suggestions()
    """Filled only when there is no hit, or all hits are weak."""
    elapsed: float = 0.0
    """Seconds that the search took."""
    notes: tuple[str, ...] = ()
    """What was not understood, can never be met or may surprise: sentences, no full stops."""
    unfinished: tuple[str, ...] = ()
    """Those of the notes that are too early while the search is still being typed."""
    by_meaning: bool = False
    """True when meaning had a part in the order, and not words alone."""
    sentences: Mapping[str, Needle] = field(default_factory=dict)
    """What to light in entries that were found by meaning alone, by their ids, where the index was
    asked for it: the sentence that comes closest."""

    def lit_in(self, hit: Hit) -> Needle:
        """Return what to light in one of the hits."""
        return self.sentences.get(hit.entry_id, self.needle)

    @property
    def is_nothing(self) -> bool:
        """Return whether there is no answer: no hit, or only what is faintly near in meaning."""
        return all(hit.weak and hit.field == "meaning" for hit in self.hits)

    @property
    def shown(self) -> tuple[Hit, ...]:
        """The hits to show as results; what is merely closest is among the suggestions."""
        return () if self.is_nothing else self.hits
