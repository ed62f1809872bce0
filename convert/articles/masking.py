"""What of a Markdown text can hold citations: all but code, formulas and addresses."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_HIDDEN: Final = re.compile(
    r"""
    ^(?P<fence>[ ]{0,3}(?:```+|~~~+))[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`)
    | \$\$.+?\$\$ | (?<![\\$\w])\$(?=\S)[^$\n]+?(?<=\S)\$(?![\d\w])
    | !?\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)
    | ^[ ]{0,3}\[[^\]\n]+\]:[^\n]*
    | <!--.*?-->
    | </?[A-Za-z][^<>]*>
    | <?\b(?:https?://|www\.|mailto:)[^\s<>]+
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_PLAIN: Final = {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "‐": "-", "‑": "-"}


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each code block and code span of a text."""
    found = (match for match in _HIDDEN.finditer(text) if match["fence"] or match["ticks"])
    return [match.span() for match in found]


def masked(text: str) -> str:
    """Return a text of the same length in which what holds no citations is blank."""
    return _HIDDEN.sub(lambda found: " " * len(found[0]), text)


def flat(text: str) -> str:
    """Return a text of the same length without accents, typographic signs and line breaks."""
    if text.isascii():
        return text.replace("\n", " ")
    return "".join(map(_flat, text))


def _flat(char: str) -> str:
    if char.isascii():
        return " " if char == "\n" else char
    return _PLAIN.get(char) or unicodedata.normalize("NFKD", char)[0]


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())
