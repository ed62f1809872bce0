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
_MAY_BE_CODE: Final = lazy_pattern(
    r"""
    \n (?:
        [ \t]*\n [ ]{0,3} (?: [ ]{4} | \t )              # indented behind a blank line
      | [ \t]* (?:
            [#~>=] | --                                   # headings, fences, quotes, underlines
          | ([-*_]) [ \t]*\1 [ \t]*\1                     # rules
          | (?: [-+*] | \d{1,9}[.)] )                     # items that begin with what is no text
            (?: [ \t]{5} | [ ]*\t | [ \t]*\n | [ \t]+ (?: [-+*_>#~=] | \d{1,9}[.)] ) )
        )
    )
    """,
    re.VERBOSE,
)


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
    found = list(_SIMPLE.finditer(text))
    if len(found) != count or _MAY_BE_CODE.search(f"\n\n{text}\n"):
        return None
    return tuple([Citation(match[1], "", match.span()) for match in found])
