"""Citations by author and year: where they stand, and which works they mean.

A year is looked for first, then whether the words before it are the names of a work of that year.
Only what fits one work, with all the names that are written, counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from convert.articles.masking import flat, masked, words_of

if TYPE_CHECKING:
    from convert.articles.works import Work, Works

_YEAR: Final = re.compile(
    r"(?<![\w/.$€£:-])(?P<year>(?:1[5-9]|20)\d\d)(?P<label>[a-k])?"
    r"(?:\s?/\s?(?:1[5-9]|20)\d\d)?(?![\w%°]|-\d\d-|\.\d)"
    r"|(?<![\w])(?P<undated>n\.\s?d\.?)-?(?P<label2>[a-k]\b)?"
    r"|(?<![\w])(?P<state>in press|forthcoming|submitted|in preparation)(?!\w)"
)
_BETWEEN: Final = re.compile(r"(?P<held>[*_]{0,3})[\s,]*[(\[]?\s*\Z")
_MORE: Final = re.compile(r"\s*(?:,|;|,?\s*(?:and|&))\s*\Z")
_LETTER: Final = re.compile(r"(?:,\s*|\s*(?:and|&)\s*)(?P<label>[a-k])(?![\w.'])")
_LONGEST: Final = 400
_STARTERS: Final = words_of(
    """see in by as and or but cf e.g also both like unlike from following according since while
    although however when if thus recently similarly later earlier the this against after before
    both whereas because for to of on at with than via per eg ie contrast though i.e compare"""
)
_PARTICLES: Final = words_of("van von de der den del della di da dos du la le ter ten")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where works are named with their years."""

    start: int
    """Where the names begin."""
    year_start: int
    """Where the first year begins."""
    end: int
    """Behind the last year."""
    keys: tuple[str, ...]
    """Works in the order of their years."""
    narrative: bool
    """Whether the years stand in brackets and the names before them."""
    plain: bool
    """Whether the names stand alone: no possessive, no *and colleagues*."""


def find_mentions(text: str, works: Works) -> tuple[list[Mention], list[str]]:
    """Find the citations of a text.

    Args:
        text: Markdown.
        works: The works that can be meant.

    Returns:
        The citations in reading order, and what names works but not a single one.
    """
    if not works.by_year:
        return [], []
    return _Finder(text, works).find()


@dataclass(slots=True)
class _Open:
    """A mention that may go on with a further year."""

    start: int
    year_start: int
    end: int
    keys: list[str]
    narrative: bool
    plain: bool
    names: str


