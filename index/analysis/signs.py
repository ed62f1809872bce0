"""Signs that make a name, and signs that stand alone: *C++*, *C#*, *.NET*, ``->``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis.extra import Extra
from index.analysis.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRAILING: Final = re.compile(r"(?<![\w.])(?:[^\W\d_][^\W_]*(?:\+{1,2}|#)|[A-Z]\*)(?![\w+#*])")
_LEADING: Final = re.compile(r"(?<![\w.$@#/:-])(?:\.|--|[$@#])[^\W\d_][\w-]*")
_SIGNS: Final = r"[-+*/%=<>!&|^~?:.@#$\\]"
_ALONE: Final = re.compile(rf"{_SIGNS}{{1,4}}")
_QUOTES: Final = "`'\"()[]{},;\u201c\u201d\u2018\u2019"
_PUNCTUATION: Final = frozenset("?.!:")
_ENDING_SO: Final = frozenset({"::", "?:", "?.", "??", "..", "...", "!!"})
_STRUCTURE: Final = "- * # . : > | ! ? / ## ### #### ... -- --- ---- ** *** **** :: |- -|"
_MARKUP: Final = frozenset(_STRUCTURE.split())
"""Signs that structure running text, and mean themselves only in a question."""


def names(chunk: str) -> Iterator[Extra]:
    """Find names that have a sign before or behind, in a text without white space."""
    for pattern in (_TRAILING, _LEADING):
        for match in pattern.finditer(chunk):
            yield Extra(match.start(), match.end(), fold(match[0]), "name")


def operators(chunk: str) -> Iterator[Extra]:
    """Find what is nothing but signs, punctuation behind it left aside."""
    bare = chunk.strip(_QUOTES)
    if bare[-1:] in _PUNCTUATION and bare[-2:-1] in _QUOTES:
        bare = bare[:-1].strip(_QUOTES)
    if bare not in _ENDING_SO and _ALONE.fullmatch(bare[:-1]) and bare[-1:] in _PUNCTUATION:
        bare = bare[:-1]
    if _ALONE.fullmatch(bare):
        start = chunk.index(bare)
        yield Extra(start, start + len(bare), bare, "name")


def is_markup(term: str) -> bool:
    """Return whether signs are likely to be markup or punctuation in running text."""
    return term in _MARKUP
