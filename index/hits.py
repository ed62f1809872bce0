"""Saying why an entry matched, and whether it is likely to be an answer."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from index.analysis import PIECE, extras_of
from index.keeping.documents import reference_ids
from index.keeping.fields import MARKS
from index.model import Hit
from index.ranking.impact import SATURATION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from data.model import Entry, Faq
    from index.analysis import Analyzer
    from index.asking.wanted import Wanted
    from index.keeping.documents import Documents
    from index.model import Field
    from index.ranking.rank import Concept, Ranker

WEAK_SHARE = 0.14
WEAK_COVERAGE = 0.6
"""An entry is a weak match when it scores less than the first share of what could be scored, and
has less than the second of what was asked for, by rarity. Chosen by ``bench/relevance.py``."""
_QUESTION_SUFFICES = 0.5
"""A question that has this share of what matched explains the match by itself."""
_EXPLAINING: Final = ("alias", "tag", "section", "reference", "note")
"""Fields that explain a match where the question does not, in the order of preference."""
_KEPT = 2048
"""Texts whose terms are kept."""
_READ_ENTRIES = 3
_READ_CHARACTERS = 4_000
"""Where a word is looked for as it is written."""


class _Matched(NamedTuple):
    """Something asked for that an entry has."""

    concept: Concept
    """What it is."""
    rarity: float
    """Its rarity."""
    score: float
    """What it adds to the score of the entry."""


class HitMaker:
    """Makes hits of entries that were found."""

    def __init__(self, faq: Faq, analyzer: Analyzer, documents: Documents, ranker: Ranker) -> None:
        self._faq = faq
        self._analyzer = analyzer
        self._documents = documents
        self._ranker = ranker
        # Questions, sections and tags come again with every letter that is typed.
        self._terms = lru_cache(maxsize=_KEPT)(self._terms_of)

    def make(
        self,
        best: Sequence[tuple[int, float]],
        wanted: Wanted,
        scope: str,
        asked: float,
        check: Callable[[], None],
    ) -> tuple[Hit, ...]:
        """Make the hits of entries.

        Args:
            best: Places of the entries in the FAQ, with their relevance.
            wanted: What was looked for.
            scope: Field searched; empty for all.
            asked: The summed rarity of all that was asked.
            check: Called for every hit; may raise to stop.
        """
        places = [place for place, _ in best]
        rarities: list[float] = []
        columns = []
        for concept in wanted.content:
            impact = self._ranker.impact(concept, scope)
            rarities.append(impact.rarity)
            columns.append(impact.at(places))
        whole = sum(rarities) + wanted.unknown * self._ranker.rarity(0)
        hits = []
        for at, (place, score) in enumerate(best):
            check()
            matched = [
                _Matched(concept, rarity, column[at])
                for concept, rarity, column in zip(wanted.content, rarities, columns, strict=True)
                if column[at]
            ]
            hits.append(self._hit(place, score, matched, wanted.doubtful, whole, asked))
        return tuple(hits)

    def _hit(
        self,
        place: int,
        score: float,
        matched: list[_Matched],
        doubtful: Collection[Concept],
        whole: float,
        asked: float,
    ) -> Hit:
        entry = self._faq.entries[place]
        weight = sum(each.rarity for each in matched)
        field, detail = self._field(entry, place, matched, weight)
        proven, share = weight, score
        for each in matched:
            if each.concept in doubtful:
                proven -= each.rarity
                share -= each.score
        weak = proven < WEAK_COVERAGE * whole and share < WEAK_SHARE * asked * (SATURATION + 1)
        return Hit(entry.id, score, field, detail, weak)

    def as_written(self, word: str, hits: Sequence[Hit]) -> str:
        """Return a folded word as the entries found write it, most often; else as it is."""
        forms: Counter[str] = Counter()
        for hit in hits[:_READ_ENTRIES]:
            entry = self._faq.entries_by_id[hit.entry_id]
            for text in (entry.question, *entry.aliases, entry.answer[:_READ_CHARACTERS]):
                for piece in PIECE.findall(text):
                    if self._analyzer.words(piece) == (word,):
                        forms[piece] += 1
        # A capital at the start of a sentence does not make a name.
        return max(forms, key=lambda form: (form.islower(), forms[form], form), default=word)

    def _field(
        self, entry: Entry, place: int, matched: list[_Matched], weight: float
    ) -> tuple[Field, str]:
        """Tell where the entry matched best: field, and which alias, tag or reference."""
        marks = [self._ranker.mark(each.concept, place) for each in matched]

        def share_of(name: str) -> float:
            bit = MARKS[name]
            pairs = zip(matched, marks, strict=True)
            return sum(each.rarity for each, mark in pairs if mark & bit)

        best: tuple[float, Field, str] = (share_of("question"), "question", "")
        if best[0] and best[0] >= _QUESTION_SUFFICES * weight:
            return "question", ""
        for name in _EXPLAINING:
            if share_of(name) <= best[0]:
                continue
            for field, detail, text in self._texts(entry, name):
                terms = self._terms(text)
                share = sum(
                    each.rarity
                    for each in matched
                    if any(term in terms for term, _ in each.concept.terms)
                )
                if share > best[0]:
                    best = share, field, detail
        if best[0] < weight:
            share = share_of("answer")
            if share > best[0] or (share == best[0] and best[1] != "question"):
                return "answer", ""
        return best[1], best[2]

    def _texts(self, entry: Entry, name: str) -> Iterator[tuple[Field, str, str]]:
        if name == "alias":
            for number, alias in enumerate(entry.aliases):
                yield "alias", str(number), alias
        elif name == "tag":
            for tag in entry.tags:
                yield "tag", tag, tag
        elif name == "section":
            yield "section", "", self._documents.text(entry, "section")
        elif name == "reference":
            for key in reference_ids(entry):
                yield "reference", key, self._documents.reference(key)
        else:
            for key, text in self._documents.notes(entry):
                yield "note", key, text

    def _terms_of(self, text: str) -> set[str]:
        index_terms = self._analyzer.index_terms
        found = {term for word in self._analyzer.pieces(text) for term in index_terms(word)}
        return found.union(extra.term for extra in extras_of(text))
