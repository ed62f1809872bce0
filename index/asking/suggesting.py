"""What to offer when nothing fits: words, questions and sections that come closest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.asking.slips import may_replace
from index.model import Suggestions
from index.ranking.matching import Matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.model import Faq
    from index.analysis import Analyzer
    from index.asking.concepts import ConceptMaker
    from index.asking.lexicon import Lexicon
    from index.asking.query import Query
    from index.asking.wanted import Wanted
    from index.model import Hit
    from index.ranking.rank import Ranker

_TELLING = 5
"""Letters that a word must have before words with two slips are like it."""
_ALIKE = 2
"""Words such as *can* and *how* that two questions must share to be put alike."""
_NEAR_WORDS = 5
_NEAR_ENTRIES = 3
_NEAR_SECTIONS = 5


class Suggester:
    """Makes suggestions from one FAQ."""

    def __init__(
        self,
        faq: Faq,
        analyzer: Analyzer,
        lexicon: Lexicon,
        concepts: ConceptMaker,
        ranker: Ranker,
    ) -> None:
        self._faq = faq
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._concepts = concepts
        self._ranker = ranker

    def suggest(self, query: Query, wanted: Wanted, hits: tuple[Hit, ...]) -> Suggestions:
        """Offer what comes closest when nothing fits.

        Args:
            query: What was typed.
            wanted: What was looked for.
            hits: What was found and is weak.

        Returns:
            Words, entries and sections, the closest first.
        """
        words: dict[str, None] = {}
        entries = dict.fromkeys(hit.entry_id for hit in hits[:_NEAR_ENTRIES])
        # What was meant as a condition is told in a note; words like it would be no help.
        odd = {word for pair in query.odd for word in self._analyzer.pieces(" ".join(pair))}
        is_function = self._analyzer.is_function_word
        for word in (word.text for word in query.words if word.text not in odd):
            if not is_function(word) and word not in self._lexicon:
                most = max(2, len(word) // 3) if len(word) >= _TELLING else 1
                near: Iterable[str] = self._lexicon.nearest(word, most=most, limit=_NEAR_WORDS)
                if len(word) < _TELLING:
                    near = [other for other in near if may_replace(word, other)]
                words.update((other, None) for other in near if not is_function(other))
        for near_word in words:
            for concept in self._concepts.plain(near_word):
                for place, _ in self._ranker.best(concept, "", 1):
                    entries.setdefault(self._faq.entries[place].id)
        if not entries:
            entries |= dict.fromkeys(self._asked_alike(wanted))
        sections = {section.id: None for section in self._faq.sections}
        places = self._faq.entries_by_id
        near_sections = dict.fromkeys(places[hit.entry_id].section for hit in hits)
        offered = [section for section in near_sections if section in sections]
        offered += [section for section in sections if section not in near_sections]
        return Suggestions(
            tuple(words)[:_NEAR_WORDS],
            tuple(entries)[:_NEAR_ENTRIES],
            tuple(offered[:_NEAR_SECTIONS]),
        )

    def _asked_alike(self, wanted: Wanted) -> Iterator[str]:
        """Yield the entry whose question is put most alike, where nothing else tells."""
        manner = [*wanted.asking, *wanted.function]
        if len(manner) < _ALIKE:
            return
        impacts = [self._ranker.impact(concept, "question") for concept in manner]
        for place, _ in Matches(impacts).best(1):
            yield self._faq.entries[place].id
