"""Saying why an entry matched, and whether it is likely to be an answer."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import PIECE, extras_of
from index.keeping.documents import reference_ids
from index.model import Hit
from index.ranking.rank import SATURATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.model import Entry, Faq
    from index.analysis import Analyzer
    from index.asking.wanted import Wanted
    from index.keeping.documents import Documents
    from index.model import Field
    from index.ranking.postings import Postings
    from index.ranking.rank import Concept, Impact, Ranker

WEAK_SHARE = 0.14
WEAK_COVERAGE = 0.6
"""An entry is a weak match when it scores less than the first share of what could be scored, and
has less than the second of what was asked for, by rarity. Chosen by ``bench/relevance.py``."""
_QUESTION_SUFFICES = 0.5
"""A question that has this share of what matched explains the match by itself."""
_KEPT = 2048
"""Texts whose terms are kept."""
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
        # Questions, sections and tags come again with every letter that is typed.
        self._terms = lru_cache(maxsize=_KEPT)(self._terms_of)

    def make(
        self, place: int, score: float, wanted: Wanted, ranker: Ranker, scope: str, asked: float
    ) -> Hit:
        """Make the hit of one entry.

        Args:
            place: Place of the entry in the FAQ.
            score: Its relevance.
            wanted: What was looked for.
            ranker: What knows which entries have it.
            scope: Field searched; empty for all.
            asked: The summed rarity of all that was asked.
        """
        entry = self._faq.entries[place]
        concepts = [(concept, ranker.impact(concept, scope)) for concept in wanted.content]
        matched = [
            (concept, impact, at)
            for concept, impact in concepts
            if (at := _index(impact, place)) is not None
        ]
        whole = sum(impact.rarity for _, impact in concepts) + wanted.unknown * ranker.rarity(0)
        weight = sum(impact.rarity for _, impact, _ in matched)
        field, detail = self._field(entry, place, [pair[:2] for pair in matched], weight)
        proven, share = weight, score
        for concept, impact, at in matched:
            if concept in wanted.doubtful:
                proven -= impact.rarity
                share -= impact.scores[at]
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

    def _terms_of(self, text: str) -> set[str]:
        index_terms = self._analyzer.index_terms
        found = {term for word in self._analyzer.pieces(text) for term in index_terms(word)}
        return found.union(extra.term for extra in extras_of(text))

    def _in_answer(self, place: int, concept: Concept) -> bool:
        for term, _ in concept.terms:
            places = self._postings.get("answer", term)[0]
            index = bisect_left(places, place)
            if index < len(places) and places[index] == place:
                return True
        return False


def _index(impact: Impact, place: int) -> int | None:
    """Return where an entry stands in an impact; None when it is not in it."""
    index = bisect_left(impact.places, place)
    found = index < len(impact.places) and impact.places[index] == place
    return index if found else None
