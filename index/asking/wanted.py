"""What a query looks for, gathered word by word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.model import Needle

if TYPE_CHECKING:
    from index.asking.query import Query
    from index.model import Correction, Offer
    from index.ranking.rank import Concept


@dataclass(slots=True)
class Wanted:
    """What a query looks for."""

    content: list[Concept] = field(default_factory=list)
    """What is asked for: an entry that matches has any of it."""
    function: list[Concept] = field(default_factory=list)
    """Words such as *the* and *is*; they rank, but make no match."""
    asking: list[Concept] = field(default_factory=list)
    """What kind of answer is asked for: *where*, *why*, *from*; ranks more."""
    reaching: list[Concept] = field(default_factory=list)
    """Those of :attr:`asking` that make a match by themselves."""
    missing: list[str] = field(default_factory=list)
    """Words as typed that occur nowhere and were not replaced."""
    corrections: list[Correction] = field(default_factory=list)
    """Words that were replaced."""
    doubtful: set[Concept] = field(default_factory=set)
    """What was searched for instead of a word that exists: finding it proves little."""
    unfinished: bool = False
    """Whether the last word is only the beginning of others, so that it has no meaning yet."""
    offers: list[Offer] = field(default_factory=list)
    """Words that were not searched for, as they may be other words than those typed."""
    lit: set[str] = field(default_factory=set)
    """Terms to light."""
    prefixes: set[str] = field(default_factory=set)
    """Beginnings to light."""
    inside: set[str] = field(default_factory=set)
    """Words to light within longer ones."""

    def misses(self, typed: str) -> None:
        """Note that a word occurs nowhere."""
        if typed not in self.missing:
            self.missing.append(typed)

    @property
    def unknown(self) -> int:
        """How many words occur nowhere and were not replaced."""
        return len(self.missing)

    @property
    def is_one_concept(self) -> bool:
        """Return whether a single concept decides everything."""
        return len(self.content) == 1 and not (self.function or self.asking or self.unknown)

    def needle(self, query: Query, language: str) -> Needle:
        """Return what to light."""
        return Needle(
            frozenset(self.lit),
            tuple(sorted(self.prefixes)),
            query.phrases,
            tuple(sorted(self.inside)),
            language,
        )
