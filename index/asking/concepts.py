"""From the words of a query to what is looked up: stems, kin, beginnings and corrections."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index.analysis import is_unspaced
from index.asking.forms import Forms
from index.asking.likely import Likely
from index.asking.slips import is_worth_offering, may_replace
from index.asking.wanted import Wanted
from index.model import Correction, Offer
from index.ranking.rank import (
    CORRECTED,
    INSIDE,
    LONGER,
    OTHERWISE,
    Concept,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.analysis import Analyzer
    from index.asking.lexicon import Lexicon
    from index.asking.query import Query, Word
    from index.model import SearchRequest
    from index.ranking.rank import Ranker

_CHOICES = 8
"""How many of the nearest words are looked at."""
_TELLING = 5
"""Letters that a beginning must have before it is worth correcting."""


VERSION = re.compile(r"\d+(?:\.\d+)+|\d{1,3}\.\d{1,3}")
"""A version or an address, which may go on."""


class ConceptMaker:
    """Looks up what words stand for in one FAQ."""

    def __init__(self, analyzer: Analyzer, lexicon: Lexicon, ranker: Ranker) -> None:
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._forms = Forms(analyzer, lexicon, ranker)
        self._likely = Likely(analyzer, lexicon, ranker)

    def plain(self, word: str) -> list[Concept]:
        """Return what a folded word stands for in any form."""
        return self._forms.plain(word)

    def make(self, query: Query, request: SearchRequest, check: Callable[[], None]) -> Wanted:
        """Find out what a query looks for.

        Args:
            query: What was typed, understood.
            request: Whether it is still being typed, and whether to correct it.
            check: Called for every word; may raise to stop.
        """
        wanted = Wanted()
        is_function = self._analyzer.is_function_word
        asks_only_how = all(is_function(word.text) for word in query.words)
        for word in query.words:
            check()
            if request.typing and word.text == query.last:
                self._beginning(word, wanted, literal=request.literal)
            elif is_function(word.text) and not asks_only_how:
                self._manner(word.text, wanted)
            elif not word.is_sign:
                self._word_or_parts(word, query, wanted, request)
        for word in query.words:
            if word.is_sign and (len(word.text) > 1 or not wanted.content):
                concepts = self._forms.exact(word.text)
                if self._forms.occurs(concepts):
                    self._take(concepts, wanted, lit=True)
        if not wanted.content and wanted.asking and not wanted.unknown:
            wanted.content, wanted.asking, wanted.reaching = wanted.asking, [], []
        if not wanted.content and wanted.function and not wanted.unknown:
            wanted.content, wanted.function = wanted.function, []
        wanted.content = list(dict.fromkeys(wanted.content))
        wanted.function = list(dict.fromkeys(wanted.function))
        return wanted

    def _word_or_parts(
        self, word: Word, query: Query, wanted: Wanted, request: SearchRequest
    ) -> None:
        """Take a word, or its parts where the FAQ does not have it as a whole."""
        last = word.text == query.last
        if not word.parts or self._forms.occurs(self._concepts_of(word)):
            self._word(word, wanted, literal=request.literal, last=last)
            return
        # A single letter says nothing once it is parted from its word.
        for part in [part for part in word.parts if len(part) > 1] or word.parts:
            if self._analyzer.is_function_word(part):
                self._manner(part, wanted)
            elif request.typing and part == query.last:
                self._beginning(replace(word, text=part, parts=()), wanted, literal=request.literal)
            else:
                last = part == query.last
                one = replace(word, text=part, parts=())
                self._word(one, wanted, literal=request.literal, last=last)

    def _manner(self, word: str, wanted: Wanted) -> None:
        """Take a word that says how something is asked."""
        concepts = self._forms.exact(word)
        if not self._analyzer.is_asking_word(word):
            wanted.function += concepts
            return
        wanted.asking += concepts
        if self._analyzer.is_reaching_word(word):
            wanted.reaching += concepts

    def _word(self, word: Word, wanted: Wanted, *, literal: bool, last: bool) -> None:
        concepts = self._concepts_of(word)
        if self._forms.occurs(concepts):
            self._more_of(word.text, wanted)
            self._take(concepts, wanted, lit=not word.in_phrase)
        elif last and not literal:
            self._beginning(word, wanted, literal=literal)
        elif self._analyzer.is_function_word(word.text):
            return
        elif literal or not self._corrected(word, wanted, beginning=False):
            wanted.misses(word.typed)

    def _concepts_of(self, word: Word) -> list[Concept]:
        """Return what a word stands for, however it is written."""
        concepts = self._forms.with_kin(word.text)
        if len(concepts) != 1:
            return concepts
        terms = dict(concepts[0].terms)
        others = [*word.otherwise, *filter(partial(self._may_join, word.text), word.beside)]
        for other in others:
            for form in (other, *self._lexicon.forms(other)):
                terms.setdefault(form, OTHERWISE)
        for form in [word.text, *others]:
            for part in self._lexicon.parts(form):
                terms.setdefault(part, INSIDE)
        if VERSION.fullmatch(word.text):
            for longer in self._lexicon.beginning_with(word.text + "."):
                terms.setdefault(longer, LONGER)
        for longer in self._lexicon.having_inside(word.text):
            terms.setdefault(longer, INSIDE)
        return [Concept(tuple(terms.items()))]

    def _may_join(self, word: str, joined: str) -> bool:
        """Return whether two words may be one: *tooth ache* may, but *in form* is not *inform*."""
        if joined not in self._lexicon:
            return False
        rest = joined.removesuffix(word) if joined.endswith(word) else joined.removeprefix(word)
        is_function = self._analyzer.is_function_word
        return not ((is_function(rest) or is_function(word)) and self._likely.is_whole(joined))

    def _more_of(self, word: str, wanted: Wanted) -> None:
        """Note what else of a word is to be lit: longer numbers, and compounds with it."""
        if VERSION.fullmatch(word):
            wanted.prefixes.add(word + ".")
        if self._lexicon.having_inside(word):
            wanted.inside.add(word)

    def _beginning(self, word: Word, wanted: Wanted, *, literal: bool) -> None:
        """Take the word still being typed: itself, or any word that begins so."""
        text = word.text
        if is_unspaced(text):
            self._word(word, wanted, literal=True, last=False)
            return
        # What has no whole word so far has no other forms than those that begin so.
        whole = text in self._lexicon or word.otherwise or word.beside
        concepts = self._concepts_of(word) if whole else self._forms.exact(text)
        terms = {term: weight for c in concepts for term, weight in c.terms}
        self._more_of(text, wanted)
        own = frozenset(terms)
        concept = Concept(tuple(terms.items()), beginning=text)
        if not self._lexicon.is_common_beginning(text) or not self._forms.occurs([concept]):
            for longer in self._lexicon.beginning_with(text):
                terms.setdefault(longer, LONGER)
            concept = Concept(tuple(terms.items()))
        if self._forms.occurs([concept]):
            wanted.unfinished = not (self._forms.occurs(concepts) or self._likely.is_whole(text))
            if self._analyzer.is_function_word(text) and len(wanted.content):
                # Nobody can tell yet whether "in" will become "infusion": it must not restrict.
                wanted.function.append(concept)
            else:
                wanted.content.append(concept)
            wanted.prefixes.add(text)
            wanted.lit |= self._forms.stems(own)
        elif literal or not self._corrected(word, wanted, beginning=True):
            wanted.misses(word.typed)

    def _corrected(self, word: Word, wanted: Wanted, *, beginning: bool) -> bool:
        """Replace a word that occurs nowhere; tell whether one was found."""
        typed = word.text
        if any(letter.isdigit() for letter in typed) or is_unspaced(typed):
            return not is_unspaced(typed) and self._halved(word, wanted)
        one_slip = self._lexicon.nearest(typed, most=1, limit=_CHOICES)
        if self._replaced(word, self._likely.of(typed, one_slip), wanted):
            return True
        if not one_slip and self._halved(word, wanted):
            return True
        near = self._lexicon.nearest(typed, limit=_CHOICES)
        if self._replaced(word, self._likely.of(typed, near), wanted):
            return True
        if beginning and len(typed) >= _TELLING and not self._likely.is_whole(typed):
            longer = self._lexicon.nearest(typed, beginning=True, limit=3)
            if self._replaced(word, self._likely.of(typed, longer), wanted, beginning=True):
                return True
        self._offer(word, (*one_slip, *near), wanted)
        return False

    def _replaced(
        self, word: Word, choices: Iterable[str], wanted: Wanted, *, beginning: bool = False
    ) -> bool:
        """Take the first of some words that was meant and not merely is written alike."""
        typed = word.text
        for used in choices:
            meant = used[: len(typed)] if beginning else used
            if word.by_number or not may_replace(typed, meant):
                continue
            # A word of an entry that has since gone may still be in the lexicon.
            concepts = [concept.lessened(CORRECTED) for concept in self._forms.with_kin(used)]
            if self._forms.occurs(concepts):
                self._take(concepts, wanted, lit=True)
                wanted.corrections.append(Correction(word.typed, used))
                if self._likely.is_whole(typed):
                    # Misspelt or not: such a word may be meant.
                    wanted.doubtful.update(concepts)
                return True
        return False

    def _offer(self, word: Word, choices: Iterable[str], wanted: Wanted) -> None:
        """Offer the nearest word that may be meant, and may be another."""
        for near in choices:
            if self._analyzer.is_function_word(near) or not is_worth_offering(word.text, near):
                continue
            if self._forms.occurs(self._forms.plain(near)):
                wanted.offers.append(Offer(word.typed, near))
                return

    def _halved(self, word: Word, wanted: Wanted) -> bool:
        """Read a word as two that were run together; tell whether that makes sense."""
        halves = self._lexicon.halves(word.text, self._forms.share_an_entry)
        if halves is None:
            return False
        for half in halves:
            if self._analyzer.is_function_word(half):
                wanted.function += self._forms.exact(half)
            else:
                concepts = [concept.lessened(CORRECTED) for concept in self._forms.plain(half)]
                self._take(concepts, wanted, lit=True)
        wanted.corrections.append(Correction(word.typed, " ".join(halves)))
        return True

    def _take(self, concepts: list[Concept], wanted: Wanted, *, lit: bool) -> None:
        wanted.content += concepts
        if lit:
            wanted.lit |= self._forms.stems(
                term
                for concept in concepts
                for term, _ in concept.terms
                if not any(word in term and word != term for word in wanted.inside)
                and not term.startswith(tuple(wanted.prefixes) or ("\0",))
            )
