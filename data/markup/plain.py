"""Markdown as running text, for one line of it: an excerpt needs the words, not the marks."""

from __future__ import annotations

import re
from typing import Final

from data.patterns import lazy_pattern

_LINE_MARKS: Final = lazy_pattern(
    r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|[-+*][ \t]+|\d{1,9}[.)][ \t]+)?", re.MULTILINE
)
_RULES: Final = lazy_pattern(
    r"^[ \t]*(?:`{3,}.*|~{3,}.*|(?:[-*_=][ \t]*){3,}|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?)$",
    re.MULTILINE,
)
_LINK: Final = lazy_pattern(
    r"!?\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)[^()]*\)"
)
# Emphasis may go on over lines of one paragraph; the bound keeps a stray mark from being costly.
_EMPHASIS: Final = lazy_pattern(
    r"(?<![\w\\])(\*{1,3}|_{1,3}|~~|`+)(?=\S)"
    r"((?:.|\n(?![ \t]*\n)){1,500}?)(?<=[^\s\\])\1(?!\w)"
)
_ESCAPE: Final = lazy_pattern(r"\\([!-/:-@\[-`{-~])")


def plain_markdown(text: str) -> str:
    """Take the marks off a Markdown text.

    Good enough for an excerpt: what is odd stays as it is written, and no word is lost.

    Args:
        text: Markdown.

    Returns:
        Its words, line by line, without marks of headings, lists, quotes, emphasis, code and
        links; tables keep their bars.
    """
    text = _RULES.sub("", text)
    text = _LINE_MARKS.sub("", text)
    text = _LINK.sub(r"\1", text)
    for _ in range(3):  # emphasis in emphasis in emphasis
        shorter = _EMPHASIS.sub(r"\2", text)
        if shorter == text:
            break
        text = shorter
    return _ESCAPE.sub(r"\1", text)
