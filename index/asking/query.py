"""Reading what was typed: words, and the little syntax of ``docs/search.md``.

Nothing typed is an error: what is not understood as syntax is searched as words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from index.analysis import PIECE, extras_of, is_markup
from index.analysis.joining import close_up

if TYPE_CHECKING:
    from index.analysis import Analyzer, Extra

Kind = Literal["tag", "section", "author", "year", "doi"]

MAX_WORDS = 200
"""Words beyond these are ignored; nobody means them all."""
MAX_PHRASE = 8
"""A phrase of more words is searched as words: nobody remembers a sentence to the letter."""
_MAX_CHARACTERS = 10_000

_TOKEN = re.compile(
    r"""
    (?P<minus>(?<!\S)-(?=[^\s-]))?
    (?:
      (?P<key>(?:tag|section|author|year|doi|in)):\s*
        (?: "(?P<quoted>[^"]*)"? | (?P<bare>[^\s"]*) )
    | "(?P<phrase>[^"]*)(?P<closed>"?)
    | (?P<text>[^\s"]+)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEARS = re.compile(r"(\d{1,4})?\s*(-|\u2013|\.\.)?\s*(\d{1,4})?")
_LIKE_FILTER = re.compile(r"([^\W\d_]{2,12}):([^/:].*)")
_SCOPES = {"question": "question", "questions": "question", "answer": "answer", "answers": "answer"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word searched for."""

    text: str
    """The word, folded."""
    typed: str
    """The word as it was typed."""
    in_phrase: bool = False
    """True when it was typed only within a phrase."""
    otherwise: tuple[str, ...] = ()
    """Other ways in which what was typed may be written: *email* for the parts of *e-mail*."""
    beside: tuple[str, ...] = ()
    """The word joined with the one before and the one behind it."""
    parts: tuple[str, ...] = ()
    """Words to look for where the FAQ does not have the whole, such as *net* for *.NET*."""
    is_sign: bool = False
    """True for signs that stand alone."""
    by_number: bool = False
    """True when a number stands beside it: it may be a unit, or name one of a series."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on an entry or on what it cites."""

    kind: Kind
    """What is compared."""
    value: str
    """What was typed behind the colon."""
    years: tuple[int, int] | None = None
    """First and last year, for ``year:``."""
    negated: bool = False
    """True when entries that meet it are left out."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, understood."""

    words: tuple[Word, ...] = ()
    """Words to find, each once, in the order typed; words of phrases included."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Runs of folded words that must stand together."""
    without: tuple[tuple[str, ...], ...] = ()
    """Words and phrases that must not occur."""
    filters: tuple[Filter, ...] = ()
    """Conditions that all must hold."""
    scope: str = ""
    """``question`` or ``answer`` to search only there; empty for everywhere."""
    last: str = ""
    """The last word when the text ends with it, as somebody still types it."""
    odd: tuple[tuple[str, str], ...] = ()
    """What looks like a condition and is none, before and behind its colon: searched as words."""
    scattered: tuple[tuple[str, ...], ...] = ()
    """Phrases that stand nowhere: their words are searched."""
    running: str = ""
    """What was typed, without conditions and without what must not occur."""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is asked for."""
        return not (self.words or self.phrases or self.without or self.filters)

    @property
    def restricts(self) -> bool:
        """Return whether not every entry with the words will do."""
        return bool(self.filters or self.without or self.phrases)

    def loosened(self) -> Query:
        """Ask for the words of phrases, wherever they stand."""
        words = tuple(replace(word, in_phrase=False) for word in self.words)
        return replace(self, words=words, phrases=(), scattered=self.phrases)


class _Reader:
    """Gathers the parts of one query."""

    def __init__(self, analyzer: Analyzer, *, typing: bool) -> None:
        self._analyzer = analyzer
        self._typing = typing
        self.words: dict[str, Word] = {}
        self.phrases: list[tuple[str, ...]] = []
        self.without: list[tuple[str, ...]] = []
        self.filters: list[Filter] = []
        self.scope = ""
        self.last = ""
        self.odd: list[tuple[str, str]] = []
        self._sequence: list[str] = []
        self._signs: list[Word] = []
        self.running: list[str] = []

    def take(self, token: re.Match[str]) -> None:
        """Understand one token."""
        self.last = ""
        negated = token["minus"] is not None
        if token["key"]:
            quoted = token["quoted"]
            value = (quoted if quoted is not None else token["bare"]).strip()
            self._filter(token["key"].lower(), value, negated)
        elif token["phrase"] is not None:
            if not negated:
                self.running.append(token["phrase"])
            self._phrase(token["phrase"], negated=negated, closed=bool(token["closed"]))
        elif negated and PIECE.search(token["text"]):
            names = [extra.term for extra in extras_of(token["text"]) if extra.kind == "name"]
            self.without.append(
                (names[0],) if names else tuple(self._analyzer.pieces(token["text"]))
            )
        elif negated:
            self._words("-" + token["text"])
        else:
            self.running.append(token["text"])
            if like := _LIKE_FILTER.fullmatch(token["text"]):
                self.odd.append((like[1], like[2]))
            self._words(token["text"])
            self._still_typed(token["text"])

    def _still_typed(self, text: str) -> None:
        words = self._analyzer.pieces(text)
        if words and text and PIECE.search(text[-1]):
            self.last = words[-1]

    def _words(self, text: str, *, in_phrase: bool = False) -> None:
        found = [] if in_phrase else list(extras_of(text))
        names = [extra for extra in found if extra.kind == "name" or _has_letter(text, extra)]
        for name in names:
            inside = text[name.start : name.end]
            parts = tuple(self._analyzer.pieces(inside))
            self._sequence += parts
            whole = Word(name.term, inside, parts=parts, is_sign=not parts)
            if is_markup(name.term):
                self._signs.append(whole)
            else:
                self._add(whole)
        for match in PIECE.finditer(text):
            start, end = match.span()
            if any(name.start <= start and end <= name.end for name in names):
                continue
            own = [extra for extra in found if extra.start < end and start < extra.end]
            otherwise = [extra.term for extra in own if extra.kind in ("joined", "number")]
            parts = tuple(extra.term[1:] for extra in own if extra.kind == "part")
            for word in self._analyzer.words(match[0]):
                self._sequence.append(word)
                self._add(Word(word, match[0], in_phrase, tuple(otherwise), parts=parts))

    def _add(self, word: Word) -> None:
        known = self.words.get(word.text)
        if known is None:
            if len(self.words) < MAX_WORDS:
                self.words[word.text] = word
        elif known.in_phrase and not word.in_phrase:
            self.words[word.text] = word

    def found(self) -> tuple[Word, ...]:
        """Return the words, each once, in the order typed."""
        beside = {
            word
            for left, right in pairwise(self._sequence)
            for number, word in ((left, right), (right, left))
            if number[0].isdigit() and not word[0].isdigit()
        }
        for sign in self._signs if not self.words else ():
            # Between words such a sign is punctuation.
            self._add(sign)
        joined: dict[str, list[str]] = {}
        for left, right in pairwise(self._sequence):
            for word in (left, right):
                joined.setdefault(word, []).append(left + right)
        return tuple(
            replace(
                word, by_number=word.text in beside, beside=tuple(joined.get(word.text, ())[:2])
            )
            for word in self.words.values()
        )

    def _phrase(self, text: str, *, negated: bool, closed: bool) -> None:
        words = tuple(self._analyzer.pieces(text))[:MAX_WORDS]
        if not words:
            self._words(text)
            return
        if negated:
            self.without.append(words)
            return
        if not closed:
            self._still_typed(text)
            if self._typing and self.last:
                # The last word is not finished; only those before it must stand together.
                words = words[:-1]
                self._words(self.last)
        self._words(text, in_phrase=1 < len(words) <= MAX_PHRASE)
        if 1 < len(words) <= MAX_PHRASE:
            self.phrases.append(words)

    def _filter(self, key: str, value: str, negated: bool) -> None:
        if key == "in":
            scope = _SCOPES.get(value.lower())
            if scope and not negated:
                self.scope = scope
            elif value and not scope:
                self.odd.append((key, value))
                self._words(f"{key} {value}")
        elif key == "year":
            years = _years(value)
            if years:
                self.filters.append(Filter("year", value, years, negated))
            elif value:
                self.odd.append((key, value))
                self._words(f"{key} {value}")
        elif value:
            self.filters.append(Filter(key, value, None, negated))  # type: ignore[arg-type]


def parse(text: str, analyzer: Analyzer, *, typing: bool = False) -> Query:
    """Understand what was typed.

    Args:
        text: Any text.
        analyzer: The analysis of the language searched.
        typing: True while the text is still being typed.

    Returns:
        The query; empty when the text asks for nothing.
    """
    reader = _Reader(analyzer, typing=typing)
    for token in _TOKEN.finditer(close_up(text[:_MAX_CHARACTERS])):
        reader.take(token)
    ends_inside_word = not text[-1:].isspace()
    return Query(
        reader.found(),
        tuple(dict.fromkeys(reader.phrases)),
        tuple(dict.fromkeys(reader.without)),
        tuple(reader.filters),
        reader.scope,
        reader.last if ends_inside_word else "",
        tuple(reader.odd),
        running=" ".join(reader.running),
    )


def _has_letter(text: str, extra: Extra) -> bool:
    """Return whether a single letter is joined, which says nothing alone: *e-mail*, *B-12*."""
    pieces = PIECE.findall(text[extra.start : extra.end]) if extra.kind == "joined" else []
    return len(pieces) > 1 and any(len(piece) == 1 and piece.isalpha() for piece in pieces)


def _years(value: str) -> tuple[int, int] | None:
    """Read ``2018``, ``2015-2020``, ``2015-`` or ``-2020``."""
    match = _YEARS.fullmatch(value)
    if not match or not (match[1] or match[3]):
        return None
    first, dash, last = match.groups()
    if not dash:
        return (int(first), int(first)) if first and not last else None
    low, high = int(first or 0), int(last or 9999)
    return min(low, high), max(low, high)
