"""Saying why an entry matched, and whether it is likely to be an answer."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from index.analysis import PIECE
from index.keeping.documents import reference_ids
from index.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.model import Entry, Faq
    from index.analysis import Analyzer
    from index.asking.concepts import Wanted
    from index.keeping.documents import Documents
    from index.model import Field
    from index.ranking.postings import Postings
    from index.ranking.rank import Concept, Impact, Ranker

WEAK_COVERAGE = 0.6
WEAK_SCORE = 0.5
"""An entry is a weak match when it has less than the first share of what was asked for, by rarity,
and scores less than the second for each unit of rarity. Chosen by ``bench/relevance.py``."""
_QUESTION_SUFFICES = 0.5
"""A question that has this share of what matched explains the match by itself."""
_READ_ENTRIES = 3
_READ_CHARACTERS = 4_000
"""Where a word is looked for as it is written."""


class HitMaker:
    """Makes hits of entries that were found."""

    def __init__(
        self, faq: Faq, analyzer: Analyzer, documents: Documents, postings: Postings
    ) -> None:
        self._faq = faq
        self._analyzer = analyzer
        self._documents = documents
        self._postings = postings

    def make(self, place: int, score: float, wanted: Wanted, ranker: Ranker, scope: str) -> Hit:
        """Make the hit of one entry.

        Args:
            place: Place of the entry in the FAQ.
            score: Its relevance.
            wanted: What was looked for.
            ranker: What knows which entries have it.
            scope: Field searched; empty for all.
        """
        entry = self._faq.entries[place]
        asked = [(concept, ranker.impact(concept, scope)) for concept in wanted.content]
        matched = [(concept, impact) for concept, impact in asked if _has(impact, place)]
        whole = sum(impact.rarity for _, impact in asked) + wanted.unknown * ranker.rarity(0)
        weight = sum(impact.rarity for _, impact in matched)
        proven = sum(impact.rarity for concept, impact in matched if concept not in wanted.doubtful)
        field, detail = self._field(entry, place, matched, weight)
        weak = proven < WEAK_COVERAGE * whole and score < WEAK_SCORE * whole
        weak = weak or not proven
        return Hit(entry.id, score, field, detail, weak)

    def as_written(self, word: str, hits: Sequence[Hit]) -> str:
        """Give a folded word as the entries found write it, most often; else as it is."""
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
        self, entry: Entry, place: int, matched: list[tuple[Concept, Impact]], weight: float
    ) -> tuple[Field, str]:
        """Tell where the entry matched best: field, and which alias, tag or reference."""
        best: tuple[float, Field, str] = (0.0, "question", "")
        for field, detail, text in self._texts(entry):
            terms = self._terms(text)
            share = sum(
                impact.rarity
                for concept, impact in matched
                if any(term in terms for term, _ in concept.terms)
            )
            if field == "question" and share and share >= _QUESTION_SUFFICES * weight:
                return field, detail
            if share > best[0]:
                best = share, field, detail
        if best[0] < weight:
            share = sum(
                impact.rarity for concept, impact in matched if self._in_answer(place, concept)
            )
            if share > best[0] or (share == best[0] and best[1] != "question"):
                return "answer", ""
        return best[1], best[2]

    def _texts(self, entry: Entry) -> Iterator[tuple[Field, str, str]]:
        yield "question", "", self._documents.text(entry, "question")
        for number, alias in enumerate(entry.aliases):
            yield "alias", str(number), alias
        for tag in entry.tags:
            yield "tag", tag, tag
        yield "section", "", self._documents.text(entry, "section")
        for key in reference_ids(entry):
            yield "reference", key, self._documents.reference(key)
        for key, text in self._documents.notes(entry):
            yield "note", key, text

    def _terms(self, text: str) -> set[str]:
        return {term for word in self._analyzer.pieces(text) for term in self._analyzer.terms(word)}

    def _in_answer(self, place: int, concept: Concept) -> bool:
        for term, _ in concept.terms:
            places = self._postings.get("answer", term)[0]
            index = bisect_left(places, place)
            if index < len(places) and places[index] == place:
                return True
        return False


def _has(impact: Impact, place: int) -> bool:
    index = bisect_left(impact.places, place)
    return index < len(impact.places) and impact.places[index] == place
