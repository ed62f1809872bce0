"""The works of a reference list, as the text of an article calls them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from convert.articles.masking import flat, words_of
from data.citing.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.model import Name, Reference

_AND: Final = r"(?:,?\s*\\?&(?:amp;)?\s*|,?\s+(?:and|und|et|y|e|en)\s+)"
_COMMA: Final = r"\s*[,;]\s*"
_ET_AL: Final = r",?\s*[*_]{0,2}et\.?\s+al\b\.?[*_]{0,2}"
_COLLEAGUES: Final = r"\s+(?:and|&)\s+(?:colleagues|co-?workers|co-?authors|associates|others|team)"
_INITIALS: Final = r"(?P<initials>(?:(?-i:(?<!\w)[A-Z])\.[ -]?){0,3} *)"
_END: Final = r"(?P<owner>'s?)?\Z"
_GAPS: Final = frozenset({"…", "others"})
_MOST_WRITTEN: Final = 10
"""Nobody writes more names than these in running text."""
_SMALL: Final = words_of("of for the and in on de la du des und für der et y")


@dataclass(frozen=True, slots=True)
class Work:
    """One work, as it is cited."""

    key: str
    """Id of its reference."""
    year: str
    """``2001``, ``n.d.`` or ``in press``; empty when it has none."""
    label: str
    """What follows the year where another work has the same: ``a``; mostly empty."""
    usual: str
    """Regular expression of the end of a text that names it, in the ways that are in use."""
    unusual: str
    """One of ways that are no ``Names (year)``: ``Smith and colleagues``; empty for none."""
    given: str
    """First letter of the first author's given names; empty when unknown."""
    hints: tuple[str, ...]
    """Words in lower case of which one is in every way to name it: quicker to look for."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression of the usual ways."""
        return _compiled(self.usual)

    @property
    def loose(self) -> re.Pattern[str] | None:
        """The regular expression of the unusual ways; None for none."""
        return _compiled(self.unusual) if self.unusual else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Of thousands of works few are ever looked for: compiling is slow.
    return re.compile(pattern, re.IGNORECASE)


@dataclass(slots=True)
class Works:
    """All works of a list."""

    by_year: dict[str, list[Work]] = field(default_factory=dict)
    """The works by their year."""

    @classmethod
    def of(cls, references: Iterable[tuple[Reference, str]], text: str = "") -> Works:
        """Make them of references.

        Args:
            references: Each with the letter behind its year; empty for none.
            text: What cites them: it may tell what abbreviates an organisation.
        """
        works = cls()
        for reference, label in references:
            work = _work(reference, label, flat(text))
            if work is not None:
                works.by_year.setdefault(work.year, []).append(work)
        return works


def _work(reference: Reference, label: str, text: str) -> Work | None:
    names = reference.authors or _editors(reference)
    year = _year(reference)
    if not names or not year:
        return None
    gap = next((at for at, name in enumerate(names) if name.literal in _GAPS), len(names))
    known, complete = names[:gap], gap == len(names)
    if not known:
        return None
    patterns = [_named(name, text) for name in known]
    form = _form(patterns, complete=complete)
    loose = (
        _INITIALS + patterns[0] + _COLLEAGUES + _END if len(patterns) > 1 or not complete else ""
    )
    return Work(
        reference.id,
        year,
        label,
        _INITIALS + form + _END,
        loose,
        flat(known[0].given[:1]).upper(),
        _hints(known[0], patterns[0]),
    )


def _hints(name: Name, pattern: str) -> tuple[str, ...]:
    if name.family and not name.literal:
        return (re.split(r"[\s-]+", flat(name.family).strip())[0].lower(),)
    words = re.split(r"[\s-]+", re.sub(r"^[Tt]he\s+", "", flat(name.literal or name.given)))
    shorts = re.findall(r"[A-Z][\w&]{1,10}", pattern)
    return (words[0].lower(), *(short.lower() for short in shorts))


def _form(patterns: list[str], *, complete: bool) -> str:
    first = patterns[0]
    if len(patterns) == 1 and complete:
        return first
    forms = []
    if complete and len(patterns) <= _MOST_WRITTEN:
        inner = "".join(_COMMA + pattern for pattern in patterns[1:-1])
        forms.append(f"{first}{inner}(?:{_AND}|{_COMMA}){patterns[-1]}")
    if len(patterns) > 2 or not complete:
        more = ""
        for pattern in reversed(patterns[1:_MOST_WRITTEN]):
            more = f"(?:{_COMMA}{pattern}{more})?"
        forms.append(f"{first}{more}{_ET_AL}")
    return f"(?:{'|'.join(forms)})"


def _named(name: Name, text: str) -> str:
    if name.literal or not name.family:
        return _organisation(flat(name.literal or name.given), text)
    family = _words(flat(name.family))
    particle = flat(f"{name.non_dropping_particle} {name.dropping_particle}".strip())
    if particle:
        family = rf"(?:{_words(particle)}\s+)?{family}"
    return family + rf"(?:,?\s+{re.escape(name.suffix)})?" if name.suffix else family


def _words(text: str) -> str:
    return r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", text) if word)


def _organisation(text: str, article: str) -> str:
    own = re.fullmatch(r"(.+?)\s*[(\[]([A-Z][\w&-]{1,10})[)\]]", text)
    name, short = (own[1], {own[2]}) if own else (text, set())
    words = [word for word in re.split(r"[\s-]+", name) if word and word.lower() not in _SMALL]
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > 1:
        # Initials are a name of it only where the article says so, or its list does.
        said = re.search(rf"{_words(name)}\s*[(\[]({initials})\b", article, re.IGNORECASE)
        if said:
            short.add(said[1])
    full = _words(re.sub(r"^[Tt]he\s+", "", name))
    if not short:
        return full
    shorts = "|".join(map(re.escape, sorted(short)))
    return rf"(?:{full}(?:\s*[(\[](?:{shorts})[)\]])?|(?:{shorts}))"


def _editors(reference: Reference) -> tuple[Name, ...]:
    return names_of(reference, "editor")


def _year(reference: Reference) -> str:
    issued = reference.issued
    if issued and issued.year:
        return str(issued.year)
    if reference.text("status"):
        return reference.text("status").lower()
    return "n.d." if not issued or not issued.literal else issued.literal
