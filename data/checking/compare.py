"""Compare titles, pages and questions as careful readers do: by what they say, not how."""

from __future__ import annotations

import unicodedata
from typing import Literal, TypeAlias

from data.patterns import lazy_pattern

TitleMatch: TypeAlias = Literal["same", "subtitle", "similar", "different"]
"""``subtitle``: one of the two lacks the other's subtitle; ``similar``: a person should look."""

_SIMILAR = 0.95
"""Share of equal characters from which a person can tell better than a program."""
_LONGEST = 1_000
"""Titles are compared up to this many characters, since the cost grows with their square."""
_TAG = lazy_pattern(r"</?[A-Za-z][^<>]*>")
_SUBTITLE = lazy_pattern(r"\s*(?:[:?!]\s|\.\s|\s[–—-]\s)\s*")
_WORD = lazy_pattern(r"[^\W_]+")
_DASH = lazy_pattern(r"\s*(?:-{1,2}|[‐‑‒–—−])\s*")


def words_of(text: str) -> list[str]:
    """Return the words of a text without case, accents, markup and punctuation."""
    if "&" in text:
        from html import unescape  # here: its table of names costs start-up

        text = unescape(text)
    plain = _TAG.sub("", text)
    folded = unicodedata.normalize("NFKD", plain).casefold()
    return _WORD.findall("".join(char for char in folded if not unicodedata.combining(char)))


def fold(text: str) -> str:
    """Return a text for comparing: its words with one space between."""
    return " ".join(words_of(text))


def match_titles(ours: str, theirs: str) -> TitleMatch:
    """Tell how well two titles agree.

    Similarity alone takes "Part I" for "Part II": never take ``similar`` for the same work without
    comparing authors, volume and pages.
    """
    one, other = fold(ours)[:_LONGEST], fold(theirs)[:_LONGEST]
    if one == other:
        return "same"
    if fold(main_title(ours)) == other or fold(main_title(theirs)) == one:
        return "subtitle"
    return "similar" if _ratio(one, other) >= _SIMILAR else "different"


def main_title(title: str) -> str:
    """Return a title without its subtitle."""
    return _SUBTITLE.split(" ".join(title.split()), maxsplit=1)[0]


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # not needed for most titles

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _SIMILAR:
        return 0.0
    return matcher.ratio()


def fold_pages(pages: str) -> str:
    """Return pages for comparing: ``139–48`` becomes ``139-148``, ``e1-E9`` becomes ``e1-e9``."""
    first, dash, last = _DASH.sub("-", pages.strip().casefold(), count=1).partition("-")
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first if first == last else first + dash + last


def same_pages(one: str, other: str) -> bool:
    """Return whether two page ranges are the same; a first page alone agrees with its range."""
    one, other = fold_pages(one), fold_pages(other)
    if "-" in one and "-" in other:
        return one == other
    return one.partition("-")[0] == other.partition("-")[0]
