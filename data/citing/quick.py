"""Citations of texts in which they can be nothing else, found by a look.

Nearly all citations are ``[@key]`` in plain paragraphs and lists. Whether a text has no others, and
no line that may be code, is told by its characters; of any other text nothing is said, and it is
read with all of Markdown's rules (:mod:`data.citing.syntax`).
"""

from __future__ import annotations

import re
from typing import Final

from data.model import Citation
from data.patterns import lazy_pattern

_SIMPLE: Final = lazy_pattern(r"\[@(\w+(?:[:.#$%&\-+?<>~/]\w+)*)\](?![\[(])")
_TELLING: Final = ("`", "<", "\\", "\r")
_INDENTED: Final = r"[ ]{0,3} (?: [ ]{4} | \t )"
_ODD: Final = r"""
    [ \t]* (?:
        [#~>=] | --                                       # headings, fences, quotes, underlines
      | ([-*_]) [ \t]*\1 [ \t]*\1                         # rules
      | (?: [-+*] | \d{1,9}[.)] )                         # items that begin with what is no text
        (?: [ \t]{5} | [ ]*\t | [ \t]*(?:\n|\Z) | [ \t]+ (?: [-+*_>#~=] | \d{1,9}[.)] ) )
    )
"""
_MAY_BE_CODE: Final = lazy_pattern(rf"\n (?: [ \t]*\n {_INDENTED} | {_ODD} )", re.VERBOSE)
_MAY_BEGIN_WITH_CODE: Final = lazy_pattern(rf"(?: [ \t]*\n )? {_INDENTED} | {_ODD}", re.VERBOSE)
"""Lines that may be code or change what the next ones are, and such at the beginning of a text."""


def quick_citations(text: str) -> tuple[Citation, ...] | None:
    """Return the citations of a text that has none but ``[@key]``.

    Args:
        text: Markdown.

    Returns:
        The citations in reading order; None where a look does not tell.
    """
    count = text.count("@")
    if text.count("[") != count or text.count("]") != count:
        return None
    for sign in _TELLING:
        if sign in text:
            return None
    found = []
    at = text.find("[@")
    while at >= 0:
        simple = _SIMPLE.match(text, at)
        if simple is None:
            return None
        found.append(Citation(simple[1], "", simple.span()))
        at = text.find("[@", at + 1)
    if len(found) != count or _MAY_BEGIN_WITH_CODE.match(text) or _MAY_BE_CODE.search(text):
        return None
    return tuple(found)