class _Finder:
    def __init__(self, text: str, works: Works) -> None:
        self.works = works
        self.text = text
        self.seen = flat(masked(text))
        self.doubtful: list[str] = []

    def find(self) -> tuple[list[Mention], list[str]]:
        found: list[_Open] = []
        at = 0
        while token := _YEAR.search(self.seen, at):
            at = token.end()
            year = token["year"] or ("n.d." if token["undated"] else token["state"].lower())
            label = token["label"] or token["label2"] or ""
            last = found[-1] if found else None
            if last and last.end < token.start() and self._goes_on(last, token.start()):
                more = self._same_names(last, year, label)
                if more:
                    last.keys += more
                    last.end = token.end()
                    at = self._letters(last, year)
                continue
            opened = self._begun(token, year, label, last.end if last else 0)
            if opened:
                found.append(opened)
                at = self._letters(opened, year)
        mentions = [
            Mention(one.start, one.year_start, one.end, tuple(one.keys), one.narrative, one.plain)
            for one in found
        ]
        return mentions, self.doubtful

    def _goes_on(self, last: _Open, start: int) -> bool:
        between = self.seen[last.end : start]
        return len(between) < 10 and _MORE.match(between) is not None

    def _letters(self, opened: _Open, year: str) -> int:
        # `2000a, b`: the year is not written again.
        while opened.keys and (found := _LETTER.match(self.seen, opened.end)):
            more = self._same_names(opened, year, found["label"])
            if not more:
                break
            opened.keys += more
            opened.end = found.end()
        return opened.end

    def _same_names(self, opened: _Open, year: str, label: str) -> list[str]:
        fitting = [
            work
            for work in self.works.by_year.get(year, ())
            if work.pattern.search(opened.names) or (work.loose and work.loose.search(opened.names))
        ]
        chosen = _with_label(fitting, label)
        return [chosen[0].key] if len(chosen) == 1 else []

    def _begun(self, token: re.Match[str], year: str, label: str, after: int) -> _Open | None:
        candidates = self.works.by_year.get(year, ())
        if not candidates:
            return None
        floor = max(after, token.start() - _LONGEST)
        before = self.seen[floor : token.start()]
        between = _BETWEEN.search(before)
        names = before[: between.start()] if between else before
        gap = before[len(names) :]
        if not gap.strip() and not gap:
            return None
        fitting: list[tuple[int, Work, re.Match[str], bool]] = []
        lower = names.lower()
        for work in candidates:
            if not any(hint in lower for hint in work.hints):
                continue
            found, plain = work.pattern.search(names), True
            if not found and work.loose:
                found, plain = work.loose.search(names), False
            if found and self._alone(floor + found.start(), found[0], work, floor + len(names)):
                fitting.append((found.start(), work, found, plain))
        if not fitting:
            return None
        first = min(start for start, *_ in fitting)
        longest = [one for one in fitting if one[0] == first]
        chosen = _with_label([one[1] for one in longest], label)
        initial = longest[0][2]["initials"].strip()[:1].upper()
        if len(chosen) > 1 and initial:
            chosen = [work for work in chosen if work.given == initial] or chosen
        _, _, found, plain = longest[0]
        start = floor + found.start() + len(found[0]) - len(found[0].lstrip())
        held = between["held"] if between else ""
        if held and self.text[:start].endswith(held):
            start -= len(held)
        if len(chosen) != 1:
            written = " ".join(self.text[start : token.end()].split())
            self.doubtful.append(written + ")" * (written.count("(") > written.count(")")))
            return None
        initials = found["initials"].strip()
        if initials and chosen[0].given and initials[0].upper() != chosen[0].given:
            return None
        narrative = gap.rstrip().endswith(("(", "["))
        own = plain and not found["owner"] and not initials
        return _Open(
            start, token.start(), token.end(), [chosen[0].key], narrative, own, found[0].strip()
        )

    def _alone(self, start: int, match: str, work: Work, end: int) -> bool:
        """Return whether nothing before the names is part of them."""
        lead = len(match) - len(match.lstrip())
        start += lead
        name = match.strip()
        if not any(char.isupper() for char in name):
            return False
        before = self.seen[:start]
        if before[-1:].isalnum() or re.search(r"\w[-'_@/\\]\Z", before[-2:]):
            return False
        if "\n\n" in self.text[start:end]:
            return False
        words = before[-60:].rstrip()
        gap = before[len(before.rstrip()) :]
        if words.endswith(("&", " and", " und")) and gap:
            return self._joined_clauses(words)
        last = re.search(r"([^\W\d_][\w'.-]*)\Z", words)
        if not last or not gap:
            return True
        word = last[1].rstrip(".")
        if word.lower() in _STARTERS:
            return True
        if word in _PARTICLES:
            return False
        if not word[0].isupper() or word.isupper():
            return True
        # A word in capitals right before a name is mostly its first part, unless it begins a
        # sentence: `However Lee (2000)`.
        ahead = words[: last.start(1)].rstrip()
        if words.endswith("."):
            return len(word) > 1  # the end of a sentence, not an initial
        return not ahead or ahead[-1] in '.!?:;(["“' or word[0].upper() == work.given

    @staticmethod
    def _joined_clauses(words: str) -> bool:
        # `Brown (1999) and Short (2018)`, `rising doses and Short (2018)`, not `Daly and Short`.
        ahead = re.sub(r"(?:&|and|und)\Z", "", words).rstrip(" ,")
        last = re.search(r"([^\W\d_][\w'-]*)\Z", ahead)
        return last is None or not last[1][0].isupper()


def _with_label(works: list[Work], label: str) -> list[Work]:
    exact = [work for work in works if work.label == label]
    if exact or label:
        return exact
    return works
