"""Find questions that ask the same, without comparing each with each.

Candidates share one of their rarest words: two sets of n words with at least t * n in common share
one among the ``n - ceil(t * n) + 1`` rarest of each (prefix filtering, see Bayardo, Ma & Srikant,
2007, Scaling up all pairs similarity search).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import takewhile
from math import ceil
from typing import TYPE_CHECKING

from data.checking.compare import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.model import Entry

_SHARED = 0.5
"""Share of common words from which two questions are looked at."""
_CROWD = 100
"""A word of more questions than this tells nothing apart: it brings no two of them together."""
_ENGLISH = """
a an the is are was were be do does did can of to in on for with and my your i you me s
"""
_FILLERS = {"en": frozenset(_ENGLISH.split())}
"""Words without which a question asks the same, by language."""
_ENDING = 3
"""Two forms of one word differ in at most so many letters at their ends."""


def similar_questions(
    entries: Sequence[Entry], language: str = "en"
) -> Iterator[tuple[Entry, Entry, bool]]:
    """Find entries whose questions are the same but for order, fillers and forms of words.

    Args:
        entries: Entries in file order.
        language: BCP 47 tag; fillers are known for English only.

    Yields:
        An entry, an earlier entry that asks the same, and whether the words are the same too.
    """
    fillers = _FILLERS.get(language.partition("-")[0], frozenset())
    first: dict[frozenset[str], Entry] = {}
    for entry in entries:
        words = words_of(entry.question)
        key = frozenset(word for word in words if word not in fillers) or frozenset(words)
        if not key:
            continue
        if key in first:
            yield entry, first[key], True
        else:
            first[key] = entry
    for later, earlier in _near(tuple(first)):
        yield first[later], first[earlier], False


def _near(questions: Sequence[frozenset[str]]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    counts = Counter(word for words in questions for word in words)
    buckets: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for words in questions:
        rare = sorted(words, key=lambda word: (counts[word], word))
        rare = rare[: len(words) - ceil(_SHARED * len(words)) + 1]
        rare = [word for word in rare if counts[word] <= _CROWD]
        candidates = (other for word in rare for other in buckets[word])
        same = next((other for other in candidates if _same(words, other)), None)
        if same is not None:
            yield words, same
        for word in rare:
            buckets[word].append(words)


def _same(words: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two questions differ in nothing but the forms of some words."""
    if len(words) != len(other):
        return False
    ours, theirs = sorted(words - other), sorted(other - words)
    return len(ours) <= _SHARED * len(words) and all(map(_one_word, ours, theirs))


def _one_word(one: str, other: str) -> bool:
    """Return whether two words look like forms of one, such as singular and plural."""
    alike = takewhile(bool, (a == b for a, b in zip(one, other, strict=False)))
    stem = sum(1 for _ in alike)
    numbered = any(map(str.isdigit, one + other))
    return stem > _ENDING and max(len(one), len(other)) - stem <= _ENDING and not numbered
